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

/// `text` as one short line without control characters: it came from outside and ends up in a log
/// and a window.
QString oneLine(QString text);

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

} // namespace decidesk
