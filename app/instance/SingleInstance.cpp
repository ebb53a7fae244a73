#include "SingleInstance.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.instance")

constexpr qsizetype longestToken = 256;
constexpr qsizetype longestServer = 4096;
/// Both of them, with what divides and ends them.
constexpr qsizetype longestRequest = longestToken + longestServer + 2;
constexpr int answerMs = 1000;
constexpr unsigned long retryMs = 50;
constexpr auto answer = "here\n";

void makePrivateFolder(const QString &folder)
{
    constexpr auto ownerOnly
        = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, ownerOnly);
}

bool isPrintable(const QByteArray &token)
{
    return std::all_of(token.cbegin(), token.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

SingleInstance::SingleInstance(QString lockFile, QObject *parent)
    : QObject(parent), m_lockFile(std::move(lockFile)), m_lock(m_lockFile)
{
    // A lock does not grow old; it is void when its process is gone.
    m_lock.setStaleLockTime(0);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Outcome SingleInstance::claim(std::chrono::milliseconds patience)
{
    makePrivateFolder(QFileInfo(m_lockFile).absolutePath());
    QDeadlineTimer deadline(patience);
    bool isFirst = tryLock();
    while (!isFirst) {
        const Answer answer = askToComeForward();
        if (answer == Answer::ComesForward)
            return Outcome::Running;
        // One that has just locked may not listen yet.
        const bool isOver = deadline.hasExpired();
        const bool isGone
            = answer == Answer::NobodyListens && (isOver || isLockOfThisProcessNumber());
        if (isGone && QFile::remove(m_lockFile)) {
            qCWarning(log) << "took over the lock of a program that is gone:" << m_lockFile;
        } else if (isOver) {
            return Outcome::NoAnswer;
        } else {
            QThread::msleep(retryMs);
        }
        isFirst = tryLock();
    }
    listen();
    return Outcome::First;
}

/// Also where no lock can be made at all.
bool SingleInstance::tryLock()
{
    if (m_lock.tryLock(0))
        return true;
    if (m_lock.error() == QLockFile::LockFailedError)
        return false;
    qCWarning(log) << "cannot lock" << m_lockFile;
    return true;
}

bool SingleInstance::isLockOfThisProcessNumber() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) && pid == QCoreApplication::applicationPid()
        && host == QSysInfo::machineHostName();
}

void SingleInstance::listen()
{
    m_listener = std::make_unique<QLocalServer>();
    m_listener->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_listener.get(), &QLocalServer::newConnection, this, &SingleInstance::onConnection);
    // What a crash left behind; whoever holds the lock may take it away.
    QLocalServer::removeServer(socketName());
    if (!m_listener->listen(socketName()))
        qCWarning(log) << "cannot listen at" << socketName() << m_listener->errorString();
}

void SingleInstance::stopListening()
{
    m_listener.reset();
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_listener->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->setReadBufferSize(longestRequest);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() >= longestRequest)
                    socket->abort();
                return;
            }
            const QByteArray line = socket->readLine().chopped(1);
            socket->write(answer);
            socket->disconnectFromServer();
            onRequest(line);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

void SingleInstance::onRequest(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split('\t');
    const QByteArray server = parts.value(1);
    if (!server.isEmpty() && server.size() <= longestServer && isPrintable(server))
        emit serverRequested(server);
    const QByteArray &token = parts.constFirst();
    const bool isToken = token.size() <= longestToken && isPrintable(token);
    emit comeForward(isToken ? token : QByteArray());
}

SingleInstance::Answer SingleInstance::askToComeForward() const
{
    QLocalSocket socket;
    socket.connectToServer(socketName());
    if (!socket.waitForConnected(answerMs)) {
        const bool isNobody = socket.error() == QLocalSocket::ServerNotFoundError
            || socket.error() == QLocalSocket::ConnectionRefusedError;
        return isNobody ? Answer::NobodyListens : Answer::Silence;
    }
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    const QByteArray server = m_server.isEmpty() ? QByteArray() : '\t' + m_server;
    socket.write((token.size() <= longestToken ? token : QByteArray()) + server + '\n');
    const bool isHeard = socket.waitForBytesWritten(answerMs) && socket.waitForReadyRead(answerMs)
        && socket.readAll() == answer;
    return isHeard ? Answer::ComesForward : Answer::Silence;
}

QString SingleInstance::socketName() const
{
    // Short, whatever the lock's path: a socket's path has room for 107 bytes.
    const QByteArray hash = QCryptographicHash::hash(
        QFileInfo(m_lockFile).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    constexpr qsizetype enough = 16;
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
        + QStringLiteral("/decidesk-") + QString::fromLatin1(hash.toHex().left(enough));
}

} // namespace decidesk
