// A program that logs in and asks without end, for tst_Killed to kill.
// usage: asking_program URL FOLDER RUN   (the account is registered in run 0)
// Prints the text of each question on a line of its own once it is accepted.

#include "Backoff.h"
#include "SecretStore.h"
#include "Session.h"
#include "Settings.h"
#include "SqliteHistory.h"
#include "TrafficLog.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

#include <cstdio>

using namespace decidesk;

namespace {

/// The same in every run.
const QUuid theAccount(QStringLiteral("1c6f2d3b-8a4e-4f66-8b52-3a7a3c2dae21"));
const QUuid theServer(QStringLiteral("0b5e1c2a-7f3d-4e55-9a41-2f6f2b1c9d10"));

constexpr int mostWaiting = 5;

/// Asks the next question as soon as the last one was accepted.
class Asker : public QObject
{
public:
    Asker(Session &session, int run) : m_session(session), m_run(run)
    {
        connect(&m_session, &Session::stateChanged, this, &Asker::askNext);
        connect(&m_session, &Session::queueChanged, this, &Asker::askNext);
    }

private:
    void askNext()
    {
        const bool inSession = m_session.state() == Session::State::Ready
            || m_session.state() == Session::State::Deciding;
        if (m_isAsking || !inSession || m_session.queuedCount() >= mostWaiting)
            return;
        m_isAsking = true;
        const QString text = QStringLiteral("question-%1-%2.").arg(m_run).arg(++m_count);
        m_session.ask(text, this, [this, text](const std::optional<Error> &error) {
            m_isAsking = false;
            if (error) {
                std::fprintf(stderr, "refused: %s\n", qPrintable(error->detail));
                return;
            }
            std::printf("%s\n", qPrintable(text));
            std::fflush(stdout);
            QMetaObject::invokeMethod(this, &Asker::askNext, Qt::QueuedConnection);
        });
    }

    Session &m_session;
    const int m_run;
    int m_count = 0;
    bool m_isAsking = false;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString &folder = arguments.at(2);
    const int run = arguments.at(3).toInt();

    Settings settings(folder + QStringLiteral("/settings.ini"));
    SecretStore secrets(QStringLiteral("decidesk-test"), SecretStore::Backend::MemoryOnly);
    SqliteHistory history(folder + QStringLiteral("/history.sqlite"));
    TrafficLog traffic;
    QRandomGenerator random(1);
    Server server;
    server.id = theServer;
    server.url = QUrl(arguments.at(1));
    server.useSystemProxy = false;
    settings.saveServer(server);
    Account account;
    account.id = theAccount;
    account.server = theServer;
    account.name = QStringLiteral("tom");
    account.prompt = QStringLiteral("juste le boss");
    Session session(account, SessionServices{settings, secrets, history, traffic, random});
    const Asker asker(session, run);
    session.restore();
    const Secret checksum(QStringLiteral("checksum-of-tom"));
    if (run == 0)
        session.registerAccount(Secret(QStringLiteral("key")), checksum);
    else
        session.logInWith(checksum);
    return QCoreApplication::exec();
}
