#include "DemoRun.h"

#include "Session.h"
#include "SessionList.h"

#include <QAbstractButton>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QStringList>
#include <QTextStream>
#include <QWidget>

#include <chrono>
#include <cstdlib>

namespace decidesk {

namespace {

constexpr auto longest = std::chrono::seconds(30);
/// For the last decision to be laid out and painted.
constexpr auto settle = std::chrono::milliseconds(300);

const QStringList questions{QStringLiteral("Shall we ship on Friday?"),
                            QStringLiteral("Tea or coffee for the meeting on Monday?")};

template <typename Widget>
Widget *visible(const QWidget &window, const QString &objectName)
{
    auto *widget = window.findChild<Widget *>(objectName);
    return widget && widget->isVisible() ? widget : nullptr;
}

} // namespace

DemoRun::DemoRun(QWidget &window, SessionList &sessions, QString file, QObject *parent)
    : QObject(parent), m_window(window), m_sessions(sessions), m_file(std::move(file))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(QStringLiteral("took too long")); });
}

void DemoRun::start()
{
    m_deadline.start(longest);
    connect(&m_sessions, &SessionList::added, this, [this](Session *session) {
        connect(session, &Session::decisionArrived, this, &DemoRun::onDecision);
        connect(session, &Session::problemChanged, this, [this, session] {
            if (session->problem())
                fail(QStringLiteral("the practice server was no help"));
        });
        // The window shows the conversation from the event loop.
        QTimer::singleShot(settle, this, &DemoRun::ask);
    });
    auto *button = visible<QAbstractButton>(m_window, QStringLiteral("register"));
    if (!button || !button->isEnabled()) {
        fail(QStringLiteral("there is no account page, or it is not filled in"));
        return;
    }
    button->click();
}

void DemoRun::ask()
{
    auto *field = visible<QPlainTextEdit>(m_window, QStringLiteral("message"));
    auto *send = visible<QAbstractButton>(m_window, QStringLiteral("send"));
    if (!field || !send) {
        fail(QStringLiteral("there is no message field"));
        return;
    }
    field->setPlainText(questions.at(m_asked++));
    send->click();
}

void DemoRun::onDecision() const
{
    if (m_asked < questions.size())
        QTimer::singleShot(settle, this, &DemoRun::ask);
    else
        QTimer::singleShot(settle, this, &DemoRun::takePicture);
}

void DemoRun::takePicture()
{
    if (m_window.grab().save(m_file))
        end(EXIT_SUCCESS);
    else
        fail(QStringLiteral("the picture can't be written to ") + m_file);
}

void DemoRun::fail(const QString &reason)
{
    QTextStream(stderr) << "decidesk: the demonstration failed: " << reason << '\n';
    end(EXIT_FAILURE);
}

void DemoRun::end(int exitStatus)
{
    if (m_ended)
        return;
    m_ended = true;
    m_deadline.stop();
    emit ended(exitStatus);
}

} // namespace decidesk
