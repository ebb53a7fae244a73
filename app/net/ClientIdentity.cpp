#include "ClientIdentity.h"

#include "SmallFile.h"

#include <QBuffer>
#include <QByteArray>
#include <QByteArrayView>

namespace decidesk {

namespace {

using Kind = Error::Kind;

constexpr QByteArrayView pemCertificate = "-----BEGIN CERTIFICATE-----";
constexpr QByteArrayView pemKeyEnd = "PRIVATE KEY-----";

/// ASN.1's SEQUENCE, with which a PKCS #12 file begins.
constexpr char derSequence = '\x30';

/// pbeWithSHAAnd40BitRC2-CBC (RFC 7292, appendix C): what older programs encrypt certificates with
/// and OpenSSL 3 reads with its "legacy" provider only.
constexpr QByteArrayView oldEncryption = "\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01\x06";

bool isPkcs12(const QByteArray &certificate)
{
    return certificate.startsWith(derSequence);
}

/// The files' contents; PKCS #12 has the key in it.
struct Files
{
    QByteArray certificate;
    QByteArray key;
    QString keyPath;
};

std::variant<Files, Error> filesAt(const QString &certificateFile, const QString &keyFile)
{
    Files files{readSmallFile(certificateFile), {}, keyFile.isEmpty() ? certificateFile : keyFile};
    if (isPkcs12(files.certificate))
        return files;
    if (!files.certificate.contains(pemCertificate))
        return Error{Kind::ClientCertificateUnreadable, certificateFile, 0, {}};
    files.key = readSmallFile(files.keyPath);
    if (!files.key.contains(pemKeyEnd))
        return Error{Kind::ClientKeyUnreadable, files.keyPath, 0, {}};
    return files;
}

std::variant<QSslKey, Error> keyIn(const Files &files, const QByteArray &passphrase)
{
    // "BEGIN ENCRYPTED PRIVATE KEY" (RFC 7468), or "Proc-Type: 4,ENCRYPTED" (RFC 1421).
    const bool encrypted = files.key.contains("ENCRYPTED");
    if (encrypted && passphrase.isEmpty())
        return Error{Kind::ClientKeyLocked, files.keyPath, 0, {}};
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(files.key, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    const Kind kind = encrypted ? Kind::ClientKeyLocked : Kind::ClientKeyUnreadable;
    return Error{kind, files.keyPath, 0, {}};
}

std::variant<ClientIdentity, Error> unpack(QByteArray file, const QString &path,
                                           const QByteArray &passphrase)
{
    QBuffer device(&file);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> issuers;
    if (device.open(QIODevice::ReadOnly)
        && QSslCertificate::importPkcs12(&device, &identity.key, &own, &issuers, passphrase)) {
        identity.chain = QList{own} + issuers;
        return identity;
    }
    // Why is not told. With the old encryption not even the right passphrase opens it.
    const Kind kind
        = file.contains(oldEncryption) ? Kind::ClientCertificateTooOld : Kind::ClientKeyLocked;
    return Error{kind, path, 0, {}};
}

} // namespace

std::variant<ClientIdentity, Error> readClientIdentity(const QString &certificateFile,
                                                       const QString &keyFile,
                                                       const Secret &passphrase)
{
    const std::variant<Files, Error> found = filesAt(certificateFile, keyFile);
    if (const auto *error = std::get_if<Error>(&found))
        return *error;
    const auto &files = std::get<Files>(found);
    const QByteArray phrase = passphrase.reveal().toUtf8();
    if (isPkcs12(files.certificate))
        return unpack(files.certificate, certificateFile, phrase);

    const QList<QSslCertificate> chain = QSslCertificate::fromData(files.certificate, QSsl::Pem);
    if (chain.isEmpty())
        return Error{Kind::ClientCertificateUnreadable, certificateFile, 0, {}};
    const std::variant<QSslKey, Error> key = keyIn(files, phrase);
    if (const auto *error = std::get_if<Error>(&key))
        return *error;
    return ClientIdentity{chain, std::get<QSslKey>(key)};
}

std::optional<Error> checkClientFiles(const QString &certificateFile, const QString &keyFile)
{
    const std::variant<Files, Error> found = filesAt(certificateFile, keyFile);
    if (const auto *error = std::get_if<Error>(&found))
        return *error;
    return std::nullopt;
}

} // namespace decidesk
