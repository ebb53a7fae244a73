#pragma once

#include "Error.h"
#include "Secret.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

#include <optional>
#include <variant>

namespace decidesk {

/// A client certificate with its issuers behind it, and its key. Null: none.
struct ClientIdentity
{
    QList<QSslCertificate> chain; ///< its own first
    QSslKey key;

    [[nodiscard]] bool isNull() const { return chain.isEmpty(); }

    friend bool operator==(const ClientIdentity &, const ClientIdentity &) = default;
};

/// Reads a certificate and its key: a PEM file (issuers may follow the certificate) with the key in
/// `keyFile`, or in the same file where that is empty; or a PKCS #12 file, which has its key in it.
///
/// Errors, with the path: ClientCertificateUnreadable, ClientKeyUnreadable, ClientKeyLocked,
/// ClientCertificateTooOld. That the key does not belong to the certificate is found by TLS only
/// (ClientKeyForeign). May take seconds, where the disk is slow or the key is well protected, so
/// never in the GUI thread. Reentrant.
std::variant<ClientIdentity, Error> readClientIdentity(const QString &certificateFile,
                                                       const QString &keyFile,
                                                       const Secret &passphrase);

/// What can be seen to be wrong with the two files without a passphrase, as `readClientIdentity`
/// would say; nothing: nothing. Reads them.
std::optional<Error> checkClientFiles(const QString &certificateFile, const QString &keyFile);

} // namespace decidesk
