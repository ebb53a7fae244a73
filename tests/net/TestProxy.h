#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace decidesk::test {

/// A proxy on 127.0.0.1 that speaks HTTP CONNECT and SOCKS 5 (RFC 1928), byte by byte. Whatever
/// host it is asked for, its tunnels lead to one port of this computer.
class TestProxy : public QObject
{
    Q_OBJECT

public:
    explicit TestProxy(quint16 target);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    /// Answers CONNECT with `answer` and ends the connection, in place of a tunnel.
    void refuse(const QByteArray &answer) { m_refusal = answer; }
    /// Answers a CONNECT without a password with 407.
    void wantPassword() { m_wantsPassword = true; }
    /// Answers a SOCKS request with this code (RFC 1928, 6) in place of a tunnel.
    void refuseSocks(char code) { m_socksRefusal = code; }

    /// What CONNECT asked for ("host:port"), or SOCKS ("name host:port", "address a.b.c.d:port").
    [[nodiscard]] const QList<QByteArray> &asked() const { return m_asked; }
    /// Headers of the CONNECT requests.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    [[nodiscard]] int acceptedCount() const { return m_accepted; }

private:
    void accept();
    void onBytes(QTcpSocket *client);
    void onConnect(QTcpSocket *client);
    void onSocks(QTcpSocket *client);
    void tunnel(QTcpSocket *client, const QByteArray &answer) const;

    QTcpServer m_server;
    quint16 m_target;
    QHash<QTcpSocket *, QByteArray> m_heard; ///< of connections without a tunnel
    QList<QTcpSocket *> m_greeted; ///< those that a SOCKS method was chosen for
    QByteArray m_refusal;
    bool m_wantsPassword = false;
    char m_socksRefusal = 0;
    QList<QByteArray> m_asked;
    QList<QByteArray> m_requests;
    int m_accepted = 0;
};

} // namespace decidesk::test
