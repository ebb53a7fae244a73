#pragma once

#include "HostilePeer.h"
#include "WaitUntil.h"
#include "WatchedClient.h"

#include <QTest>

#include <memory>

namespace decidesk::test {

/// A client and the peer it talks to, new for each test function.
class ClientFixture
{
protected:
    void make();
    void drop();

    [[nodiscard]] ApiClient &client() const { return *m_watched->client; }
    /// Opens the link and forgets what was said about it.
    void open();
    void reply(const QByteArray &text) { m_peer->send(HostilePeer::text(text)); }
    /// Sends `request`, waits for its frame at the server, answers it and waits for what is said.
    void exchange(const Request &request, const QByteArray &answer);
    [[nodiscard]] bool waitForFrames(qsizetype count) const;
    [[nodiscard]] bool waitForClosed() const;

    std::unique_ptr<HostilePeer> m_peer;
    std::unique_ptr<WatchedClient> m_watched;
};

} // namespace decidesk::test
