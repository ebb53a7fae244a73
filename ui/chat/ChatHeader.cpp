#include "ChatHeader.h"

#include "PlainLabel.h"
#include "StateDot.h"
#include "StateText.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr auto tick = std::chrono::milliseconds(200);
/// A quick decision should not make a number flash up.
constexpr auto countsFrom = std::chrono::seconds(1);

} // namespace

ChatHeader::ChatHeader(QWidget *parent)
    : QWidget(parent), m_name(new PlainLabel), m_server(new PlainLabel), m_dot(new StateDot),
      m_state(new PlainLabel), m_cancel(new QPushButton), m_disconnect(new QPushButton)
{
    m_name->setElideMode(Qt::ElideRight);
    // Where all is too long for the window, the names go first, and the state only after them.
    m_name->takeSpareRoomOnly();
    m_server->takeSpareRoomOnly();
    m_state->setElideMode(Qt::ElideRight);
    m_name->setObjectName(QStringLiteral("accountName"));
    m_server->setObjectName(QStringLiteral("serverName"));
    m_state->setObjectName(QStringLiteral("state"));
    m_disconnect->setIcon(symbolIcon(QStringLiteral("disconnect")));
    m_cancel->setIcon(symbolIcon(QStringLiteral("cancel")));

    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_name);
    titles->addWidget(m_server);

    auto *row = new QHBoxLayout(this);
    row->addLayout(titles, 1);
    row->addWidget(m_dot, 0, Qt::AlignVCenter);
    row->addWidget(m_state);
    row->addSpacing(fontMetrics().averageCharWidth());
    row->addWidget(m_cancel);
    row->addWidget(m_disconnect);

    connect(m_cancel, &QPushButton::clicked, this, &ChatHeader::cancelRequested);
    connect(m_disconnect, &QPushButton::clicked, this, &ChatHeader::disconnectRequested);
    m_clock.setInterval(tick);
    connect(&m_clock, &QTimer::timeout, this, &ChatHeader::refreshState);
    retranslate();
}

void ChatHeader::setSession(Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::stateChanged, this, &ChatHeader::refresh);
        connect(m_session, &Session::accountChanged, this, &ChatHeader::refresh);
    }
    refresh();
}

void ChatHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ChatHeader::refresh()
{
    if (m_session) {
        const Server server = m_session->server();
        const QUrl url = m_session->url();
        const QString place = m_session->place();
        QFont bold = font();
        bold.setBold(true);
        m_name->setFont(bold);
        m_name->setText(m_session->displayName());
        // The end of an address tells more than its middle.
        m_server->setElideMode(server.practice ? Qt::ElideRight : Qt::ElideMiddle);
        if (server.practice)
            //: Below the account's name
            m_server->setText(tr("Practice, deleted when you quit"));
        else if (isUnencrypted(url))
            //: Below the account's name; %1 is the address of the server
            m_server->setText(tr("%1 · unencrypted").arg(place));
        else
            m_server->setText(place);
    }
    refreshState();
}

void ChatHeader::refreshState()
{
    const Session::State state = m_session ? m_session->state() : Session::State::Offline;
    QString text = m_session ? stateText(state, m_session->untilNextAttempt()) : QString();
    const bool underWay = isUnderWay(state);
    if (m_session != nullptr && underWay && m_session->timeInState() >= countsFrom) {
        const auto seconds
            = std::chrono::duration_cast<std::chrono::seconds>(m_session->timeInState()).count();
        //: A state and for how many seconds it has lasted, such as "Deciding… 3 s"
        text = tr("%1 %2 s").arg(text).arg(seconds);
    }
    m_state->setText(text);
    m_dot->setState(state);
    const auto offer = [this](QPushButton &button, bool offered) {
        if (!offered && window()->focusWidget() == &button)
            emit focusLeaves();
        button.setVisible(offered);
    };
    offer(*m_cancel, underWay || state == Session::State::WaitingToReconnect);
    offer(*m_disconnect,
          state == Session::State::Ready || state == Session::State::Deciding
              || state == Session::State::Open || state == Session::State::WaitingToReconnect
              || state == Session::State::Resting);

    const bool counts = underWay || state == Session::State::WaitingToReconnect;
    if (counts && !m_clock.isActive())
        m_clock.start();
    else if (!counts)
        m_clock.stop();
}

void ChatHeader::retranslate()
{
    //: Button: give up what is going on
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    //: Button: end the session on the server
    m_disconnect->setText(tr("Disconnect"));
    m_disconnect->setAccessibleName(tr("Disconnect"));
    m_disconnect->setToolTip(tr("Ends the session on the server"));
    refresh();
}

} // namespace decidesk
