#include "ConsoleDock.h"

#include "ConsoleLog.h"
#include "ConsoleText.h"
#include "DockButtons.h"
#include "DockContents.h"
#include "ElidedLine.h"
#include "FieldNote.h"
#include "FittedBox.h"
#include "FlowLayout.h"
#include "MonospaceFont.h"
#include "PlainLabel.h"
#include "RawMessageField.h"
#include "ReplyParser.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTime>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace decidesk {

namespace {

// Where both hold the replies stand beside the message.
constexpr int lowDock = 20; ///< lines of text
constexpr int wideDock = 100; ///< average characters
constexpr qsizetype longestSentLine = 200; ///< of a message in the log; the field still has all

QString now()
{
    return QTime::currentTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

/// A refusal that only says what the server would make of the message.
bool canBeOverruled(Error::Kind kind)
{
    return kind == Error::Kind::NotJson || kind == Error::Kind::NotAnObject
        || kind == Error::Kind::UnrecognizedAction || isLimitError(kind);
}

/// A refusal that is over once another server is set, or this one with a consent.
bool isAboutServer(Error::Kind kind)
{
    return kind == Error::Kind::NotConnected || kind == Error::Kind::ConsentNeeded;
}

} // namespace

ConsoleDock::ConsoleDock(SecretStore &secrets, TrafficLog &traffic, QWidget *parent)
    : QDockWidget(parent), m_connection(secrets, &traffic), m_place(new PlainLabel),
      m_label(new QLabel), m_raw(new RawMessageField), m_sendAnyway(new QPushButton),
      m_send(new QPushButton), m_note(new FieldNote(m_raw)), m_log(new ConsoleLog),
      m_splitter(new QSplitter)
{
    setObjectName(QStringLiteral("consoleDock"));
    for (const Action action :
         {Action::Register, Action::Connection, Action::TakeDecision, Action::Disconnect})
        m_inserts.append({action, new QPushButton});
    buildContents();
    connectAll();
    onTextChanged();
    refreshFont();
    retranslate();
}

ConsoleDock::~ConsoleDock() = default;

void ConsoleDock::buildContents()
{
    m_place->setObjectName(QStringLiteral("place"));
    m_place->setElideMode(Qt::ElideMiddle);
    m_label->setBuddy(m_raw);
    m_send->setIcon(symbolIcon(QStringLiteral("send")));
    m_sendAnyway->hide();

    auto *inserts = new FlowLayout;
    for (const auto &[action, button] : std::as_const(m_inserts))
        inserts->addWidget(button);
    auto *sending = new QHBoxLayout;
    sending->addStretch();
    sending->addWidget(m_sendAnyway);
    sending->addWidget(m_send);

    auto *message = new FittedBox;
    auto *top = new QVBoxLayout(message);
    top->setContentsMargins({});
    top->addWidget(m_place);
    top->addLayout(inserts);
    top->addWidget(m_label);
    top->addWidget(m_raw, 1);
    top->addWidget(m_note);
    top->addLayout(sending);

    m_splitter->addWidget(message);
    m_splitter->addWidget(m_log);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto *contents = new QWidget;
    auto *column = new QVBoxLayout(contents);
    column->addWidget(m_splitter);
    contents->setFocusProxy(m_raw);
    m_contents = new DockContents(contents);
    setWidget(m_contents);
}

void ConsoleDock::connectAll()
{
    for (const auto &[action, button] : std::as_const(m_inserts)) {
        connect(button, &QPushButton::clicked, this,
                [this, inserted = action] { insertTemplate(inserted); });
    }
    connect(m_send, &QPushButton::clicked, this, &ConsoleDock::sendRaw);
    connect(m_sendAnyway, &QPushButton::clicked, this, &ConsoleDock::sendAnyway);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), widget(), nullptr, nullptr,
                                       Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &ConsoleDock::sendRaw);
    }
    connect(m_raw, &RawMessageField::textChanged, this, &ConsoleDock::onTextChanged);
    connect(m_raw, &RawMessageField::tooMuchPasted, this,
            [this] { m_note->setError(tr("The text is too long to be pasted: 1 MiB at most.")); });
    connect(&m_connection, &ConsoleConnection::stateChanged, this, &ConsoleDock::refreshPlace);
    connect(&m_connection, &ConsoleConnection::sent, this, &ConsoleDock::onSent);
    connect(&m_connection, &ConsoleConnection::received, this, &ConsoleDock::onReceived);
    connect(&m_connection, &ConsoleConnection::failed, this, &ConsoleDock::onFailed);
}

