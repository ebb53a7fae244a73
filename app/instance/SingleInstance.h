#pragma once

#include <QByteArray>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

class QLocalServer;

namespace decidesk {

/// One running program per lock file: the first holds the lock, a later one asks it to come
/// forward. A lock that a crash left behind counts for nothing, also where process numbers repeat
/// (in containers the next run often has the number of the one that was killed): who does not
/// listen on its socket is not running.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        First, ///< goes on; `comeForward` follows when others start
        Running, ///< another one runs, and comes forward
        NoAnswer, ///< another one runs, and does not answer
    };

    /// The folder of `lockFile` is made with rights for its owner only where it is missing. Nothing
    /// else happens before `claim`.
    explicit SingleInstance(QString lockFile, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// What `claim` tells another one that runs: the server for its account page (`--server`).
    void setServer(const QByteArray &url) { m_server = url; }

    /// Waits up to `patience` for the answer of another one. Where no lock can be made at all (a
    /// disk that is read-only) it is the first.
    Outcome claim(std::chrono::milliseconds patience = std::chrono::seconds(3));

    /// For a program that ends: from now on a later one waits for the lock.
    void stopListening();

signals:
    /// Another one was started. `activationToken` is what the desktop gave it so that a window may
    /// come to the front ($XDG_ACTIVATION_TOKEN); may be empty.
    void comeForward(const QByteArray &activationToken);
    /// Before that: it was started with `--server`. As it came, at most 4,096 bytes without white
    /// space.
    void serverRequested(const QByteArray &url);

private:
    [[nodiscard]] bool tryLock();
    void listen();
    void onConnection();
    void onRequest(const QByteArray &line);
    enum class Answer { ComesForward, Silence, NobodyListens };
    [[nodiscard]] Answer askToComeForward() const;
    [[nodiscard]] bool isLockOfThisProcessNumber() const;
    [[nodiscard]] QString socketName() const;

    const QString m_lockFile;
    QLockFile m_lock;
    QByteArray m_server;
    std::unique_ptr<QLocalServer> m_listener;
};

} // namespace decidesk
