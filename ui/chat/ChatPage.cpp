#include "ChatPage.h"

#include "Bookmarks.h"
#include "ButtonLabel.h"
#include "ChatHeader.h"
#include "Composer.h"
#include "ConversationFinder.h"
#include "ConversationView.h"
#include "Draft.h"
#include "ErrorText.h"
#include "FindBar.h"
#include "FittedBox.h"
#include "HistoryStore.h"
#include "LoginRequest.h"
#include "MessageCommands.h"
#include "NewAddress.h"
#include "PlainLabel.h"
#include "PrimaryButton.h"
#include "Secret.h"
#include "SecretClipboard.h"
#include "SecretStore.h"
#include "SessionNotice.h"
#include "SymbolIcon.h"
#include "ThinLine.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

constexpr auto countdownTick = std::chrono::milliseconds(200);

bool canAsk(Session::State state)
{
    switch (state) {
    case Session::State::Connecting:
    case Session::State::LoggingIn:
    case Session::State::Ready:
    case Session::State::Deciding:
    case Session::State::WaitingToReconnect:
    case Session::State::Resting:
        return true;
    default:
        return false;
    }
}

} // namespace

ChatPage::ChatPage(Settings &settings, HistoryStore &history, SecretStore &secrets, QWidget *parent)
    : QWidget(parent), m_secrets(secrets), m_pager(history), m_earlier(history),
      m_header(new ChatHeader), m_banner(new Banner), m_view(new ConversationView(m_pager)),
      m_findBar(new FindBar),
      m_finder(new ConversationFinder(history, m_pager, *m_view, *m_findBar, this)),
      m_bookmarks(new Bookmarks({settings, history, m_pager, *m_view}, this)), m_entry(new QWidget),
      m_composer(new Composer), m_draft(new Draft(history, *m_composer, this)),
      m_loginBar(new FittedBox), m_loginText(new PlainLabel), m_logIn(new PrimaryButton),
      m_actions(new MessageActions(this)), m_commands(new MessageCommands(history, *this, this))
{
    build();
    connectParts();
    retranslate();
}

ChatPage::~ChatPage() = default;

void ChatPage::build()
{
    m_loginText->setWordWrap(true);
    m_logIn->setSymbol(QStringLiteral("log-in"));
    auto *loginRow = new QHBoxLayout(m_loginBar);
    loginRow->setContentsMargins({});
    loginRow->addWidget(m_loginText, 1);
    loginRow->addWidget(m_logIn);
    // No stack: each of the two takes the height that its own lines need.
    auto *entryColumn = new QVBoxLayout(m_entry);
    entryColumn->setContentsMargins({});
    entryColumn->addWidget(m_composer);
    entryColumn->addWidget(m_loginBar);
    m_loginBar->hide();

    auto *above = new QVBoxLayout;
    above->addWidget(m_header);
    above->addWidget(m_banner);
    m_entryRow = new QHBoxLayout;
    m_entryRow->setSpacing(0);
    // They give way at once where the window gets narrow, which margins would not.
    for (QSpacerItem *&edge : m_entryEdges)
        edge = new QSpacerItem(0, 0, QSizePolicy::Maximum, QSizePolicy::Minimum);
    m_entryRow->addItem(m_entryEdges.front());
    m_entryRow->addWidget(m_entry, 1);
    m_entryRow->addItem(m_entryEdges.back());

    constexpr QMargins margins(12, 8, 12, 8);
    above->setContentsMargins(margins);
    m_entryRow->setContentsMargins(0, margins.top(), 0, margins.bottom());

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(above);
    all->addWidget(new ThinLine);
    all->addWidget(m_view, 1);
    all->addWidget(m_findBar);
    all->addWidget(new ThinLine);
    all->addLayout(m_entryRow);
}

