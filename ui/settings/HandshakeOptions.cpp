#include "HandshakeOptions.h"

#include "ClientIdentity.h"
#include "ErrorText.h"
#include "FieldColumn.h"
#include "FieldNote.h"
#include "FileField.h"
#include "HandshakeWords.h"
#include "HeaderModel.h"
#include "HeadersEditor.h"
#include "SecretField.h"
#include "SecretStore.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

namespace decidesk {

namespace {

void showText(QLineEdit *edit, const QString &text)
{
    const QSignalBlocker notByTheUser(edit);
    edit->setText(text);
}

} // namespace

HandshakeOptions::HandshakeOptions(SecretStore &secrets, QWidget *parent)
    : QWidget(parent), m_secrets(secrets), m_headers(new HeaderModel(this)),
      m_column(new FieldColumn(this)), m_origin(new QLineEdit(this)),
      m_originNote(m_column->addField(m_origin)), m_subprotocols(new QLineEdit(this)),
      m_subprotocolsNote(m_column->addField(m_subprotocols)),
      m_headersEditor(new HeadersEditor(*m_headers, this)), m_certificate(new FileField(this)),
      m_key(new FileField(this)), m_passphrase(new SecretField(SecretField::Buttons::Show, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    setFocusProxy(m_origin);
    m_origin->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_headersNote = m_column->addField(m_headersEditor, m_headersEditor->table());
    m_certificateNote = m_column->addField(m_certificate, m_certificate->lineEdit());
    m_keyNote = m_column->addField(m_key, m_key->lineEdit());
    m_column->addField(m_passphrase, m_passphrase->lineEdit());
    m_fields = {{m_origin, m_originNote},
                {m_subprotocols, m_subprotocolsNote},
                {m_headersEditor, m_headersNote},
                {m_certificate, m_certificateNote},
                {m_key, m_keyNote}};

    // Not textEdited: what assistive technology writes doesn't emit it.
    for (QLineEdit *edit : {m_origin, m_subprotocols})
        connect(edit, &QLineEdit::textChanged, this, &HandshakeOptions::onEdited);
    for (FileField *field : {m_certificate, m_key})
        connect(field, &FileField::edited, this, &HandshakeOptions::onEdited);
    connect(m_headers, &HeaderModel::edited, this, &HandshakeOptions::onEdited);
    connect(m_passphrase, &SecretField::edited, this, [this] {
        m_passphraseTyped = true;
        onEdited();
    });
}

bool HandshakeOptions::areUsedBy(const Server &server)
{
    return !server.origin.isEmpty() || !server.subprotocols.isEmpty() || !server.headers.isEmpty()
        || !server.clientCertificate.isEmpty() || !server.clientKey.isEmpty();
}

void HandshakeOptions::load(const Server &server)
{
    showText(m_origin, server.origin);
    showText(m_subprotocols, server.subprotocols);
    m_headers->setHeaders(server.headers);
    m_certificate->setPath(server.clientCertificate);
    m_key->setPath(server.clientKey);
    m_passphraseKept = server.clientPassphrase;
    m_passphraseTyped = false;
    showKept(m_read.value(m_server));
}

void HandshakeOptions::setServer(const Server &stored)
{
    if (stored.id == m_server)
        return;
    m_server = stored.id;
    readSecrets(stored);
}

void HandshakeOptions::forget(const ServerId &server)
{
    m_read.remove(server);
    m_server = {};
    m_hasEntry = m_reading = false;
}

void HandshakeOptions::readSecrets(const Server &stored)
{
    m_hasEntry = !stored.id.isNull() && (needsSecrets(stored) || stored.clientPassphrase);
    m_reading = m_hasEntry && !m_read.contains(m_server);
    m_unknown = false;
    showKept(m_read.value(m_server));
    if (!m_reading)
        return;
    m_secrets.read(
        serverSecretsEntry(m_server), this, [this, server = m_server](const auto &found) {
            const auto *error = std::get_if<Error>(&found);
            const bool missing = error != nullptr && error->kind == Error::Kind::SecretMissing;
            if (!error || missing)
                m_read.insert(server,
                              missing ? ServerSecrets()
                                      : ServerSecrets::fromEntry(std::get<Secret>(found)));
            if (server != m_server)
                return;
            m_reading = false;
            m_unknown = error != nullptr && !missing;
            showKept(m_read.value(server));
            emit secretsRead();
        });
}

void HandshakeOptions::showKept(const ServerSecrets &kept)
{
    m_headers->setKept(kept);
    if (!m_passphraseTyped)
        m_passphrase->setSecret(m_passphraseKept ? kept.passphrase : Secret());
    refreshNotes();
}

void HandshakeOptions::writeTo(Server &server) const
{
    server.origin = parseOrigin(m_origin->text()).value_or(QString());
    server.subprotocols = parseSubprotocols(m_subprotocols->text()).value_or(QString());
    server.headers = m_headers->headers();
    server.clientCertificate = m_certificate->path();
    server.clientKey = m_key->path();
    server.clientPassphrase
        = m_passphraseTyped ? !m_passphrase->secret().isEmpty() : m_passphraseKept;
}

ServerSecrets HandshakeOptions::secrets() const
{
    ServerSecrets secrets = m_headers->secretsOver(m_read.value(m_server));
    secrets.passphrase = m_passphrase->secret();
    return secrets;
}

bool HandshakeOptions::isValid() const
{
    return std::none_of(m_fields.cbegin(), m_fields.cend(),
                        [](const auto &field) { return field.second->hasError(); });
}

void HandshakeOptions::store(const Server &server, const Stored &stored)
{
    const QString entry = serverSecretsEntry(server.id);
    const bool mayHaveEntry = m_hasEntry && server.id == m_server;
    if (!mayHaveEntry && !needsSecrets(server) && !server.clientPassphrase) {
        stored({});
        return;
    }
    const auto written = [stored](const std::optional<Error> &error) {
        stored(error ? tr("The keychain of this computer can't be used: secret headers and the "
                          "passphrase work until you quit, but are not kept.")
                     : QString());
    };
    // Over what is there now, so that nothing is lost that could not be read before.
    m_secrets.read(entry, this, [this, server, entry, written](const auto &found) {
        const auto *secret = std::get_if<Secret>(&found);
        const ServerSecrets before = secret ? ServerSecrets::fromEntry(*secret) : ServerSecrets();
        ServerSecrets now = m_headers->secretsOver(before);
        now.passphrase = m_passphraseTyped ? m_passphrase->secret() : before.passphrase;
        now = now.namedBy(server);
        if (now.isEmpty())
            m_secrets.remove(entry, this, written);
        else
            m_secrets.write(entry, now.toEntry(), this, written);
    });
}

void HandshakeOptions::onEdited()
{
    refreshNotes();
    emit edited();
    for (const auto &[field, note] : std::as_const(m_fields)) {
        const QWidget *focus = QApplication::focusWidget();
        if (note->hasError() && (field == focus || field->isAncestorOf(focus)))
            emit problemNoted(note);
    }
}

void HandshakeOptions::retranslate()
{
    m_column->setTexts(m_origin, tr("&Origin"), handshake_words::originHint());
    m_column->setTexts(m_subprotocols, tr("Subprotoco&l"), handshake_words::subprotocolsHint());
    m_column->setTexts(m_headersEditor, tr("&Headers"), handshake_words::headersHint());
    m_headersEditor->retranslate();
    m_column->setTexts(m_certificate, tr("&Client certificate"),
                       handshake_words::certificateHint());
    m_certificate->setTexts(handshake_words::certificateFile());
    m_column->setTexts(m_key, tr("Ke&y file"), handshake_words::keyHint());
    m_key->setTexts(handshake_words::keyFile());
    m_column->setTexts(m_passphrase, tr("Passphras&e"), handshake_words::passphraseHint());
    m_passphrase->setNames(tr("Passphrase"), tr("Show passphrase"));
    refreshNotes();
}

void HandshakeOptions::refreshNotes()
{
    const auto say = [](FieldNote *note, bool isRight, const QString &problem) {
        note->setError(isRight ? QString() : problem);
    };
    say(m_originNote, parseOrigin(m_origin->text()).has_value(), handshake_words::originProblem());
    say(m_subprotocolsNote, parseSubprotocols(m_subprotocols->text()).has_value(),
        handshake_words::subprotocolsProblem());
    refreshHeaderNote();
    refreshCertificateNotes();
    //: In a field, while its content is being fetched from the keychain
    m_passphrase->setPlaceholderText(m_reading && m_passphraseKept ? tr("Reading…") : QString());
}

void HandshakeOptions::refreshHeaderNote()
{
    const FaultyHeader fault = m_headers->fault();
    const QString withoutValue = m_reading ? QString() : m_headers->withoutValue();
    if (fault.fault != HeaderFault::None)
        m_headersNote->setError(handshake_words::headerProblem(fault));
    else if (!withoutValue.isEmpty())
        m_headersNote->setMessage(FieldNote::Kind::Warning,
                                  m_unknown ? handshake_words::secretsUnknown()
                                            : handshake_words::valueMissing(withoutValue));
    else
        m_headersNote->clear();
}

void HandshakeOptions::refreshCertificateNotes()
{
    m_certificateNote->clear();
    m_keyNote->clear();
    if (m_certificate->path().isEmpty()) {
        if (!m_key->path().isEmpty())
            m_certificateNote->setError(handshake_words::certificateMissing());
        return;
    }
    const std::optional<Error> wrong = checkClientFiles(m_certificate->path(), m_key->path());
    if (!wrong)
        return;
    FieldNote *note
        = wrong->kind == Error::Kind::ClientKeyUnreadable ? m_keyNote : m_certificateNote;
    note->setError(errorSentence(*wrong));
}

} // namespace decidesk
