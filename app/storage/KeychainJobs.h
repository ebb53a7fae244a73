#pragma once

#include "Secret.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>

namespace QKeychain { // NOLINT(readability-identifier-naming): the library's name
class Job;
}

namespace decidesk {

/// Runs single jobs of QtKeychain, one at a time, each with a deadline.
///
/// QtKeychain has one queue for the whole program, and a job that waits for an unlock prompt holds
/// it for ever. Such a job can't be deleted (its backend would call back into freed memory): it is
/// left to itself, and until it ends every further job fails at once. Outcomes arrive from the
/// event loop, never from inside the signal of a job. Who refuses to unlock the keyring is asked
/// once: until it is unlocked further jobs end as Locked, without a prompt.
class KeychainJobs : public QObject
{
    Q_OBJECT

public:
    enum class Status {
        Done,
        Missing, ///< there is no such entry
        Locked, ///< it is in a keyring that stays locked
        Unavailable, ///< `cause` says why
    };

    struct Outcome
    {
        Status status = Status::Done;
        Secret secret; ///< of a read
        QString cause;
    };

    using Ended = std::function<void(const Outcome &)>;

    explicit KeychainJobs(QString service, QObject *parent = nullptr);
    ~KeychainJobs() override;

    /// Entries of `service` are renamed when they are read, and go when they are written or
    /// removed.
    void setFormerService(const QString &service) { m_formerService = service; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    /// Each of the three may be called when the one before has ended, from within its `ended` too.
    void read(const QString &key, Ended ended);
    /// Done only once the entry was read back.
    void write(const QString &key, const Secret &secret, Ended ended);
    /// Done only once the entry is missing, be it that it was before.
    void remove(const QString &key, Ended ended);

signals:
    /// The job that did not end in time has ended now: the keychain answers again.
    void recovered();

private:
    template <typename Job>
    Job *newJob(const QString &service, const QString &key);
    void readIn(const QString &service, const QString &key, Ended ended);
    void readFormer(const QString &key, const Ended &ended);
    void removeIn(const QString &service, const QString &key, Ended ended);
    void start(QKeychain::Job *job, Ended ended);
    void run(QKeychain::Job *job);
    void onFailed(const QString &cause);
    void onFinished(QKeychain::Job *job);
    void onMissing(const QString &service, const QString &key);
    void onTimeout();
    void end(const Outcome &outcome);

    QString m_service;
    QString m_formerService; ///< empty: none
    std::chrono::milliseconds m_timeout{30'000};
    QTimer m_deadline;
    QPointer<QKeychain::Job> m_running;
    QPointer<QKeychain::Job> m_stuck;
    bool m_isRefused = false; ///< to unlock the keyring
    Ended m_ended;
};

} // namespace decidesk
