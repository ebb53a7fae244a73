#include "WebSocketConnection.h"

#include "ConnectionErrors.h"
#include "Handshake.h"
#include "UnicodeText.h"
#include "UpgradeInquiry.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketProtocol>
#include <QtEndian>

#include <array>
#include <utility>
#include <variant>

namespace decidesk {

namespace {

/// Of the kernel: what it holds is read in one go, so it bounds how long that takes.
constexpr int receiveBufferBytes = 64 * 1024;
constexpr qint64 longestStatusLine = 512;
/// A server that pings and does not read gets no pongs beyond these bytes.
constexpr qint64 maxUnsentBytes = 64 * 1024;

constexpr int pongFirstByte = 0x8a;
constexpr int maskBit = 0x80;

constexpr QLatin1StringView secureScheme("wss");

/// RFC 6455, 5.3: each byte with one of four that nobody can foretell.
QByteArray maskedPong(QByteArray payload)
{
    const quint32 mask = QRandomGenerator::system()->generate();
    std::array<char, sizeof mask> maskBytes{};
    qToBigEndian(mask, maskBytes.data());
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i]
                                       ^ maskBytes[static_cast<std::size_t>(i) % maskBytes.size()]);
    QByteArray frame;
    frame += static_cast<char>(pongFirstByte);
    frame += static_cast<char>(maskBit | payload.size());
    frame.append(maskBytes.data(), static_cast<qsizetype>(maskBytes.size()));
    return frame + payload;
}

qint64 unsentBytes(const QAbstractSocket &socket)
{
    const auto *encrypted = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (encrypted != nullptr ? encrypted->encryptedBytesToWrite() : 0);
}

QString closeText(int code, const QString &reason)
{
    return code == FrameReader::noCloseCode ? QStringLiteral("no code")
                                            : (QString::number(code) + u' ' + reason).trimmed();
}

} // namespace

WebSocketConnection::WebSocketConnection(Endpoint endpoint, const Timeouts &timeouts,
                                         const ReplyLimits &limits, QObject *parent)
    : QObject(parent), m_endpoint(std::move(endpoint)), m_timeouts(timeouts), m_limits(limits),
      m_reader(limits.maxBytes)
{
    m_deadline.setSingleShot(true);
    m_keepAlive.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &WebSocketConnection::onDeadline);
    connect(&m_keepAlive, &QTimer::timeout, this, &WebSocketConnection::onSilence);
}

WebSocketConnection::~WebSocketConnection()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    if (m_transport)
        m_transport->disconnect(this);
    m_socket->abort();
    if (m_socketDepth == 0) {
        delete m_socket;
    } else {
        m_socket->setParent(nullptr);
        m_socket->deleteLater();
    }
}

void WebSocketConnection::open()
{
    Q_ASSERT(m_stage == Stage::Idle);
    m_stage = Stage::Connecting;
    const QString scheme = m_endpoint.url.scheme();
    if (!m_endpoint.url.isValid() || m_endpoint.url.host().isEmpty()) {
        end({Error::Kind::InvalidUrl, {}, 0, {}});
        return;
    }
    if (scheme != QLatin1String("ws") && scheme != secureScheme) {
        end({Error::Kind::UnsupportedScheme, scheme, 0, {}});
        return;
    }
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(m_limits.maxBytes));
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(m_limits.maxBytes));
    // Otherwise a long message is split at 512 KiB, even inside a character.
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    m_socket->setProxy(proxyFor(m_endpoint));
    if (scheme == secureScheme) {
        const std::variant<QSslConfiguration, Error> tls = tlsConfiguration(m_endpoint);
        if (const auto *problem = std::get_if<Error>(&tls)) {
            end(*problem);
            return;
        }
        m_socket->setSslConfiguration(std::get<QSslConfiguration>(tls));
    }
    connectSocket();
    m_deadline.start(m_timeouts.connect);
    m_socket->open(upgradeRequest(m_endpoint));
    m_transport = m_socket->findChild<QAbstractSocket *>();
    if (m_transport) {
        m_opening.watch(*m_transport);
        connect(m_transport, &QAbstractSocket::readyRead, this, &WebSocketConnection::onBytes);
    }
}

void WebSocketConnection::connectSocket()
{
    connect(m_socket, &QWebSocket::connected, this, &WebSocketConnection::onConnected);
    // Should a QWebSocket read in a way of its own after all, its messages count: once, since bytes
    // that it took are not read again.
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        QMetaObject::invokeMethod(this, &WebSocketConnection::drained, Qt::QueuedConnection);
        handle(FrameReader::TextMessage{text, utf8Size(text)});
    });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &data) {
        QMetaObject::invokeMethod(this, &WebSocketConnection::drained, Qt::QueuedConnection);
        handle(FrameReader::BinaryMessage{data});
    });
    connect(m_socket, &QWebSocket::sslErrors, this, &WebSocketConnection::onSslErrors);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketConnection::settleSoon);
    // Where both exist both are emitted.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketConnection::onSocketFailed);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketConnection::onSocketFailed);
#endif
}

