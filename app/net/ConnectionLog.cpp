#include "ConnectionLog.h"

#include "FrameReader.h"
#include "TrafficLog.h"
#include "UnicodeText.h"

#include <QDateTime>

#include <utility>

namespace decidesk {

namespace {

/// English, for the log only; the sentence that a user reads is made elsewhere.
QString nameOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::None:
        return {};
    case Error::Kind::InvalidUrl:
    case Error::Kind::UnsupportedScheme:
        return QStringLiteral("invalid address");
    case Error::Kind::HostNotFound:
        return QStringLiteral("host not found");
    case Error::Kind::ConnectionRefused:
        return QStringLiteral("connection refused");
    case Error::Kind::NetworkUnreachable:
        return QStringLiteral("network unreachable");
    case Error::Kind::ConnectTimedOut:
        return QStringLiteral("no connection in time");
    case Error::Kind::CaFileUnreadable:
        return QStringLiteral("CA file unreadable");
    case Error::Kind::ClientCertificateUnreadable:
    case Error::Kind::ClientCertificateTooOld:
        return QStringLiteral("client certificate unreadable");
    case Error::Kind::ClientKeyUnreadable:
    case Error::Kind::ClientKeyLocked:
        return QStringLiteral("client key unreadable");
    case Error::Kind::ClientKeyForeign:
        return QStringLiteral("client certificate and key do not match");
    case Error::Kind::TlsUntrusted:
        return QStringLiteral("certificate not trusted");
    case Error::Kind::TlsWrongName:
        return QStringLiteral("certificate for another name");
    case Error::Kind::TlsExpired:
        return QStringLiteral("certificate expired or not valid yet");
    case Error::Kind::TlsFailed:
        return QStringLiteral("TLS failed");
    case Error::Kind::ClientCertificateWanted:
        return QStringLiteral("client certificate wanted");
    case Error::Kind::UpgradeRefused:
        return QStringLiteral("upgrade refused");
    case Error::Kind::NotAWebSocket:
        return QStringLiteral("not a WebSocket");
    case Error::Kind::HungUp:
        return QStringLiteral("ended before an answer");
    case Error::Kind::ProxyFailed:
        return QStringLiteral("proxy failed");
    case Error::Kind::ConnectFailed:
        return QStringLiteral("connecting failed");
    case Error::Kind::ConnectionLost:
        return QStringLiteral("connection lost");
    case Error::Kind::ClosedByServer:
        return QStringLiteral("closed by the server");
    case Error::Kind::BadFrame:
        return QStringLiteral("not the WebSocket protocol");
    case Error::Kind::KeepAliveTimedOut:
        return QStringLiteral("no sign of life");
    case Error::Kind::RequestTimedOut:
        return QStringLiteral("no reply in time");
    case Error::Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Error::Kind::Superseded:
        return QStringLiteral("given up for Disconnect");
    case Error::Kind::ServerError:
        return QStringLiteral("server error");
    case Error::Kind::NotJson:
        return QStringLiteral("not JSON");
    case Error::Kind::NotAnObject:
        return QStringLiteral("not a JSON object");
    case Error::Kind::NotText:
        return QStringLiteral("binary frame that is not UTF-8");
    case Error::Kind::InvalidUtf8:
        return QStringLiteral("text frame that is not UTF-8");
    case Error::Kind::NoTokenInReply:
        return QStringLiteral("no token in the reply");
    case Error::Kind::MessageTooLarge:
        return QStringLiteral("message too large");
    case Error::Kind::MessageTooComplex:
        return QStringLiteral("message too complex");
    case Error::Kind::MessageTooDeep:
        return QStringLiteral("message nested too deep");
    default:
        return QStringLiteral("error %1").arg(static_cast<int>(kind));
    }
}

QString textOf(const Error &error)
{
    QString text = nameOf(error.kind);
    if (error.kind == Error::Kind::ClosedByServer && error.code == FrameReader::noCloseCode)
        text += QStringLiteral(" (no code)");
    else if (error.code != 0)
        text += QStringLiteral(" (%1)").arg(error.code);
    if (error.kind == Error::Kind::ProxyFailed)
        text += u' ' + error.address;
    if (!error.detail.isEmpty())
        text += QStringLiteral(": ") + error.detail;
    return text;
}

} // namespace

ConnectionLog::ConnectionLog(TrafficLog *traffic, QString connection, const Redactor &redactor)
    : m_traffic(traffic), m_connection(std::move(connection)), m_redactor(redactor)
{}

void ConnectionLog::frameOut(const QString &action, const QString &text, qint64 bytes)
{
    if (m_traffic)
        addFrame(TrafficEntry::Kind::FrameOut, action, text, m_redactor.redact(text), bytes, -1);
}

void ConnectionLog::frameIn(const QString &label, const QString &text, Redactor::Context context,
                            qint64 latencyMs)
{
    if (m_traffic)
        addFrame(TrafficEntry::Kind::FrameIn, label, text, m_redactor.redact(text, context),
                 utf8Size(text), latencyMs);
}

void ConnectionLog::event(const QString &event, const QString &detail)
{
    if (m_traffic)
        m_traffic->add({QDateTime::currentDateTimeUtc(), m_connection, m_attempt,
                        TrafficEntry::Kind::Event, event, 0, -1,
                        CompactText(m_redactor.redact(detail))});
}

void ConnectionLog::failure(const QString &event, const Error &error)
{
    this->event(event, textOf(error));
}

void ConnectionLog::addFrame(TrafficEntry::Kind kind, const QString &label, const QString &text,
                             const QString &redacted, qint64 bytes, qint64 latencyMs)
{
    Secret unredacted = redacted == text ? Secret() : Secret(text);
    m_traffic->add({QDateTime::currentDateTimeUtc(), m_connection, m_attempt, kind, label, bytes,
                    latencyMs, CompactText(redacted), std::move(unredacted)});
}

} // namespace decidesk
