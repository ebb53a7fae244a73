#pragma once

#include "HostilePeer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace decidesk::test {

/// Answers as documented, and ends a connection in any way that it is told.
class ClosingServer
{
public:
    ClosingServer()
    {
        m_peer.setFrameHandler([this](int opcode, const QByteArray &payload) {
            if (opcode == HostilePeer::Close)
                m_peer.speaker()->disconnectFromHost();
            else if (opcode == HostilePeer::Text)
                answer(payload);
        });
    }

    [[nodiscard]] QUrl url() const { return m_peer.url(); }
    [[nodiscard]] int connectionCount() const { return m_peer.acceptedCount(); }
    [[nodiscard]] int openCount() const { return m_peer.openCount(); }

    /// Follows each login in the same packet.
    void closeAfterLogin(const QByteArray &raw) { m_afterLogin = raw; }
    void answerQuestionsWith(const QByteArray &reply) { m_reply = reply; }

    /// Ends the newest connection: a close code, which comes with a reason; or "no code", "FIN" or
    /// "RST".
    void end(const QByteArray &how)
    {
        if (how == "FIN")
            m_peer.finish();
        else if (how == "RST")
            m_peer.reset();
        else if (how == "no code")
            m_peer.send(HostilePeer::frame(0x80 | HostilePeer::Close, {}));
        else
            m_peer.send(HostilePeer::close(how.toInt(), "the reason"));
    }

    QStringList actions; ///< of all messages, in order

private:
    void answer(const QByteArray &payload)
    {
        actions.append(
            QJsonDocument::fromJson(payload).object().value(QLatin1String("action")).toString());
        const bool asks = actions.constLast() == QLatin1String("TakeDecision");
        m_peer.speaker()->write(HostilePeer::text(asks ? m_reply : R"({"token":"a-canary-token"})")
                                + (asks ? QByteArray() : m_afterLogin));
    }

    HostilePeer m_peer;
    QByteArray m_afterLogin;
    QByteArray m_reply = R"({"data":"yes"})";
};

} // namespace decidesk::test
