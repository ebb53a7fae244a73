#include "UpgradeInquiry.h"

#include "Handshake.h"
#include "HttpAnswer.h"
#include "Redactor.h"
#include "Refusal.h"
#include "Secret.h"

#include <QCryptographicHash>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace decidesk {

namespace {

constexpr qsizetype mostBytes = 16 * 1024;
/// For the rest of a body, once status and headers are known.
constexpr std::chrono::milliseconds bodyGrace(500);
constexpr int switchingProtocols = 101;

QByteArray newKey()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::global()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toBase64();
}

bool holdsToken(const QByteArray &list, const QByteArray &token)
{
    const QList<QByteArray> entries = list.toLower().split(',');
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&token](const QByteArray &entry) { return entry.trimmed() == token; });
}

/// Whether it is an upgrade as RFC 6455, 4.1, has it.
bool isUpgrade(const HttpAnswer &answer, const QByteArray &key)
{
    const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                       QCryptographicHash::Sha1)
                                  .toBase64();
    return answer.status == switchingProtocols && holdsToken(answer.header("upgrade"), "websocket")
        && holdsToken(answer.header("connection"), "upgrade")
        && answer.header("sec-websocket-accept") == accept;
}

} // namespace

bool UpgradeInquiry::canExplain(const Error &refusal)
{
    return refusal.kind == Error::Kind::UpgradeRefused || refusal.kind == Error::Kind::NotAWebSocket
        || (refusal.kind == Error::Kind::HungUp && refusal.code == 0);
}

UpgradeInquiry::UpgradeInquiry(Endpoint endpoint, Error refusal, QObject *parent)
    : QObject(parent), m_endpoint(std::move(endpoint)), m_refusal(std::move(refusal)),
      m_key(newKey())
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &UpgradeInquiry::finish);
    connect(&m_socket, &QAbstractSocket::readyRead, this, &UpgradeInquiry::onBytes);
    // Both only after what had come before the end was read; queued, since start() may fail.
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &UpgradeInquiry::finish,
            Qt::QueuedConnection);
    connect(&m_socket, &QAbstractSocket::disconnected, this, &UpgradeInquiry::finish,
            Qt::QueuedConnection);
}

void UpgradeInquiry::start(std::chrono::milliseconds deadline)
{
    const QUrl &url = m_endpoint.url;
    m_deadline.start(deadline);
    m_socket.setReadBufferSize(mostBytes);
    m_socket.setProxy(proxyFor(m_endpoint));
    if (url.scheme() != QLatin1String("wss")) {
        connect(&m_socket, &QAbstractSocket::connected, this, &UpgradeInquiry::sendRequest);
        m_socket.setProtocolTag(QStringLiteral("http"));
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
        return;
    }
    const std::variant<QSslConfiguration, Error> tls = tlsConfiguration(m_endpoint);
    if (std::holds_alternative<Error>(tls)) {
        QMetaObject::invokeMethod(this, &UpgradeInquiry::finish, Qt::QueuedConnection);
        return;
    }
    m_socket.setSslConfiguration(std::get<QSslConfiguration>(tls));
    connect(&m_socket, &QSslSocket::encrypted, this, &UpgradeInquiry::sendRequest);
    m_socket.setProtocolTag(QStringLiteral("https"));
    m_socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(443)));
}

void UpgradeInquiry::sendRequest()
{
    const QUrl &url = m_endpoint.url;
    const QString target = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority
                                        | QUrl::RemoveFragment | QUrl::FullyEncoded);
    QByteArray request = "GET " + target.toLatin1() + " HTTP/1.1\r\nHost: "
        + hostAndPort(url).toLatin1() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: " + m_key + "\r\nSec-WebSocket-Version: 13\r\n";
    const QNetworkRequest headers = upgradeRequest(m_endpoint);
    for (const QByteArray &name : headers.rawHeaderList())
        request += name + ": " + headers.rawHeader(name) + "\r\n";
    m_socket.write(request + "\r\n");
}

void UpgradeInquiry::onBytes()
{
    m_raw += m_socket.read(mostBytes - m_raw.size());
    const HttpAnswer answer = readHttpAnswer(m_raw);
    const bool enough = answer.state == HttpAnswer::State::Whole
        || answer.state == HttpAnswer::State::NotHttp || m_raw.size() >= mostBytes;
    if (enough) {
        finish();
    } else if (answer.state == HttpAnswer::State::InBody && !m_inBody) {
        m_inBody = true;
        m_deadline.start(std::min(m_deadline.remainingTimeAsDuration(), bodyGrace));
    }
}

void UpgradeInquiry::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    m_deadline.stop();
    m_socket.disconnect(this);
    if (readHttpAnswer(m_raw).status == switchingProtocols) {
        // A close frame without a code, masked with zeroes: it was opened for nothing.
        m_socket.write(QByteArray("\x88\x80\0\0\0\0", 6));
        m_socket.flush();
    }
    m_socket.disconnectFromHost();
    emit finished(withoutSecrets(reason()));
}

Error UpgradeInquiry::reason() const
{
    const HttpAnswer answer = readHttpAnswer(m_raw);
    if (answer.state == HttpAnswer::State::Cut || answer.state == HttpAnswer::State::NotHttp)
        return m_refusal;
    if (answer.status != switchingProtocols)
        return errorOfRefusal(answer, m_endpoint.url, QDateTime::currentDateTimeUtc());
    // One that refused a moment ago and lets in now was busy; one that only announced an answer
    // (1xx), or gave one that QWebSocket can't read, has been like this all along.
    if (m_refusal.kind == Error::Kind::HungUp || m_refusal.code >= 200)
        return m_refusal;
    const bool agrees = isUpgrade(answer, m_key);
    return {Error::Kind::NotAWebSocket, m_refusal.detail, agrees ? switchingProtocols : 0,
            shownAnswer(answer)};
}

Error UpgradeInquiry::withoutSecrets(Error error) const
{
    Redactor redactor;
    for (const Secret &secret : secretsOf(m_endpoint))
        redactor.addSecret(secret);
    const auto items = QUrlQuery(m_endpoint.url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        redactor.addSecret(Secret(value));
    for (QString *quoted : {&error.detail, &error.received})
        *quoted = redactor.redact(*quoted, Redactor::Context::General, Redactor::Extent::CutOff);
    return error;
}

} // namespace decidesk
