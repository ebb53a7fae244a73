#include "WindowDesk.h"

#include "ConversationView.h"
#include "EventLoop.h"
#include "Session.h"

using namespace decidesk;
using namespace Qt::StringLiterals;

WindowDesk::WindowDesk(const QString &historyFile)
    : m_history(historyFile.isEmpty() ? m_folder.filePath(u"history.db"_s) : historyFile),
      m_sessions(SessionServices{.settings = m_settings,
                                 .secrets = m_secrets,
                                 .history = m_history,
                                 .traffic = m_traffic,
                                 .random = m_random})
{
    m_language.apply(u"en"_s);
    m_window.emplace(MainWindow::Services{m_settings, m_secrets, m_history, m_sessions, m_traffic,
                                          m_language, m_folder.filePath(u"log"_s)});
}

Session *WindowDesk::openConversation(const QUrl &url)
{
    Server server;
    server.id = QUuid::createUuid();
    server.url = url;
    server.useSystemProxy = false;
    m_settings.setCurrentServer(server);
    Session *session = m_sessions.startRegistration({server, u"tom"_s, u"A careful friend"_s,
                                                     Secret(u"some-api-key"_s),
                                                     Secret(u"some-checksum"_s), true});
    if (!waitUntil([session] { return session->state() == Session::State::Ready; }))
        return nullptr;
    m_settings.setLastAccount(session->account().id);
    m_window->showLast();
    m_window->show();
    const auto *view = m_window->findChild<ConversationView *>();
    return waitUntil([view] { return view->isVisible(); }) ? session : nullptr;
}