void ChatPage::connectParts()
{
    // These buttons go with the state they end, so the focus leaves them first.
    connect(m_header, &ChatHeader::cancelRequested, this, [this] {
        focusMessage();
        if (m_session)
            m_session->cancel();
    });
    connect(m_header, &ChatHeader::disconnectRequested, this, [this] {
        focusMessage();
        if (m_session)
            m_session->disconnectFromServer();
    });
    connect(m_header, &ChatHeader::focusLeaves, this, &ChatPage::focusMessage);
    connect(m_banner, &Banner::focusLeaves, this, &ChatPage::focusMessage);
    connect(m_logIn, &QPushButton::clicked, this, [this] {
        if (m_session)
            requestLogin(*m_session, *window());
    });
    connect(m_banner, &Banner::triggered, this, &ChatPage::onBanner);
    connect(m_composer, &Composer::sendRequested, this, &ChatPage::send);
    connect(m_composer, &Composer::sendAnywayRequested, this, &ChatPage::sendAnyway);
    connect(m_composer, &Composer::edited, this, [this] {
        if (m_session != nullptr && m_session->account().id == m_completion.account
            && m_composer->text().isEmpty())
            m_completion = {};
    });
    m_composer->setEarlier([this](qsizetype index) { return m_earlier.at(index); });
    connect(&m_earlier, &EarlierQuestions::read, m_composer->field(), &MessageField::recallAwaited);
    connect(m_view, &ConversationView::currentMessageChanged, this,
            [this] { m_actions->setMessage(m_view->currentMessage(), m_view->isAsSent()); });
    connect(m_view, &ConversationView::typed, this, [this](const QString &text) {
        focusMessage();
        if (m_composer->isVisible())
            m_composer->field()->insertPlainText(text);
    });
    connect(m_view, &ConversationView::actionRequested, this,
            [this](MessageAction action, qint64 sequence) {
                const int index = m_pager.indexOf(sequence);
                if (index >= 0)
                    performOn(action, m_pager.messages().at(index));
            });
    connect(m_view, &ConversationView::codeRequested, this, [this](qint64 sequence, int part) {
        const int index = m_pager.indexOf(sequence);
        if (index >= 0)
            m_commands->copyCode(m_pager.messages().at(index), part);
    });
    connect(m_view, &ConversationView::webLinkClicked, m_commands,
            [this](const QString &address) { m_commands->openLink({address}); });
    connect(m_view, &ConversationView::columnMarginChanged, this, [this](int margin) {
        for (QSpacerItem *edge : m_entryEdges)
            edge->changeSize(margin, 0, QSizePolicy::Maximum, QSizePolicy::Minimum);
        m_entryRow->invalidate();
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatPage::showMessageMenu);
    connect(m_actions, &MessageActions::triggered, this, &ChatPage::perform);
    connect(m_commands, &MessageCommands::hint, this, &ChatPage::hint);
    connect(m_commands, &MessageCommands::unfoldRequested, m_view, &ConversationView::unfold);
    connect(m_commands, &MessageCommands::completionRequested, this, &ChatPage::complete);
    connect(m_commands, &MessageCommands::showAsSentRequested, m_view,
            &ConversationView::toggleAsSent);
    connect(&m_secrets, &SecretStore::keptOnlyForThisRunChanged, this, &ChatPage::refreshBanner);
    m_countdown.setInterval(countdownTick);
    connect(&m_countdown, &QTimer::timeout, this, &ChatPage::refreshBanner);
}

void ChatPage::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_apiKeyOnOffer = Secret();
    // First, as what the header hides may leave the focus to the entry.
    if (session)
        follow(session);
    m_header->setSession(session);
    const AccountId account = session ? session->account().id : AccountId();
    m_finder->setAccount(account);
    m_bookmarks->open(account);
    m_earlier.setAccount(account);
    m_draft->setAccount(account);
    retranslate();
    onStateChanged();
}

void ChatPage::follow(Session *session) const
{
    connect(session, &Session::stateChanged, this, &ChatPage::onStateChanged);
    connect(session, &Session::problemChanged, this, &ChatPage::refreshBanner);
    connect(session, &Session::accountChanged, this, &ChatPage::retranslate);
}

void ChatPage::setEnterSends(bool enterSends)
{
    m_composer->setEnterSends(enterSends);
}

void ChatPage::offerToKeepApiKey(const Secret &apiKey)
{
    m_apiKeyOnOffer = apiKey;
    refreshBanner();
}

