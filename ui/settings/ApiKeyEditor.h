#pragma once

#include "Secret.h"
#include "Server.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <variant>

namespace decidesk {

class FieldColumn;
class FieldNote;
class SecretField;
class SecretStore;

/// The field for the API key of one server: reads it from the keychain, shows it masked, writes it
/// back.
///
/// What was read belongs to the server it was read for and leaves the field with it; what the user
/// typed stays until it is stored.
class ApiKeyEditor : public QWidget
{
    Q_OBJECT

public:
    using Stored = std::function<void(const QString &problem)>;

    /// `secrets` must outlive the editor.
    explicit ApiKeyEditor(SecretStore &secrets, QWidget *parent = nullptr);

    /// Whose key is shown; null: a server without one yet.
    void setServer(const ServerId &server);
    /// Forgets what was typed and reads the key of `server` again.
    void reload(const ServerId &server);

    [[nodiscard]] bool isEdited() const { return m_edited; }
    /// Writes what was typed as the key of `server`, an empty one removes it. Answers from the
    /// event loop; where the keychain can't be used the key is kept for this run, and `problem`
    /// says so.
    void store(const ServerId &server, Stored stored);

    void retranslate();

signals:
    void edited();

private:
    void read();
    void show(const std::variant<Secret, Error> &answer);
    void refreshTexts();

    SecretStore &m_secrets;
    SecretField *m_field;
    FieldColumn *m_column;
    FieldNote *m_note;
    ServerId m_server;
    QHash<ServerId, Secret> m_read;
    bool m_edited = false;
    bool m_reading = false;
    bool m_unknown = false; ///< the keychain could not say whether there is a key
};

} // namespace decidesk