void ConsoleDock::setServer(const std::optional<Server> &server)
{
    const bool wasInUse = m_connection.state() != ConsoleConnection::State::Closed;
    const std::optional<Server> before = std::exchange(m_server, server);
    const Server next = server.value_or(Server());
    const bool moves = endpointOf(next) != m_connection.endpoint();
    // The token of one server is not for the next, nor is what the user was asked about.
    const QString typed = m_raw->text();
    if (const QString kept = m_connection.withoutToken(typed); moves && kept != typed)
        m_raw->insertTemplate(kept);
    m_connection.setServer(next);
    if (server)
        m_connection.setPlainTextConsent(server->plainTextConsent);
    if (before && wasInUse && m_connection.state() == ConsoleConnection::State::Closed)
        sayConnectionLeft(*before);
    if (m_refusal && (moves || isAboutServer(m_refusal->kind)))
        forgetRefusal();
    refreshPlace();
}

void ConsoleDock::setTimeouts(const Timeouts &timeouts)
{
    m_connection.setTimeouts(timeouts);
}

void ConsoleDock::setLimits(const ReplyLimits &limits)
{
    m_connection.setLimits(limits);
}

void ConsoleDock::focusField()
{
    m_raw->setFocus(Qt::ShortcutFocusReason);
}

void ConsoleDock::resizeEvent(QResizeEvent *event)
{
    QDockWidget::resizeEvent(event);
    arrange();
}

void ConsoleDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refreshFont();
}

void ConsoleDock::insertTemplate(Action action)
{
    m_raw->insertTemplate(m_connection.templateOf(action));
    m_raw->setFocus();
}

void ConsoleDock::sendRaw()
{
    const QString text = m_raw->text();
    if (text.trimmed().isEmpty())
        return;
    if (const auto refusal = m_connection.check(text))
        refuse(*refusal, text);
    else
        deliver(text);
}

void ConsoleDock::sendAnyway()
{
    const QString text = m_raw->text();
    if (m_refusal && text == m_refused)
        deliver(text);
}

void ConsoleDock::deliver(const QString &text)
{
    forgetRefusal();
    m_connection.send(text);
}

void ConsoleDock::onTextChanged()
{
    const QString text = m_raw->text();
    m_send->setEnabled(!text.trimmed().isEmpty());
    if (!m_refusal || text != m_refused)
        forgetRefusal();
}

void ConsoleDock::refuse(const Error &error, const QString &text)
{
    m_refusal = error;
    m_refused = text;
    refreshRefusal();
    // Once the note has its lines.
    QTimer::singleShot(0, this, &ConsoleDock::bringRefusalIntoView);
}

void ConsoleDock::bringRefusalIntoView()
{
    for (QWidget *part : {static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_note)})
        m_contents->ensureWidgetVisible(part, 0, 0);
}

void ConsoleDock::forgetRefusal()
{
    m_refusal.reset();
    m_refused.clear();
    refreshRefusal();
}

void ConsoleDock::refreshRefusal()
{
    const bool overrulable = m_refusal && canBeOverruled(m_refusal->kind);
    if (!overrulable && m_sendAnyway->hasFocus())
        m_raw->setFocus();
    m_sendAnyway->setVisible(overrulable);
    if (m_refusal)
        m_note->setError(consoleRefusalText(*m_refusal));
    else
        m_note->clear();
}

void ConsoleDock::onSent(const QString &text)
{
    //: Heading in the console: a message that we sent; %1 is a time of day
    m_log->append(tr("%1 ↑ Sent").arg(now()), elidedLine(text.simplified(), longestSentLine));
}

