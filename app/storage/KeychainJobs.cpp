#include "KeychainJobs.h"

#include "LockedEntry.h"

#include <qt6keychain/keychain.h>

#include <QMetaObject>
#include <QStringDecoder>

#include <utility>

namespace decidesk {

namespace {

constexpr QLatin1StringView lockedCause("the keyring is locked");

/// `textData` would drop a byte order mark at the start, and what was written would not be what is
/// read back.
Secret secretOf(const QKeychain::ReadPasswordJob &job)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return Secret(decoder(job.binaryData()));
}

KeychainJobs::Outcome outcomeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job))
            return {KeychainJobs::Status::Done, secretOf(*read), {}};
        return {};
    case QKeychain::EntryNotFound:
        return {KeychainJobs::Status::Missing, {}, {}};
    default:
        return {KeychainJobs::Status::Unavailable, {}, job.errorString()};
    }
}

KeychainJobs::Outcome unavailable(const QString &cause)
{
    return {KeychainJobs::Status::Unavailable, {}, cause};
}

} // namespace

KeychainJobs::KeychainJobs(QString service, QObject *parent)
    : QObject(parent), m_service(std::move(service))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &KeychainJobs::onTimeout);
}

KeychainJobs::~KeychainJobs() = default;

void KeychainJobs::read(const QString &key, Ended ended)
{
    readIn(m_service, key, [this, key, ended = std::move(ended)](const Outcome &found) {
        if (found.status == Status::Missing && !m_formerService.isEmpty())
            readFormer(key, ended);
        else
            ended(found);
    });
}

void KeychainJobs::readFormer(const QString &key, const Ended &ended)
{
    readIn(m_formerService, key, [this, key, ended](const Outcome &found) {
        if (found.status != Status::Done) {
            ended(found);
            return;
        }
        // Where this fails the next read tries again.
        write(key, found.secret, [found, ended](const Outcome & /*renamed*/) { ended(found); });
    });
}

void KeychainJobs::readIn(const QString &service, const QString &key, Ended ended)
{
    start(newJob<QKeychain::ReadPasswordJob>(service, key), std::move(ended));
}

void KeychainJobs::write(const QString &key, const Secret &secret, Ended ended)
{
    auto *job = newJob<QKeychain::WritePasswordJob>(m_service, key);
    job->setTextData(secret.reveal());
    start(job, [this, key, secret, ended = std::move(ended)](const Outcome &written) {
        if (written.status != Status::Done) {
            ended(written.status == Status::Locked ? written : unavailable(written.cause));
            return;
        }
        readIn(m_service, key, [this, key, secret, ended](const Outcome &found) {
            const bool same = found.status == Status::Done && found.secret == secret;
            if (same && !m_formerService.isEmpty())
                removeIn(m_formerService, key,
                         [ended](const Outcome & /*renamed*/) { ended(Outcome()); });
            else if (same || found.status == Status::Unavailable)
                ended({found.status, {}, found.cause});
            else
                ended(unavailable(QStringLiteral("what was written could not be read back")));
        });
    });
}

void KeychainJobs::remove(const QString &key, Ended ended)
{
    removeIn(m_service, key, [this, key, ended = std::move(ended)](const Outcome &removed) {
        if (removed.status == Status::Done && !m_formerService.isEmpty())
            removeIn(m_formerService, key, ended);
        else
            ended(removed);
    });
}

void KeychainJobs::removeIn(const QString &service, const QString &key, Ended ended)
{
    auto *job = newJob<QKeychain::DeletePasswordJob>(service, key);
    start(job, [this, service, key, ended = std::move(ended)](const Outcome &removed) {
        if (removed.status != Status::Done) {
            ended(removed.status == Status::Missing ? Outcome() : removed);
            return;
        }
        readIn(service, key, [ended](const Outcome &found) {
            if (found.status == Status::Done)
                ended(unavailable(QStringLiteral("the entry is still there")));
            else
                ended({found.status == Status::Missing ? Status::Done : found.status,
                       {},
                       found.cause});
        });
    });
}

template <typename Job>
Job *KeychainJobs::newJob(const QString &service, const QString &key)
{
    // Without a parent: it deletes itself, and must not go before its backend is done with it.
    auto *job = new Job(service);
    job->setKey(key);
    return job;
}

void KeychainJobs::start(QKeychain::Job *job, Ended ended)
{
    Q_ASSERT(!m_ended);
    m_ended = std::move(ended);
    if (m_stuck) {
        delete job; // was never started
        end(unavailable(QStringLiteral("it is still busy with an earlier request")));
        return;
    }
    if (!m_isRefused) {
        run(job);
        return;
    }
    const auto told = [this, job](bool locked) {
        if (!locked) {
            run(job);
            return;
        }
        delete job; // was never started
        end({Status::Locked, {}, lockedCause});
    };
    // What is not there, or in another keyring, opens no prompt.
    if (qobject_cast<QKeychain::WritePasswordJob *>(job) != nullptr)
        askForLockedKeyring(m_timeout, this, told);
    else
        askForLockedEntry(job->service(), job->key(), m_timeout, this, told);
}

void KeychainJobs::run(QKeychain::Job *job)
{
    m_running = job;
    connect(job, &QKeychain::Job::finished, this, &KeychainJobs::onFinished);
    m_deadline.start(m_timeout);
    job->start();
}

void KeychainJobs::onFinished(QKeychain::Job *job)
{
    if (job == m_stuck) {
        m_stuck.clear();
        QMetaObject::invokeMethod(this, &KeychainJobs::recovered, Qt::QueuedConnection);
        return;
    }
    m_running.clear();
    m_deadline.stop();
    const Outcome outcome = outcomeOf(*job);
    if (outcome.status == Status::Missing)
        onMissing(job->service(), job->key());
    else if (outcome.status == Status::Unavailable)
        onFailed(outcome.cause);
    else
        end(outcome);
}

void KeychainJobs::onMissing(const QString &service, const QString &key)
{
    askForLockedEntry(service, key, m_timeout, this, [this](bool locked) {
        m_isRefused = m_isRefused || locked;
        if (locked)
            end({Status::Locked, {}, lockedCause});
        else
            end({Status::Missing, {}, {}});
    });
}

/// A prompt that was dismissed is an error like others to QtKeychain.
void KeychainJobs::onFailed(const QString &cause)
{
    askForLockedKeyring(m_timeout, this, [this, cause](bool locked) {
        m_isRefused = m_isRefused || locked;
        end({locked ? Status::Locked : Status::Unavailable, {}, cause});
    });
}

void KeychainJobs::onTimeout()
{
    m_stuck = std::exchange(m_running, nullptr);
    end(unavailable(QStringLiteral("no answer within %1 ms").arg(m_timeout.count())));
}

void KeychainJobs::end(const Outcome &outcome)
{
    QMetaObject::invokeMethod(
        this,
        [this, outcome] {
            const Ended ended = std::exchange(m_ended, nullptr);
            ended(outcome);
        },
        Qt::QueuedConnection);
}

} // namespace decidesk