qint64 WebSocketConnection::sendText(const QString &text)
{
    Q_ASSERT(isOpen());
    const qint64 bytes = m_socket->sendTextMessage(text);
    // On the wire now and not after the next turn of the event loop.
    m_socket->flush();
    return bytes;
}

void WebSocketConnection::close()
{
    if (m_stage == Stage::Closing || m_stage == Stage::Ended)
        return;
    if (m_stage != Stage::Open) {
        end({});
        return;
    }
    m_stage = Stage::Closing;
    m_keepAlive.stop();
    m_deadline.start(m_timeouts.close);
    m_socket->close();
    emit eventHappened(QStringLiteral("Close sent"),
                       closeText(QWebSocketProtocol::CloseCodeNormal, {}));
}

void WebSocketConnection::abort(const Error &reason)
{
    end(reason);
}

void WebSocketConnection::setBusy(bool busy)
{
    m_busy = busy;
    m_pinged = false;
    if (!busy)
        m_sinceLife.start();
}

void WebSocketConnection::onConnected()
{
    if (m_stage != Stage::Connecting)
        return;
    m_stage = Stage::Open;
    m_deadline.stop();
    if (m_transport)
        m_transport->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption,
                                     receiveBufferBytes);
    m_sinceLife.start();
    m_keepAlive.start(m_timeouts.keepAliveIdle);
    takeOverReading();
    const QPointer<WebSocketConnection> self(this);
    emitFromSocket(&WebSocketConnection::opened);
    if (self)
        readFrames();
}

/// QWebSocket reads in a slot of its own; without it, it still opens, encrypts, writes and notices
/// the end of the link. What came in one packet with the upgrade's answer is read before it looks.
void WebSocketConnection::takeOverReading()
{
    if (!m_transport)
        return;
    m_readsFrames = QObject::disconnect(m_transport, &QIODevice::readyRead, m_socket, nullptr);
    if (m_readsFrames)
        m_reader.feed(m_transport->readAll());
}

void WebSocketConnection::onBytes()
{
    m_sinceLife.start();
    if (m_pinged) {
        m_pinged = false;
        m_keepAlive.start(m_timeouts.keepAliveIdle);
    }
    if (m_readsFrames && m_stage == Stage::Open) {
        m_reader.feed(m_transport->readAll());
        readFrames();
    } else if (m_stage == Stage::Connecting && !m_settling) {
        // QWebSocket would wait for the end of a header that may never come.
        const std::optional<Error> problem
            = errorOfUpgradeAnswer(m_transport->peek(longestStatusLine));
        if (problem)
            endOpening(*problem);
    }
}

void WebSocketConnection::readFrames()
{
    const QPointer<WebSocketConnection> self(this);
    while (m_stage == Stage::Open) {
        const std::optional<FrameReader::Event> event = m_reader.next();
        if (!event)
            break;
        std::visit([this](const auto &what) { handle(what); }, *event);
        if (!self)
            return;
    }
    if (m_reader.isInMessage())
        ++m_partialArrivals;
    if (m_stage == Stage::Open)
        emitFromSocket(&WebSocketConnection::drained);
}

void WebSocketConnection::handle(const FrameReader::TextMessage &message)
{
    if (m_stage == Stage::Open)
        emitFromSocket(&WebSocketConnection::textReceived, message.text, message.bytes);
}

void WebSocketConnection::handle(const FrameReader::BinaryMessage &message)
{
    if (m_stage == Stage::Open)
        emitFromSocket(&WebSocketConnection::binaryReceived, message.data);
}

void WebSocketConnection::handle(const FrameReader::Ping &ping)
{
    sendPong(ping.payload);
    emitFromSocket(&WebSocketConnection::eventHappened, QStringLiteral("Ping received"), QString());
}

void WebSocketConnection::handle(const FrameReader::Pong & /*pong*/)
{
    emitFromSocket(&WebSocketConnection::eventHappened, QStringLiteral("Pong received"),
                   m_sincePing.isValid() ? QStringLiteral("%1 ms").arg(m_sincePing.elapsed())
                                         : QString());
}

/// Whoever began the handshake, the link ends with the disconnection that QWebSocket makes of it.
void WebSocketConnection::handle(const FrameReader::Close &close)
{
    m_closeReason = {Error::Kind::ClosedByServer, oneLine(close.reason), close.code, {}};
    m_stage = Stage::Closing;
    m_keepAlive.stop();
    m_deadline.start(m_timeouts.close);
    const bool hasCode = close.code != FrameReader::noCloseCode;
    m_socket->close(hasCode ? static_cast<QWebSocketProtocol::CloseCode>(close.code)
                            : QWebSocketProtocol::CloseCodeNormal);
    emitFromSocket(&WebSocketConnection::eventHappened, QStringLiteral("Close received"),
                   closeText(close.code, m_closeReason.detail));
}

void WebSocketConnection::handle(const FrameReader::Fault &fault)
{
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(fault.closeCode));
    end(fault.error);
    emitFromSocket(&WebSocketConnection::eventHappened, QStringLiteral("Close sent"),
                   closeText(fault.closeCode, {}));
}