void ConsoleDock::onReceived(const QString &text, qint64 latencyMs)
{
    QString heading;
    if (latencyMs < 0) {
        //: Heading in the console: a message that answers none of ours; %1 is a time of day
        heading = tr("%1 ↓ Received, unsolicited").arg(now());
    } else {
        //: Heading in the console: a reply; %1 is a time of day, %2 a number of milliseconds
        heading = tr("%1 ↓ Received after %2 ms").arg(now(), QLocale().toString(latencyMs));
    }
    m_log->append(heading, text);
}

void ConsoleDock::onFailed(const Error &error)
{
    if (isAboutServer(error.kind)) {
        refuse(error, m_raw->text());
        return;
    }
    //: Heading in the console: something went wrong; %1 is a time of day
    m_log->append(tr("%1 ✕ Error").arg(now()), consoleFailureText(error));
}

void ConsoleDock::sayConnectionLeft(const Server &before)
{
    const QString present = m_server ? hostAndPort(m_server->url) : QString();
    //: Heading in the console: the program closed the connection by itself; %1 is a time of day
    m_log->append(tr("%1 ✕ Closed").arg(now()), consoleLeftText(hostAndPort(before.url), present));
}

void ConsoleDock::refreshPlace()
{
    if (!m_server) {
        m_place->setText(tr("No server: choose an account first."));
        return;
    }
    const QString place = hostAndPort(m_server->url);
    switch (m_connection.state()) {
    case ConsoleConnection::State::Closed:
        //: %1 is a host and port. The console's own connection, apart from that of the chat.
        m_place->setText(tr("%1 · not connected").arg(place));
        return;
    case ConsoleConnection::State::Connecting:
        //: %1 is a host and port
        m_place->setText(tr("%1 · connecting…").arg(place));
        return;
    case ConsoleConnection::State::Open:
        //: %1 is a host and port
        m_place->setText(tr("%1 · connected").arg(place));
        return;
    }
}

void ConsoleDock::refreshFont()
{
    const QFont font = monospaceFont(this->font());
    m_raw->setFont(font);
    m_log->setFont(font);
    arrange();
}

void ConsoleDock::arrange()
{
    const bool low = height() < lowDock * fontMetrics().lineSpacing();
    const bool wide = width() > wideDock * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(low && wide ? Qt::Horizontal : Qt::Vertical);
}

void ConsoleDock::retranslate()
{
    //: Title of the tool that sends messages as they are typed
    setWindowTitle(tr("Console"));
    setAccessibleName(windowTitle());
    nameTitleButtons(*this);
    //: Field: a message exactly as it goes to the server
    m_label->setText(tr("&Raw message"));
    m_raw->setAccessibleName(tr("Raw message"));
    for (const auto &[action, button] : std::as_const(m_inserts)) {
        //: Button: puts a template into the field; %1 is a word of the protocol such as Register
        button->setText(tr("Insert %1").arg(actionName(action)));
        button->setAccessibleName(button->text());
    }
    //: Button: sends the text of the field as it is
    m_send->setText(tr("Send raw"));
    m_send->setAccessibleName(m_send->text());
    m_send->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Enter).toString(QKeySequence::NativeText));
    //: Button: sends what was refused
    m_sendAnyway->setText(tr("Send anyway"));
    m_sendAnyway->setAccessibleName(m_sendAnyway->text());
    const QString explanation = tr(
        "The console has its own connection, so nothing sent here affects the chat. It connects "
        "when you send. Logging in to the chat does not log in here: send Register or Connection "
        "first; Insert TakeDecision and Insert Disconnect then fill in the token you received.");
    setWhatsThis(plainToolTip(explanation));
    m_note->setToolTip(plainToolTip(explanation));
    //: Below the field for raw messages: the console does not share the login of the chat
    m_note->setHint(tr("Separate connection: register or log in here first."));
    //: Text: what was sent in the console, what came back and what went wrong
    m_log->setAccessibleName(tr("Replies"));
    m_log->setPlaceholderText(tr("Replies appear here."));
    refreshPlace();
    refreshRefusal();
}

} // namespace decidesk
