#include "SingleInstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.instance")

constexpr qsizetype longestToken = 256;
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
    do {
        if (m_lock.tryLock(0)) {
            listen();
            return Outcome::First;
        }
        if (m_lock.error() != QLockFile::LockFailedError) {
            qCWarning(log) << "cannot lock" << m_lockFile;
            return Outcome::First;
        }
        if (askToComeForward())
            return Outcome::Running;
        // It may be between its lock and its ear, or about to end.
        QThread::msleep(retryMs);
    } while (!deadline.hasExpired());
    return Outcome::NoAnswer;
}

void SingleInstance::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::onConnection);
    // What a crash left behind; whoever holds the lock may take it away.
    QLocalServer::removeServer(socketName());
    if (!m_server->listen(socketName()))
        qCWarning(log) << "cannot listen at" << socketName() << m_server->errorString();
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->setReadBufferSize(longestToken + 1);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestToken)
                    socket->abort();
                return;
            }
            const QByteArray token = socket->readLine().trimmed();
            socket->write(answer);
            socket->disconnectFromServer();
            emit comeForward(isPrintable(token) ? token : QByteArray());
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

bool SingleInstance::askToComeForward() const
{
    QLocalSocket socket;
    socket.connectToServer(socketName());
    if (!socket.waitForConnected(answerMs))
        return false;
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    socket.write((token.size() <= longestToken ? token : QByteArray()) + '\n');
    return socket.waitForBytesWritten(answerMs) && socket.waitForReadyRead(answerMs)
        && socket.readAll() == answer;
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
