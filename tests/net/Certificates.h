#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace decidesk::test {

/// Certificates made with the openssl command, in a folder that goes with this object.
class Certificates
{
public:
    /// Empty on success, else what openssl said.
    [[nodiscard]] QString make();

    /// Adds what a client can show, for `clientPassphrase` where it is encrypted: `client` (of an
    /// intermediate issuer below `ca`), `chain.pem` (with that issuer), `both.pem` (with the key
    /// too), `pkcs8.key`, `traditional.key`, `eccclient`, `ecc.key` (encrypted), `edclient`,
    /// `modern.p12`, `legacy.p12` and `open.p12` (without a passphrase).
    [[nodiscard]] QString makeClients();

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    /// The issuer of all below but `selfSigned` and `stranger`.
    [[nodiscard]] QString caFile() const { return file(QStringLiteral("ca.pem")); }
    /// An issuer that has issued nothing that is used here but `stranger`.
    [[nodiscard]] QString otherCaFile() const { return file(QStringLiteral("other.pem")); }

    /// What a server shows: `good` (127.0.0.1 and localhost), `wrongname`, `expired`, `future`,
    /// `stranger` (of the other issuer), `selfsigned`, `allwrong` (expired, other name, stranger).
    [[nodiscard]] QSslConfiguration serverConfiguration(const QString &name) const;

    static inline const QString clientPassphrase = QString::fromUtf8("pässword");

private:
    QString makeIssuer(const QString &name);
    QString issue(const QString &name, const QString &issuer, const QString &names,
                  const QString &from, const QString &to);

    QTemporaryDir m_folder;
};

} // namespace decidesk::test
