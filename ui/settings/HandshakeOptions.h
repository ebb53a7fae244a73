#pragma once

#include "Server.h"
#include "ServerSecrets.h"

#include <QHash>
#include <QList>
#include <QWidget>

#include <functional>
#include <utility>
#include <variant>

class QLineEdit;

namespace decidesk {

class FieldColumn;
class FieldNote;
class FileField;
class HeaderModel;
class HeadersEditor;
class SecretField;
class SecretStore;

/// What *More…* shows of a server: Origin, Subprotocol, Headers, and the client certificate.
///
/// The secrets among it are read from the keychain for the server whose turn it is (`setServer`),
/// shown masked and written back by `store`. What was read leaves with its server; what was typed
/// stays until it is stored.
class HandshakeOptions : public QWidget
{
    Q_OBJECT

public:
    using Stored = std::function<void(const QString &problem)>;

    /// `secrets` must outlive it.
    explicit HandshakeOptions(SecretStore &secrets, QWidget *parent = nullptr);

    /// Whether `server` has any of it.
    [[nodiscard]] static bool areUsedBy(const Server &server);

    /// Shows what `server` has and forgets what was typed.
    void load(const Server &server);
    /// Whose secrets belong to what is shown: a server as it is stored; one with a null id: none.
    void setServer(const Server &stored);
    /// Reads the secrets of the server anew next time.
    void forget(const ServerId &server);

    /// Puts what is typed into `server`. Of a field with something wrong in it: nothing.
    void writeTo(Server &server) const;
    /// The secrets as they stand in the fields.
    [[nodiscard]] ServerSecrets secrets() const;
    /// Whether they are still being read.
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool isValid() const;

    /// Writes the secrets as those of `server`, where it has any or had. Answers once, from the
    /// event loop if the keychain is asked; where it can't be used they are kept for this run, and
    /// `problem` says so.
    void store(const Server &server, const Stored &stored);

    void retranslate();

signals:
    void edited(); ///< by the user
    void secretsRead();
    /// Something is wrong with what is being typed, and `note` says what.
    void problemNoted(QWidget *note);

private:
    void onEdited();
    void readSecrets(const Server &stored);
    void showKept(const ServerSecrets &kept);
    void refreshNotes();
    void refreshHeaderNote();
    void refreshCertificateNotes();

    SecretStore &m_secrets;
    HeaderModel *m_headers;

    FieldColumn *m_column;
    QLineEdit *m_origin;
    FieldNote *m_originNote;
    QLineEdit *m_subprotocols;
    FieldNote *m_subprotocolsNote;
    HeadersEditor *m_headersEditor;
    FieldNote *m_headersNote = nullptr;
    FileField *m_certificate;
    FieldNote *m_certificateNote = nullptr;
    FileField *m_key;
    FieldNote *m_keyNote = nullptr;
    SecretField *m_passphrase;

    QList<std::pair<QWidget *, FieldNote *>> m_fields;

    ServerId m_server;
    QHash<ServerId, ServerSecrets> m_read;
    bool m_hasEntry = false; ///< the server may have secrets in the keychain
    bool m_reading = false;
    bool m_unknown = false; ///< the keychain could not say
    bool m_passphraseKept = false; ///< the settings say that there is one
    bool m_passphraseTyped = false;
};

} // namespace decidesk
