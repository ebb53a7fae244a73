#pragma once

#include "Error.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

#include <optional>

namespace decidesk {

// What QWebSocket and its transport say about a failure, as an Error. The one place that knows
// their words.

/// A whole answer of HTTP `status` to the upgrade request, which is not 101. `words`: what it says;
/// they become one line of at most 200 characters.
Error errorOfStatus(int status, const QString &words);

/// What the first bytes of an answer to the upgrade request mean. `start` may be cut off anywhere.
/// Nothing: it may still become a 101, or more is needed to tell.
std::optional<Error> errorOfUpgradeAnswer(const QByteArray &start);

/// What QWebSocket found wrong with a complete answer to the upgrade request.
Error errorOfUpgradeText(const QString &socketErrorString);

/// A failure below WebSocket before the upgrade was done.
Error errorOfSocket(QAbstractSocket::SocketError error, const QString &text);

/// The most telling of `errors`, which must not be empty: untrusted before wrong name before
/// expired before all else. `peer` is the certificate that the server showed.
Error errorOfTls(const QList<QSslError> &errors, const QSslCertificate &peer);

/// A close handshake that we did not ask for. QWebSocket closes with the same call where the server
/// sent a close frame and where it found the server's frames to be wrong; only its texts tell the
/// two apart. `maxBytes`: the limit of a message.
Error errorOfClose(int closeCode, const QString &reason, qint64 maxBytes);

} // namespace decidesk
