#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace decidesk::test {

/// A WebSocket server made of raw bytes, so that it can do everything wrong: it upgrades by hand
/// (or answers whatever it is told to), tells each frame it gets and sends any bytes at all. Shares
/// no code with QWebSocket.
class HostilePeer : public QObject
{
    Q_OBJECT

public:
    enum Opcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    using UpgradeAnswer = std::function<QByteArray(const QByteArray &request)>;
    using FrameHandler = std::function<void(int opcode, const QByteArray &payload)>;

    explicit HostilePeer(QObject *parent = nullptr);
    ~HostilePeer() override;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    /// What answers the upgrade request; an empty answer: silence. Default: `switchingProtocols`.
    void setUpgradeAnswer(const UpgradeAnswer &answer) { m_upgradeAnswer = answer; }
    /// Goes out in the same packet as the upgrade's answer.
    void setGreeting(const QByteArray &raw) { m_greeting = raw; }
    /// Called for each whole frame; pings are answered with a pong unless `answersPings` is off.
    void setFrameHandler(const FrameHandler &handler) { m_frameHandler = handler; }
    void setAnswersPings(bool answers) { m_answersPings = answers; }
    /// Leaves what comes in the kernel's buffer.
    void stopReading();

    // To the newest connection.
    void send(const QByteArray &raw);
    void finish(); ///< FIN after what was sent
    void reset(); ///< RST, now

    /// Whose frame is being handled; only inside the frame handler.
    [[nodiscard]] QTcpSocket *speaker() const { return m_speaker; }

    [[nodiscard]] int acceptedCount() const { return m_accepted; }
    [[nodiscard]] int openCount() const { return static_cast<int>(m_connections.size()); }
    [[nodiscard]] int upgradedCount() const { return m_upgraded; }
    [[nodiscard]] int pingCount() const { return m_pings; }
    [[nodiscard]] int closeFrameCount() const { return m_closeFrames; }
    /// Payloads of text frames, in order, over all connections.
    [[nodiscard]] const QList<QByteArray> &texts() const { return m_texts; }
    [[nodiscard]] const QByteArray &lastRequest() const { return m_lastRequest; }

    static QByteArray switchingProtocols(const QByteArray &request);
    static QByteArray frame(int firstByte, const QByteArray &payload);
    static QByteArray text(const QByteArray &payload) { return frame(0x80 | Text, payload); }
    static QByteArray close(int code, const QByteArray &reason = {});

private:
    struct Connection
    {
        QPointer<QTcpSocket> socket;
        QByteArray buffer;
        bool upgraded = false;
    };

    void accept();
    void read(QTcpSocket *socket);
    void upgrade(Connection &connection);
    bool takeFrame(Connection &connection);
    void handleFrame(int opcode, const QByteArray &payload);

    QTcpServer m_server;
    QList<Connection> m_connections;
    UpgradeAnswer m_upgradeAnswer;
    FrameHandler m_frameHandler;
    QTcpSocket *m_speaker = nullptr;
    QByteArray m_greeting;
    QByteArray m_lastRequest;
    QList<QByteArray> m_texts;
    bool m_answersPings = true;
    bool m_reads = true;
    int m_accepted = 0;
    int m_upgraded = 0;
    int m_pings = 0;
    int m_closeFrames = 0;
};

} // namespace decidesk::test