void WebSocketConnection::sendPong(const QByteArray &payload)
{
    if (unsentBytes(*m_transport) <= maxUnsentBytes)
        m_transport->write(maskedPong(payload));
}

void WebSocketConnection::onSslErrors(const QList<QSslError> &errors)
{
    if (!errors.isEmpty())
        m_tlsError = errorOfTls(errors, m_socket->sslConfiguration().peerCertificate());
}

void WebSocketConnection::onSocketFailed(QAbstractSocket::SocketError error)
{
    if (m_socketError.kind == Error::Kind::None) {
        // QWebSocket says "refused" as well where the answer to the upgrade was not to its liking.
        const bool answered = error == QAbstractSocket::ConnectionRefusedError
            && m_transport != nullptr && m_transport->state() == QAbstractSocket::ConnectedState;
        m_socketError = answered ? errorOfUpgradeText(m_socket->errorString())
                                 : errorOfSocket(error, m_socket->errorString());
    }
    settleSoon();
}

void WebSocketConnection::onDeadline()
{
    if (m_stage == Stage::Connecting)
        end({Error::Kind::ConnectTimedOut, {}, m_timeouts.connect.count(), {}});
    else if (m_stage == Stage::Closing)
        end(m_closeReason);
}

void WebSocketConnection::onSilence()
{
    if (m_stage != Stage::Open)
        return;
    const bool awaitsLife = m_pinged && !m_busy;
    const std::chrono::milliseconds wait
        = awaitsLife ? m_timeouts.keepAliveGrace : m_timeouts.keepAliveIdle;
    const std::chrono::milliseconds quiet(m_sinceLife.elapsed());
    if (quiet < wait) {
        m_keepAlive.start(wait - quiet);
    } else if (awaitsLife) {
        end({Error::Kind::KeepAliveTimedOut, {}, 0, {}});
    } else {
        m_socket->ping();
        m_pinged = true;
        m_sinceLife.start();
        m_sincePing.start();
        m_keepAlive.start(m_busy ? m_timeouts.keepAliveIdle : m_timeouts.keepAliveGrace);
        emit eventHappened(QStringLiteral("Ping sent"), {});
    }
}

/// Number and order of the socket's signals differ per failure: what is known is judged after all
/// of them, and after the messages that came before.
void WebSocketConnection::settleSoon()
{
    if (m_settling)
        return;
    m_settling = true;
    QMetaObject::invokeMethod(this, &WebSocketConnection::settle, Qt::QueuedConnection);
}

void WebSocketConnection::settle()
{
    if (m_stage == Stage::Connecting)
        endOpening(reasonOfEnd());
    else
        end(reasonOfEnd());
}

Error WebSocketConnection::reasonOfEnd() const
{
    if (m_stage == Stage::Closing)
        return m_closeReason;
    if (m_tlsError.kind != Error::Kind::None)
        return m_tlsError;
    const bool opening = m_stage == Stage::Connecting;
    if (opening && m_socketError.kind != Error::Kind::None)
        return m_opening.explained(m_socketError);
    const Error lost{Error::Kind::ConnectionLost, m_socketError.detail, 0, {}};
    return opening ? m_opening.explained(lost) : lost;
}

/// The attempt has failed. Where the server refused it, what it says with that is found out first.
void WebSocketConnection::endOpening(const Error &reason)
{
    if (m_inquiry)
        return;
    if (!UpgradeInquiry::canExplain(reason)) {
        end(reason);
        return;
    }
    m_deadline.stop();
    silenceSocket();
    m_inquiry = new UpgradeInquiry(m_endpoint, reason, this);
    connect(m_inquiry, &UpgradeInquiry::finished, this, &WebSocketConnection::end);
    // Not inside a slot of the socket, which goes first.
    QTimer::singleShot(0, this, [this] {
        if (!m_inquiry)
            return;
        dropSocket();
        m_inquiry->start(m_timeouts.inquiry);
        emit eventHappened(QStringLiteral("Refused"), QStringLiteral("asked once more why"));
    });
}

void WebSocketConnection::end(const Error &reason)
{
    if (m_stage == Stage::Ended)
        return;
    m_stage = Stage::Ended;
    m_reason = reason;
    m_deadline.stop();
    m_keepAlive.stop();
    silenceSocket();
    if (m_inquiry) {
        m_inquiry->disconnect(this);
        std::exchange(m_inquiry, nullptr)->deleteLater();
    }
    QMetaObject::invokeMethod(this, &WebSocketConnection::finish, Qt::QueuedConnection);
}

void WebSocketConnection::finish()
{
    dropSocket();
    emit ended(m_reason);
}

void WebSocketConnection::silenceSocket()
{
    if (m_socket)
        m_socket->disconnect(this);
    if (m_transport)
        m_transport->disconnect(this);
}

void WebSocketConnection::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

/// A slot of these signals may delete this link; its socket must outlive the slots of its own.
template <typename Signal, typename... Arguments>
void WebSocketConnection::emitFromSocket(Signal signal, const Arguments &...arguments)
{
    const QPointer<WebSocketConnection> self(this);
    ++m_socketDepth;
    emit(this->*signal)(arguments...);
    if (self)
        --m_socketDepth;
}

} // namespace decidesk
