#include "ConnectionCheck.h"

#include "EndpointPreparation.h"
#include "ErrorText.h"
#include "FieldNote.h"
#include "Mnemonic.h"
#include "Server.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

ConnectionCheck::ConnectionCheck(QWidget *parent)
    : QWidget(parent), m_button(new QPushButton(this)), m_note(new FieldNote(m_button, this)),
      m_useAddress(new QPushButton(this))
{
    m_button->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_button);
    column->addWidget(m_note);
    column->addWidget(m_useAddress);
    m_useAddress->setAutoDefault(false);
    m_useAddress->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusProxy(m_button);

    connect(m_button, &QPushButton::clicked, this, &ConnectionCheck::start);
    connect(m_useAddress, &QPushButton::clicked, this, [this] {
        if (const auto *error = std::get_if<Error>(&m_result))
            emit addressChosen(QString(error->address));
    });
    connect(&m_test, &ConnectionTest::reached, this, [this](qint64 milliseconds) {
        m_result = Reached{milliseconds};
        refreshTexts();
    });
    connect(&m_test, &ConnectionTest::failed, this, &ConnectionCheck::finish);
    retranslate();
}

void ConnectionCheck::setServer(const std::optional<Server> &server, const ServerSecrets &secrets)
{
    m_button->setEnabled(server.has_value());
    if (server == m_server && secrets == m_secrets)
        return;
    m_server = server;
    m_secrets = secrets;
    m_preparation.reset();
    m_test.cancel();
    m_result = std::monostate();
    refreshTexts();
}

void ConnectionCheck::retranslate()
{
    //: Button: open and close a connection to the server, to see whether it can be reached
    const QString text = tr("&Test connection");
    m_button->setText(text);
    m_button->setAccessibleName(withoutMnemonic(text));
    //: Button: put the address that the server named into the field Server URL
    m_useAddress->setText(tr("Use this address"));
    m_useAddress->setAccessibleName(m_useAddress->text());
    refreshTexts();
}

void ConnectionCheck::start()
{
    if (!m_server)
        return;
    m_test.cancel();
    m_result = Running();
    refreshTexts();
    prepare();
}

void ConnectionCheck::prepare()
{
    m_preparation = std::make_unique<QObject>();
    prepareEndpoint(*m_server, m_secrets, m_preparation.get(), [this](const auto &prepared) {
        const auto *endpoint = std::get_if<Endpoint>(&prepared);
        if (!endpoint)
            finish(std::get<Error>(prepared));
        else if (isUnencrypted(endpoint->url) && !m_server->plainTextConsent
                 && !secretsOf(*endpoint).isEmpty())
            finish({Error::Kind::ConsentNeeded, hostAndPort(endpoint->url), 0, {}});
        else
            m_test.start(*endpoint, m_timeouts);
    });
}

void ConnectionCheck::finish(const Error &error)
{
    m_result = error;
    refreshTexts();
}

void ConnectionCheck::refreshTexts()
{
    const auto *refusal = std::get_if<Error>(&m_result);
    m_useAddress->setVisible(refusal != nullptr && refusal->kind == Error::Kind::UpgradeRefused
                             && !refusal->address.isEmpty());
    if (std::holds_alternative<Running>(m_result)) {
        m_note->setMessage(FieldNote::Kind::Information,
                           tr("Connecting to %1…").arg(hostAndPort(m_server->url)));
    } else if (const auto *reached = std::get_if<Reached>(&m_result)) {
        m_note->setMessage(FieldNote::Kind::Success,
                           tr("Reached in %1 ms. The API key is checked when you register.")
                               .arg(QLocale().toString(reached->milliseconds)));
    } else if (const auto *error = std::get_if<Error>(&m_result);
               error && error->kind == Error::Kind::ConsentNeeded) {
        m_note->setError(tr("Not tested: others could read the secret headers on the way to %1. "
                            "When you register or log in, you will be asked before they are sent.")
                             .arg(error->detail));
    } else if (error) {
        m_note->setError(errorSentence(*error));
    } else {
        m_note->clear();
    }
}

} // namespace decidesk
