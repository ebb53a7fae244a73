#include "ConnectionTest.h"

#include "RedactionContext.h"
#include "ReplyLimits.h"
#include "WebSocketConnection.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace decidesk {

namespace {

constexpr qint64 noCloseFrame = 1006; // RFC 6455, 7.4.1

} // namespace

ConnectionTest::ConnectionTest(QObject *parent) : QObject(parent)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] { m_link->close(); });
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start(const Endpoint &endpoint, const Timeouts &timeouts)
{
    release();
    m_openedAfterMs = -1;
    m_since.start();
    m_link = new WebSocketConnection(endpoint, timeouts, ReplyLimits(), this);
    connect(m_link, &WebSocketConnection::opened, this, [this, timeouts] { onOpened(timeouts); });
    RedactionContext secrets;
    for (const Secret &secret : secretsOf(endpoint))
        secrets.add(secret);
    connect(m_link, &WebSocketConnection::ended, this, [this, secrets](const Error &reason) {
        onEnded(secrets.redacted(reason, Redactor::Context::General));
    });
    m_link->open();
}

void ConnectionTest::onOpened(const Timeouts &timeouts)
{
    m_openedAfterMs = m_since.elapsed();
    // A server that lets only some in may say so no sooner than now.
    const auto left = timeouts.connect - std::chrono::milliseconds(m_openedAfterMs);
    m_wait.start(std::clamp(left, std::chrono::milliseconds(0), timeouts.afterUpgrade));
}

void ConnectionTest::onEnded(const Error &reason)
{
    release();
    if (reason.kind == Error::Kind::None)
        emit reached(m_openedAfterMs);
    else if (m_openedAfterMs >= 0 && reason.kind == Error::Kind::ConnectionLost)
        emit failed({Error::Kind::ClosedByServer, {}, noCloseFrame, {}});
    else
        emit failed(reason);
}

void ConnectionTest::cancel()
{
    release();
}

void ConnectionTest::release()
{
    m_wait.stop();
    if (!m_link)
        return;
    m_link->disconnect(this);
    // It may be on the stack, in a signal of its own.
    std::exchange(m_link, nullptr)->deleteLater();
}

} // namespace decidesk
