#pragma once

#include "Server.h"
#include "ServerChange.h"
#include "SettingsPage.h"

#include <optional>
#include <variant>

class QComboBox;
class QLineEdit;

namespace decidesk {

class AccountsChoice;
class ApiKeyEditor;
class CaFileField;
class ConnectionCheck;
class FieldColumn;
class FieldNote;
class SecretStore;
class Settings;

/// The server that new accounts use: URL, API key, CA file, proxy, *Test connection*. Asks what
/// becomes of the accounts on the present URL when another one is typed.
class ServerPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// Both must outlive the page.
    ServerPage(Settings &settings, SecretStore &secrets, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load() override;
    [[nodiscard]] bool isValid() const override;
    void apply(Applied applied) override;

protected:
    void retranslate() override;

private:
    void onEdited();
    void onOptionsEdited();
    /// Reads the form anew and tells every part what follows.
    void refresh();
    void refreshUrlNote();
    void refreshOptions();
    [[nodiscard]] std::optional<Server> typedServer() const;
    /// The id, or null for a server that is not stored and so has no key in the keychain.
    [[nodiscard]] ServerId keptServer(const ServerId &id) const;

    Settings &m_settings;
    ServerSituation m_situation;
    ServerId m_optionsOf; ///< the server whose CA file and proxy are shown
    bool m_optionsEdited = false;
    std::variant<QUrl, Error> m_url;
    QString m_caProblem;

    FieldColumn *m_column;
    QLineEdit *m_urlEdit;
    FieldNote *m_urlNote;
    AccountsChoice *m_choice;
    ApiKeyEditor *m_key;
    CaFileField *m_caFile;
    FieldNote *m_caNote = nullptr;
    QComboBox *m_proxy;
    ConnectionCheck *m_check;
};

} // namespace decidesk
