#pragma once

#include "Server.h"
#include "ServerChange.h"
#include "SettingsPage.h"

#include <optional>
#include <variant>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace decidesk {

class AccountsChoice;
class ApiKeyEditor;
class ConnectionCheck;
class FieldColumn;
class FieldNote;
class FileField;
class HandshakeOptions;
class SecretStore;
class Settings;

/// The server that new accounts use: URL, API key, CA file, proxy, *More…*, *Test connection*. Asks
/// what becomes of the accounts on the present URL when another one is typed.
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
    void showMore();
    void bringIntoView(QWidget *part, double below);
    /// Reads the form anew and tells every part what follows.
    void refresh();
    void refreshUrlNote();
    void refreshOptions();
    [[nodiscard]] static QString caFileProblem(const QString &path);
    [[nodiscard]] std::optional<Server> typedServer() const;
    /// As it is stored; one with a null id for a server that is not, and so has no secrets in the
    /// keychain.
    [[nodiscard]] Server keptServer(const ServerId &id) const;

    Settings &m_settings;
    ServerSituation m_situation;
    ServerId m_optionsOf; ///< the server whose CA file, proxy and handshake are shown
    bool m_optionsEdited = false;
    std::variant<QUrl, Error> m_url;
    QString m_caProblem;

    FieldColumn *m_column;
    QLineEdit *m_urlEdit;
    FieldNote *m_urlNote;
    AccountsChoice *m_choice;
    ApiKeyEditor *m_key;
    FileField *m_caFile;
    FieldNote *m_caNote = nullptr;
    QComboBox *m_proxy;
    QPushButton *m_more;
    HandshakeOptions *m_options;
    ConnectionCheck *m_check;
};

} // namespace decidesk
