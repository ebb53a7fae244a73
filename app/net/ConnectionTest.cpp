#include "ConnectionTest.h"

#include "Link.h"
#include "ReplyLimits.h"
#include "SecretKeeper.h"

#include <utility>

namespace decidesk {

ConnectionTest::ConnectionTest(QObject *parent) : QObject(parent) { }

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start(const Endpoint &endpoint, const Timeouts &timeouts)
{
    release();
    m_openedAfterMs = -1;
    m_since.start();
    m_link = new Link(endpoint, timeouts, ReplyLimits(), this);
    connect(m_link, &Link::opened, this, [this] {
        m_openedAfterMs = m_since.elapsed();
        m_link->close();
    });
    SecretKeeper secrets;
    for (const Secret &secret : secretsOf(endpoint))
        secrets.add(secret);
    connect(m_link, &Link::ended, this, [this, secrets](const Error &reason) {
        release();
        if (m_openedAfterMs >= 0)
            emit reached(m_openedAfterMs);
        else
            emit failed(secrets.redacted(reason, Redactor::Context::General));
    });
    m_link->open();
}

void ConnectionTest::cancel()
{
    release();
}

void ConnectionTest::release()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    // It may be on the stack, in a signal of its own.
    std::exchange(m_link, nullptr)->deleteLater();
}

} // namespace decidesk
