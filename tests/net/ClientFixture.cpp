#include "ClientFixture.h"

namespace decidesk::test {

void ClientFixture::make()
{
    m_peer = std::make_unique<HostilePeer>();
    m_watched = std::make_unique<WatchedClient>();
}

void ClientFixture::drop()
{
    m_watched.reset();
    m_peer.reset();
}

void ClientFixture::open()
{
    client().open({m_peer->url(), {}, true});
    QVERIFY(waitUntil([this] { return m_watched->isOpen(); }));
    m_watched->take();
}

void ClientFixture::exchange(const Request &request, const QByteArray &answer)
{
    const qsizetype before = m_peer->texts().size();
    QCOMPARE(client().send(request), std::nullopt);
    QVERIFY(waitForFrames(before + 1));
    const qsizetype saidBefore = m_watched->said.size();
    reply(answer);
    QVERIFY(waitUntil([&] { return m_watched->said.size() > saidBefore; }));
}

bool ClientFixture::waitForFrames(qsizetype count) const
{
    return waitUntil([this, count] { return m_peer->texts().size() == count; });
}

bool ClientFixture::waitForClosed() const
{
    return waitUntil([this] { return m_watched->count(QStringLiteral("closed")) == 1; });
}

} // namespace decidesk::test
