#include "ServerPage.h"

#include "AccountsChoice.h"
#include "ApiKeyEditor.h"
#include "ConnectionCheck.h"
#include "ErrorText.h"
#include "FieldColumn.h"
#include "FieldNote.h"
#include "FileField.h"
#include "HandshakeOptions.h"
#include "Mnemonic.h"
#include "Settings.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>

namespace decidesk {

namespace {

enum ProxyItem { SystemProxy, NoProxy };

/// A bundle of all public issuers has about 200 KiB.
constexpr qint64 largestFile = qint64{4} * 1024 * 1024;

} // namespace

ServerPage::ServerPage(Settings &settings, SecretStore &secrets, QWidget *parent)
    : SettingsPage(parent), m_settings(settings), m_column(new FieldColumn(this)),
      m_urlEdit(new QLineEdit(this)), m_urlNote(m_column->addField(m_urlEdit)),
      m_choice(new AccountsChoice(this)), m_key(new ApiKeyEditor(secrets, this)),
      m_caFile(new FileField(this)), m_proxy(new QComboBox(this)), m_more(new QPushButton(this)),
      m_options(new HandshakeOptions(secrets, this)), m_check(new ConnectionCheck(this))
{
    m_urlEdit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    setFocusProxy(m_urlEdit);
    m_column->addWidget(m_choice);
    m_column->addWidget(m_key);
    m_caNote = m_column->addField(m_caFile, m_caFile->lineEdit());
    m_proxy->addItems({QString(), QString()});
    m_column->addField(m_proxy);
    m_more->setAutoDefault(false);
    m_more->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_column->addWidget(m_more);
    m_options->hide();
    m_column->addWidget(m_options);
    m_column->addWidget(m_check);
    m_column->addStretch(1);

    // Not textEdited: what assistive technology writes doesn't emit it.
    connect(m_urlEdit, &QLineEdit::textChanged, this, &ServerPage::onEdited);
    connect(m_caFile, &FileField::edited, this, &ServerPage::onOptionsEdited);
    connect(m_choice, &AccountsChoice::chosen, this, &ServerPage::onEdited);
    connect(m_proxy, &QComboBox::activated, this, &ServerPage::onOptionsEdited);
    connect(m_check, &ConnectionCheck::addressChosen, m_urlEdit, [this](const QString &address) {
        m_urlEdit->setFocus();
        m_urlEdit->setText(address);
    });
    connect(m_key, &ApiKeyEditor::edited, this, &ServerPage::edited);
    connect(m_more, &QPushButton::clicked, this, &ServerPage::showMore);
    connect(m_options, &HandshakeOptions::edited, this, &ServerPage::onOptionsEdited);
    connect(m_options, &HandshakeOptions::secretsRead, this, &ServerPage::refresh);
    connect(m_options, &HandshakeOptions::problemNoted, this,
            [this](QWidget *note) { bringIntoView(note, 0); });
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
    m_key->reload(keptServer(server.id).id);
    m_options->forget(server.id);
    refresh();
}

bool ServerPage::isValid() const
{
    return std::holds_alternative<QUrl>(m_url) && m_caProblem.isEmpty() && m_options->isValid();
}

void ServerPage::apply(Applied applied)
{
    std::optional<Server> server = typedServer();
    const bool isEdited = m_key->isEdited() || m_optionsEdited;
    if (!server || (*server == m_situation.present && !isEdited)) {
        applied({});
        return;
    }
    if (server->id.isNull())
        server->id = ServerId::createUuid();
    m_settings.setCurrentServer(*server);
    const auto storeKey = [this, id = server->id, applied](const QString &problem) {
        if (!m_key->isEdited()) {
            load();
            applied(problem);
            return;
        }
        m_key->store(id, [this, applied, problem](const QString &ofKey) {
            load();
            applied(ofKey.isEmpty() ? problem : ofKey);
        });
    };
    if (m_optionsEdited)
        m_options->store(*server, storeKey);
    else
        storeKey({});
}

void ServerPage::retranslate()
{
    m_column->setTexts(m_urlEdit, tr("Server &URL"),
                       tr("The address of the decision server, such as wss://example.org/ws."));
    m_choice->retranslate();
    m_key->retranslate();
    //: Label of a field: a file with certificates of issuers (certificate authorities)
    m_column->setTexts(m_caFile, tr("CA &file"),
                       tr("Only for wss:// servers whose certificate comes from your own "
                          "organisation: its issuer's certificate as a PEM file."));
    //: Button: choose a file
    const QString browse = tr("&Browse…");
    m_caFile->setTexts({browse, withoutMnemonic(browse), tr("CA file"),
                        tr("Certificates (*.pem *.crt *.cer);;All files (*)")});
    //: Label of a field
    m_column->setTexts(m_proxy, tr("&Proxy"), {});
    //: Proxy: the one that the system's settings name
    m_proxy->setItemText(SystemProxy, tr("System settings"));
    //: Proxy: none
    m_proxy->setItemText(NoProxy, tr("None"));
    //: Button: show what only a few servers need
    m_more->setText(tr("Mo&re…"));
    m_more->setAccessibleName(withoutMnemonic(m_more->text()));
    m_options->retranslate();
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

void ServerPage::showMore()
{
    m_options->show();
    m_options->setFocus();
    m_more->hide();
    bringIntoView(m_options->focusProxy(), 2.0 / 3);
}

/// With so much of the view below it.
void ServerPage::bringIntoView(QWidget *part, double below)
{
    // Once it has its place.
    QTimer::singleShot(0, part, [this, part, below] {
        QWidget *above = parentWidget();
        while (above != nullptr && qobject_cast<QScrollArea *>(above) == nullptr)
            above = above->parentWidget();
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(part, 0, qRound(area->viewport()->height() * below));
    });
}

void ServerPage::refresh()
{
    m_url = parseServerUrl(m_urlEdit->text());
    refreshUrlNote();
    refreshOptions();
    m_caProblem = caFileProblem(m_caFile->path());
    m_caNote->setError(m_caProblem);

    const auto *url = std::get_if<QUrl>(&m_url);
    m_choice->setVisible(url != nullptr && m_situation.presentHasAccounts
                         && *url != m_situation.present.url);

    const std::optional<Server> server = typedServer();
    if (server) {
        const Server kept = keptServer(server->id);
        m_key->setServer(kept.id);
        m_options->setServer(kept);
    }
    if (server && isValid() && !m_options->isReading())
        m_check->setServer(server, m_options->secrets());
    else
        m_check->setServer({}, {});
}

QString ServerPage::caFileProblem(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo info(path);
    if (!info.isFile())
        return tr("There is no such file. Choose another one, or leave the field empty.");
    QFile file(path);
    if (info.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return tr("This file can't be read. Choose another one, or leave the field empty.");
    if (!file.readAll().contains("-----BEGIN CERTIFICATE-----"))
        return tr("This file contains no certificate in PEM format. Choose another one, or leave "
                  "the field empty.");
    return {};
}

void ServerPage::refreshUrlNote()
{
    if (const auto *error = std::get_if<Error>(&m_url))
        m_urlNote->setError(errorSentence(*error));
    else if (isUnencrypted(std::get<QUrl>(m_url)))
        m_urlNote->setMessage(FieldNote::Kind::Warning,
                              tr("Not encrypted: others could read what you send there."));
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
    m_options->load(server);
    if (HandshakeOptions::areUsedBy(server) && m_options->isHidden()) {
        m_options->show();
        m_more->hide();
    }
}

Server ServerPage::keptServer(const ServerId &id) const
{
    return m_settings.isListed(id) ? m_settings.server(id).value_or(Server()) : Server();
}

std::optional<Server> ServerPage::typedServer() const
{
    const auto *url = std::get_if<QUrl>(&m_url);
    if (url == nullptr)
        return {};
    Server server = serverForUrl(m_situation, *url, m_choice->choice());
    server.caFile = m_caFile->path();
    server.useSystemProxy = m_proxy->currentIndex() == SystemProxy;
    m_options->writeTo(server);
    return server;
}

} // namespace decidesk