void ChatPage::focusMessage()
{
    if (!m_composer->isHidden())
        m_composer->field()->setFocus(Qt::ShortcutFocusReason);
    else if (m_logIn->isEnabled())
        m_logIn->setFocus(Qt::ShortcutFocusReason);
    else
        m_loginText->setFocus(Qt::ShortcutFocusReason);
}

void ChatPage::save()
{
    m_draft->save();
    m_bookmarks->store();
}

void ChatPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_finder->retranslate();
        retranslate();
    }
}

void ChatPage::keyPressEvent(QKeyEvent *event)
{
    // What the conversation and the message field have no use for comes here.
    if (event->key() == Qt::Key_Escape && m_findBar->isVisible())
        m_finder->close();
    else
        QWidget::keyPressEvent(event);
}

void ChatPage::onStateChanged()
{
    refreshEntry();
    refreshBanner();
}

void ChatPage::refreshEntry()
{
    const Session::State state = m_session ? m_session->state() : Session::State::Offline;
    const bool ask = canAsk(state);
    const bool hadFocus = hasFocusIn(m_entry);
    m_composer->setVisible(ask);
    m_loginBar->setVisible(!ask);
    m_logIn->setEnabled(m_session != nullptr && m_session->isIdle());
    refreshEmptyText();
    if (hadFocus)
        focusMessage();
}

void ChatPage::refreshEmptyText()
{
    const bool ask = m_session != nullptr && canAsk(m_session->state());
    m_view->setEmptyText(
        ask ? tr("No messages yet.\nAsk for a decision below, such as “Shall we ship on Friday?”")
            : tr("No messages yet."));
}

bool ChatPage::hasFocusIn(const QWidget *part) const
{
    // The window's own, which it also has while another window is the active one.
    const QWidget *focus = window()->focusWidget();
    return focus != nullptr && part->isAncestorOf(focus);
}

void ChatPage::refreshBanner()
{
    const bool counts
        = m_session != nullptr && m_session->state() == Session::State::WaitingToReconnect;
    if (counts != m_countdown.isActive())
        counts ? m_countdown.start() : m_countdown.stop();
    if (!m_session) {
        m_banner->clear();
        return;
    }
    if (const auto notice = sessionNotice(*m_session)) {
        m_banner->setContent(*notice);
    } else if (m_secrets.keptOnlyForThisRun() && !m_keychainSeen
               && m_session->account().rememberChecksum) {
        m_banner->setContent(
            {Tone::Warning,
             tr("The keychain of this computer can't be used, so the API key and the checksum will "
                "be lost when you quit. Copy the checksum now and keep it in a safe place."),
             {},
             {Banner::Action::CopyChecksum, Banner::Action::Dismiss}});
    } else if (!m_apiKeyOnOffer.isEmpty()) {
        m_banner->setContent({Tone::Accent,
                              tr("Keep the API key for %1 on this computer?")
                                  .arg(hostAndPort(m_session->server().url)),
                              {},
                              {Banner::Action::KeepApiKey, Banner::Action::Dismiss}});
    } else {
        m_banner->clear();
    }
}

void ChatPage::retranslate()
{
    setAccessibleName(tr("Chat"));
    setButtonLabel(*m_logIn, tr("Log in"));
    const bool isPractice = m_session != nullptr && m_session->server().practice;
    m_loginText->setText(
        isPractice
            ? tr("You are not logged in. Your practice conversation stays here until you quit.")
            : tr("You are not logged in. Your conversation and what you typed stay here."));
    if (m_session) {
        m_view->setDecider(m_session->displayName());
        refreshEmptyText();
    }
    refreshBanner();
}

void ChatPage::send(const QString &text)
{
    if (m_session && m_session->holdsSecret(text))
        m_composer->question(Composer::Doubt::HoldsSecret);
    else if (text.contains(redactionMark))
        m_composer->question(Composer::Doubt::LacksSecret);
    else
        sendAnyway(text);
}

void ChatPage::complete(qint64 sequence, const QString &text)
{
    m_completion = {m_session->account().id, sequence, text};
    m_composer->complete(text);
}

