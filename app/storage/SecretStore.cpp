#include "SecretStore.h"

#include "LockedEntry.h"

#include <QLoggingCategory>
#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.secrets")

using Status = KeychainJobs::Status;

/// Nobody has to be told of a keychain that answers before.
constexpr std::chrono::milliseconds patience(700);

Error unavailable(const KeychainJobs::Outcome &outcome)
{
    const qint64 code = outcome.status == Status::Locked ? 1 : 0;
    return {Error::Kind::KeychainUnavailable, outcome.cause, code, {}};
}

/// What a call that has nothing to hand out answers.
std::variant<Secret, Error> resultOf(const KeychainJobs::Outcome &outcome)
{
    if (outcome.status == Status::Done)
        return Secret();
    return unavailable(outcome);
}

} // namespace

SecretStore::SecretStore(QString service, Backend backend, QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWaiting(true); });
    if (backend == Backend::MemoryOnly)
        return;
    m_jobs = std::make_unique<KeychainJobs>(std::move(service));
    connect(m_jobs.get(), &KeychainJobs::recovered, this, &SecretStore::scheduleCatchUp);
}

SecretStore::~SecretStore() = default;

void SecretStore::setFormerService(const QString &service)
{
    if (m_jobs)
        m_jobs->setFormerService(service);
}

void SecretStore::setTimeout(std::chrono::milliseconds timeout)
{
    if (m_jobs)
        m_jobs->setTimeout(timeout);
}

void SecretStore::read(const QString &key, QObject *context, ReadDone done)
{
    enqueue({Request::Kind::Read, key, {}, context, std::move(done), {}});
}

void SecretStore::write(const QString &key, const Secret &secret, QObject *context, Done done)
{
    enqueue({Request::Kind::Write, key, secret, context, {}, std::move(done)});
}

void SecretStore::keepForThisRun(const QString &key, const Secret &secret, QObject *context,
                                 Done done)
{
    enqueue({Request::Kind::KeepForThisRun, key, secret, context, {}, std::move(done)});
}

void SecretStore::remove(const QString &key, QObject *context, Done done)
{
    enqueue({Request::Kind::Remove, key, {}, context, {}, std::move(done)});
}

void SecretStore::whenIdle(std::chrono::milliseconds longest, std::function<void()> done)
{
    m_whenIdle = std::move(done);
    if (!m_jobs || !m_busy) {
        QMetaObject::invokeMethod(this, &SecretStore::endWait, Qt::QueuedConnection);
        return;
    }
    QTimer::singleShot(longest, this, &SecretStore::endWait);
    askForLockedKeyring(longest, this, [this](bool locked) {
        if (locked)
            endWait();
    });
}

void SecretStore::endWait()
{
    if (const auto done = std::exchange(m_whenIdle, nullptr))
        done();
}

void SecretStore::setHeld(bool held)
{
    m_held = held;
    takeNextSoon();
}

void SecretStore::enqueue(const Request &request)
{
    m_requests.enqueue(request);
    takeNextSoon();
}

void SecretStore::takeNextSoon()
{
    if (m_held || m_requests.isEmpty() || std::exchange(m_busy, true))
        return;
    QMetaObject::invokeMethod(this, &SecretStore::takeNext, Qt::QueuedConnection);
}

/// Whether nobody is left to hear the answer, which is all there is to it.
bool SecretStore::isVoid(const Request &request)
{
    return request.kind == Request::Kind::Read && request.context.isNull();
}

void SecretStore::takeNext()
{
    m_patience.stop();
    setWaiting(false);
    while (!m_requests.isEmpty() && isVoid(m_requests.head()))
        m_requests.dequeue();
    if (m_requests.isEmpty()) {
        m_busy = false;
        endWait();
        return;
    }
    m_patience.start();
    take(m_requests.dequeue());
}

void SecretStore::take(const Request &request)
{
    switch (request.kind) {
    case Request::Kind::Read:
        readInKeychain(request);
        return;
    case Request::Kind::Write:
        writeInKeychain(request);
        return;
    case Request::Kind::KeepForThisRun:
        m_forThisRun.insert(request.key, request.secret);
        removeInKeychain(request);
        return;
    case Request::Kind::Remove:
        m_forThisRun.remove(request.key);
        removeInKeychain(request);
        return;
    case Request::Kind::CatchUp:
        catchUp(request.key);
        return;
    }
}

