#include "ApiKeyEditor.h"

#include "FieldColumn.h"
#include "FieldNote.h"
#include "SecretField.h"
#include "SecretStore.h"

#include <QLineEdit>

namespace decidesk {

ApiKeyEditor::ApiKeyEditor(SecretStore &secrets, QWidget *parent)
    : QWidget(parent), m_secrets(secrets),
      m_field(new SecretField(SecretField::Buttons::Show, this)), m_column(new FieldColumn(this)),
      m_note(m_column->addField(m_field, m_field->lineEdit()))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    setFocusProxy(m_field);

    connect(m_field, &SecretField::edited, this, [this] {
        m_edited = true;
        m_reading = false;
        refreshTexts();
        emit edited();
    });
    retranslate();
}

void ApiKeyEditor::setServer(const ServerId &server)
{
    if (server == m_server)
        return;
    m_server = server;
    if (!m_edited)
        read();
}

void ApiKeyEditor::reload(const ServerId &server)
{
    m_server = server;
    m_edited = false;
    m_read.remove(server);
    read();
}

void ApiKeyEditor::store(const ServerId &server, Stored stored)
{
    const Secret key = m_field->secret();
    const auto done = [this, server, key,
                       stored = std::move(stored)](const std::optional<Error> &error) {
        m_read.insert(server, key);
        m_edited = false;
        if (!error) {
            stored({});
            return;
        }
        stored(tr("The keychain of this computer can't be used: the API key works until you quit, "
                  "but is not kept."));
    };
    if (key.isEmpty())
        m_secrets.remove(apiKeyEntry(server), this, done);
    else
        m_secrets.write(apiKeyEntry(server), key, this, done);
}

void ApiKeyEditor::retranslate()
{
    //: Label of a field
    m_column->setTexts(m_field, tr("API &key"),
                       tr("The server asks for it when you register. It is kept in the keychain."));
    //: Button: show the masked API key
    m_field->setNames(tr("API key"), tr("Show API key"));
    refreshTexts();
}

void ApiKeyEditor::read()
{
    m_field->setSecret(m_read.value(m_server));
    m_field->setRevealed(false);
    m_unknown = false;
    m_reading = !m_server.isNull() && !m_read.contains(m_server);
    refreshTexts();
    if (!m_reading)
        return;
    m_secrets.read(apiKeyEntry(m_server), this,
                   [this, server = m_server](const std::variant<Secret, Error> &answer) {
                       if (server == m_server && m_reading)
                           show(answer);
                   });
}

void ApiKeyEditor::show(const std::variant<Secret, Error> &answer)
{
    m_reading = false;
    if (const auto *key = std::get_if<Secret>(&answer)) {
        m_read.insert(m_server, *key);
        m_field->setSecret(*key);
    } else {
        m_unknown = std::get<Error>(answer).kind != Error::Kind::SecretMissing;
    }
    refreshTexts();
}

void ApiKeyEditor::refreshTexts()
{
    //: In a field, while its content is being fetched from the keychain
    m_field->setPlaceholderText(m_reading ? tr("Reading…") : QString());
    if (m_unknown)
        m_note->setMessage(FieldNote::Kind::Warning,
                           tr("The keychain of this computer can't be used, so a key that was "
                              "stored is not shown. A key typed here works until you quit."));
    else
        m_note->clear();
}

} // namespace decidesk