void ChatPage::sendAnyway(const QString &text)
{
    if (!m_session)
        return;
    const AccountId id = m_session->account().id;
    const qint64 completed = m_completion.isDoneBy(id, text) ? m_completion.sequence : 0;
    m_session->ask(text, this, [this, id, text, completed, asked = m_session](const auto &error) {
        const bool stillShown = m_session != nullptr && m_session->account().id == id;
        if (stillShown)
            error ? m_composer->refuse(*error) : m_composer->accept(text);
        if (error)
            return;
        m_draft->onSent(id, text);
        if (completed == 0)
            return;
        m_completion = {};
        if (asked)
            asked->replaced(completed);
    });
}

void ChatPage::perform(MessageAction action)
{
    const auto message = m_view->currentMessage();
    if (message && action == MessageAction::CopyCode)
        m_commands->copyCode(*message, m_view->currentCode());
    else if (message)
        performOn(action, *message);
}

void ChatPage::performOn(MessageAction action, const Message &message)
{
    if (m_session)
        m_commands->perform(action, message, *m_session);
}

void ChatPage::onBanner(Banner::Action action)
{
    if (!m_session)
        return;
    const bool buttonGoes = action != Banner::Action::CopyChecksum
        && action != Banner::Action::EnterChecksum && action != Banner::Action::OpenSettings
        && action != Banner::Action::RegisterAgain && action != Banner::Action::UseAddress;
    if (buttonGoes && hasFocusIn(m_banner))
        focusMessage();
    const qint64 sequence = m_session->problem() ? m_session->problem()->sequence : 0;
    const QString question = m_session->problem() ? m_session->problem()->question : QString();
    switch (action) {
    case Banner::Action::ConnectNow:
        m_session->connectNow();
        break;
    case Banner::Action::AskAgain:
        if (question.contains(redactionMark))
            complete(sequence, question);
        else
            m_session->askAgain(sequence);
        break;
    case Banner::Action::LeaveIt:
        m_session->leave(sequence);
        break;
    case Banner::Action::LogInAgain:
    case Banner::Action::LogInWithIt:
        m_session->logInAgain();
        break;
    case Banner::Action::EnterChecksum:
        askForChecksum(*m_session, *window());
        break;
    case Banner::Action::RegisterAgain:
        emit registerAgainRequested(m_session);
        break;
    case Banner::Action::SendUnencrypted:
        m_session->consentToPlainText();
        break;
    case Banner::Action::UseAddress:
        offerNewAddress(*m_session, *window(), [session = m_session] { session->logInAgain(); });
        break;
    case Banner::Action::CopyChecksum:
        copyChecksum();
        break;
    case Banner::Action::KeepApiKey:
        keepApiKey();
        break;
    case Banner::Action::OpenSettings:
        emit settingsRequested();
        break;
    case Banner::Action::Dismiss:
        dismiss();
        break;
    case Banner::Action::Details:
        break;
    }
}

void ChatPage::dismiss()
{
    if (m_session->problem())
        m_session->dismissProblem();
    else if (m_secrets.keptOnlyForThisRun() && !m_keychainSeen)
        m_keychainSeen = true;
    else
        m_apiKeyOnOffer = Secret();
    refreshBanner();
}

void ChatPage::copyChecksum()
{
    m_secrets.read(checksumEntry(m_session->account().id), this, [this](const auto &found) {
        const auto *checksum = std::get_if<Secret>(&found);
        if (!checksum) {
            emit hint(errorSentence(std::get<Error>(found)));
            return;
        }
        copySecret(*checksum);
        emit hint(tr(
            "Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."));
    });
}

void ChatPage::keepApiKey()
{
    m_secrets.write(apiKeyEntry(m_session->account().server), m_apiKeyOnOffer, this,
                    [this](const std::optional<Error> &error) {
                        emit hint(error ? errorSentence(*error) : tr("The API key is kept."));
                    });
    m_apiKeyOnOffer = Secret();
    refreshBanner();
}

void ChatPage::showMessageMenu(const QPoint &position)
{
    m_view->placeCursorAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    //: Menu entry: copy the selected text
    QAction *copy
        = menu->addAction(symbolIcon(QStringLiteral("copy")), tr("Copy"), m_view, &QTextEdit::copy);
    copy->setEnabled(m_view->textCursor().hasSelection());
    menu->addSeparator();
    menu->addActions(m_actions->actions());
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace decidesk