void SecretStore::readInKeychain(const Request &request)
{
    if (const auto kept = m_forThisRun.constFind(request.key); kept != m_forThisRun.constEnd()) {
        answer(request, *kept);
        return;
    }
    const Error missing{Error::Kind::SecretMissing, {}, 0, {}};
    if (!m_jobs || m_owed.contains(request.key) || m_memoryOnly.contains(request.key)) {
        answer(request, missing);
        return;
    }
    m_jobs->read(request.key, [this, request, missing](const KeychainJobs::Outcome &outcome) {
        if (outcome.status == Status::Unavailable || outcome.status == Status::Locked) {
            qCWarning(log) << "the keychain can't be read:" << outcome.cause;
            answer(request, unavailable(outcome));
            return;
        }
        scheduleCatchUp();
        if (outcome.status == Status::Missing)
            answer(request, missing);
        else
            answer(request, outcome.secret);
    });
}

void SecretStore::writeInKeychain(const Request &request)
{
    m_memoryOnly.remove(request.key);
    if (!m_jobs) {
        m_forThisRun.insert(request.key, request.secret);
        answer(request, Secret());
        return;
    }
    m_jobs->write(request.key, request.secret,
                  [this, request](const KeychainJobs::Outcome &outcome) {
                      if (outcome.status == Status::Done) {
                          m_forThisRun.remove(request.key);
                          setOwed(request.key, std::nullopt);
                          scheduleCatchUp();
                      } else {
                          qCWarning(log) << "the keychain can't be written:" << outcome.cause;
                          m_forThisRun.insert(request.key, request.secret);
                          setOwed(request.key, Owed::Write);
                      }
                      answer(request, resultOf(outcome));
                  });
}

void SecretStore::removeInKeychain(const Request &request)
{
    if (!m_jobs || m_memoryOnly.contains(request.key)) {
        answer(request, Secret());
        return;
    }
    m_jobs->remove(request.key, [this, request](const KeychainJobs::Outcome &outcome) {
        if (outcome.status == Status::Done) {
            setOwed(request.key, std::nullopt);
            scheduleCatchUp();
        } else {
            qCWarning(log) << "nothing could be removed from the keychain:" << outcome.cause;
            setOwed(request.key, Owed::Removal);
        }
        answer(request, resultOf(outcome));
    });
}

void SecretStore::scheduleCatchUp()
{
    if (m_owed.isEmpty() || std::exchange(m_catchingUp, true))
        return;
    enqueue({Request::Kind::CatchUp, m_owed.constBegin().key(), {}, this, {}, {}});
}

void SecretStore::catchUp(const QString &key)
{
    const auto ended
        = [this, key](const KeychainJobs::Outcome &outcome) { caughtUp(key, outcome); };
    const auto owed = m_owed.constFind(key);
    if (owed == m_owed.constEnd())
        ended({});
    else if (*owed == Owed::Write)
        m_jobs->write(key, m_forThisRun.value(key), ended);
    else
        m_jobs->remove(key, ended);
}

void SecretStore::caughtUp(const QString &key, const KeychainJobs::Outcome &outcome)
{
    m_catchingUp = false;
    if (outcome.status == Status::Done) {
        if (m_owed.value(key, Owed::Removal) == Owed::Write)
            m_forThisRun.remove(key);
        setOwed(key, std::nullopt);
        scheduleCatchUp();
    }
    QMetaObject::invokeMethod(this, &SecretStore::takeNext, Qt::QueuedConnection);
}

void SecretStore::setOwed(const QString &key, std::optional<Owed> owed)
{
    if (owed)
        m_owed.insert(key, *owed);
    else
        m_owed.remove(key);
    const bool kept = std::find(m_owed.cbegin(), m_owed.cend(), Owed::Write) != m_owed.cend();
    if (std::exchange(m_keptOnlyForThisRun, kept) != kept)
        emit keptOnlyForThisRunChanged();
}

void SecretStore::setWaiting(bool waiting)
{
    if (std::exchange(m_isWaiting, waiting) != waiting)
        emit waitingChanged();
}

void SecretStore::answer(const Request &request, const std::variant<Secret, Error> &result)
{
    QMetaObject::invokeMethod(this, &SecretStore::takeNext, Qt::QueuedConnection);
    // Last, because the callback may destroy the store.
    if (!request.context)
        return;
    if (request.kind == Request::Kind::Read)
        request.readDone(result);
    else if (const auto *error = std::get_if<Error>(&result))
        request.done(*error);
    else
        request.done(std::nullopt);
}

} // namespace decidesk
