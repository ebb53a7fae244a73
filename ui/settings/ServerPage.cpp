#include "ServerPage.h"

#include "AccountsChoice.h"
#include "ApiKeyEditor.h"
#include "CaFileField.h"
#include "ConnectionCheck.h"
#include "ErrorText.h"
#include "FieldColumn.h"
#include "FieldNote.h"
#include "Settings.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace decidesk {

namespace {

enum ProxyItem { SystemProxy, NoProxy };

} // namespace

ServerPage::ServerPage(Settings &settings, SecretStore &secrets, QWidget *parent)
    : SettingsPage(parent), m_settings(settings), m_column(new FieldColumn(this)),
      m_urlEdit(new QLineEdit(this)), m_urlNote(m_column->addField(m_urlEdit)),
      m_choice(new AccountsChoice(this)), m_key(new ApiKeyEditor(secrets, this)),
      m_caFile(new CaFileField(this)), m_proxy(new QComboBox(this)),
      m_check(new ConnectionCheck(this))
{
    m_urlEdit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    setFocusProxy(m_urlEdit);
    m_column->addWidget(m_choice);
    m_column->addWidget(m_key);
    m_caNote = m_column->addField(m_caFile, m_caFile->lineEdit());
    m_proxy->addItems({QString(), QString()});
    m_column->addField(m_proxy);
    m_column->addWidget(m_check);
    m_column->addStretch(1);

    // Not textEdited: what assistive technology writes doesn't emit it.
    connect(m_urlEdit, &QLineEdit::textChanged, this, &ServerPage::onEdited);
    connect(m_caFile, &CaFileField::edited, this, &ServerPage::onOptionsEdited);
    connect(m_choice, &AccountsChoice::chosen, this, &ServerPage::onEdited);
    connect(m_proxy, &QComboBox::activated, this, &ServerPage::onOptionsEdited);
    connect(m_check, &ConnectionCheck::addressChosen, m_urlEdit, [this](const QString &address) {
        m_urlEdit->setFocus();
        m_urlEdit->setText(address);
    });
    connect(m_key, &ApiKeyEditor::edited, this, &ServerPage::edited);
    retranslate();
}

QString ServerPage::title() const
{
    //: Page of the settings
    return tr("Server");
}

void ServerPage::load()
{
    const QList<Account> accounts = m_settings.accounts();
    m_situation.present = m_settings.currentServer();
    m_situation.known = m_settings.servers();
    m_situation.presentHasAccounts
        = std::any_of(accounts.cbegin(), accounts.cend(), [this](const Account &account) {
              return account.server == m_situation.present.id;
          });

    const Server &server = m_situation.present;
    {
        const QSignalBlocker notByTheUser(m_urlEdit);
        m_urlEdit->setText(server.url.toString());
    }
    m_optionsOf = {};
    m_optionsEdited = false;
    m_choice->setChoice(AccountsOnOldUrl::Stay);
    m_choice->setPresentServer(hostAndPort(server.url));
    m_check->setTimeouts(m_settings.timeouts());
    m_key->reload(keptServer(server.id));
    refresh();
}

bool ServerPage::isValid() const
{
    return std::holds_alternative<QUrl>(m_url) && m_caProblem.isEmpty();
}

void ServerPage::apply(Applied applied)
{
    std::optional<Server> server = typedServer();
    if (!server || (*server == m_situation.present && !m_key->isEdited())) {
        applied({});
        return;
    }
    if (server->id.isNull())
        server->id = ServerId::createUuid();
    m_settings.setCurrentServer(*server);
    if (!m_key->isEdited()) {
        load();
        applied({});
        return;
    }
    m_key->store(server->id, [this, applied = std::move(applied)](const QString &problem) {
        load();
        applied(problem);
    });
}

void ServerPage::retranslate()
{
    m_column->setTexts(m_urlEdit, tr("Server &URL"),
                       tr("Where the decision server listens, such as wss://example.org/ws."));
    m_choice->retranslate();
    m_key->retranslate();
    //: Label of a field: a file with certificates of issuers (certificate authorities)
    m_column->setTexts(m_caFile, tr("CA &file"),
                       tr("Only for wss:// servers whose certificate comes from your own "
                          "organisation: its issuer's certificate as a PEM file."));
    m_caFile->retranslate();
    //: Label of a field
    m_column->setTexts(m_proxy, tr("&Proxy"), {});
    //: Proxy: the one that the system's settings name
    m_proxy->setItemText(SystemProxy, tr("The system's"));
    //: Proxy: none
    m_proxy->setItemText(NoProxy, tr("None"));
    m_check->retranslate();
    refresh();
}

void ServerPage::onEdited()
{
    refresh();
    emit edited();
}

void ServerPage::onOptionsEdited()
{
    m_optionsEdited = true;
    onEdited();
}

void ServerPage::refresh()
{
    m_url = parseServerUrl(m_urlEdit->text());
    refreshUrlNote();
    refreshOptions();
    m_caProblem = m_caFile->problem();
    m_caNote->setError(m_caProblem);

    const auto *url = std::get_if<QUrl>(&m_url);
    m_choice->setVisible(url != nullptr && m_situation.presentHasAccounts
                         && *url != m_situation.present.url);

    const std::optional<Server> server = typedServer();
    if (server)
        m_key->setServer(keptServer(server->id));
    if (server && m_caProblem.isEmpty())
        m_check->setEndpoint(endpointOf(*server));
    else
        m_check->setEndpoint({});
}

void ServerPage::refreshUrlNote()
{
    if (const auto *error = std::get_if<Error>(&m_url))
        m_urlNote->setError(errorSentence(*error));
    else if (isUnencrypted(std::get<QUrl>(m_url)))
        m_urlNote->setMessage(FieldNote::Kind::Warning,
                              tr("Not encrypted: what you send there can be read on the way."));
    else
        m_urlNote->clear();
}

void ServerPage::refreshOptions()
{
    const auto *url = std::get_if<QUrl>(&m_url);
    if (url == nullptr || m_optionsEdited)
        return;
    const Server server = serverForUrl(m_situation, *url, m_choice->choice());
    if (server.id.isNull() || server.id == m_optionsOf)
        return;
    m_optionsOf = server.id;
    m_caFile->setPath(server.caFile);
    m_proxy->setCurrentIndex(server.useSystemProxy ? SystemProxy : NoProxy);
}

ServerId ServerPage::keptServer(const ServerId &id) const
{
    return m_settings.isListed(id) ? id : ServerId();
}

std::optional<Server> ServerPage::typedServer() const
{
    const auto *url = std::get_if<QUrl>(&m_url);
    if (url == nullptr)
        return {};
    Server server = serverForUrl(m_situation, *url, m_choice->choice());
    server.caFile = m_caFile->path();
    server.useSystemProxy = m_proxy->currentIndex() == SystemProxy;
    return server;
}

} // namespace decidesk
