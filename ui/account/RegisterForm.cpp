#include "RegisterForm.h"

#include "DocumentsFolder.h"
#include "FieldColumn.h"
#include "FieldNote.h"
#include "PlainTextField.h"
#include "PrimaryButton.h"
#include "RawText.h"
#include "SecretField.h"
#include "SymbolIcon.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>

#include <array>

namespace decidesk {

namespace {

constexpr int promptLines = 3;
constexpr qsizetype checksumBytes = 32;

} // namespace

RegisterForm::RegisterForm(QWidget *parent)
    : QWidget(parent), m_fields(new FieldColumn(this)), m_name(new QLineEdit),
      m_prompt(new PlainTextField), m_checksum(new SecretField(SecretField::Buttons::ShowAndCopy)),
      m_apiKey(new SecretField(SecretField::Buttons::ShowAndCopy)), m_generate(new QPushButton),
      m_fromFile(new QPushButton), m_remember(new QCheckBox), m_submit(new PrimaryButton)
{
    build();
    connectFields();
    retranslate();
}

void RegisterForm::build()
{
    m_generate->setIcon(symbolIcon(QStringLiteral("generate")));
    m_fromFile->setIcon(symbolIcon(QStringLiteral("file")));
    m_remember->setChecked(true);
    m_submit->setObjectName(QStringLiteral("register"));

    auto *waysToChecksum = new QHBoxLayout;
    waysToChecksum->addWidget(m_generate);
    waysToChecksum->addWidget(m_fromFile);
    waysToChecksum->addStretch();

    m_nameNote = m_fields->addField(m_name);
    m_promptNote = m_fields->addField(m_prompt);
    m_checksumNote = m_fields->addField(m_checksum, m_checksum->lineEdit(), waysToChecksum);
    m_apiKeyNote = m_fields->addField(m_apiKey, m_apiKey->lineEdit());
    m_fields->addWidget(m_remember);
    auto *last = new QHBoxLayout;
    last->addStretch();
    last->addWidget(m_submit);
    m_fields->addLayout(last);
    m_fields->addStretch();

    const std::array<QWidget *, 6> order{m_name,     m_prompt,   m_checksum,
                                         m_generate, m_fromFile, m_apiKey};
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    setTabOrder(m_apiKey, m_remember);
    setTabOrder(m_remember, m_submit);
    setFocusProxy(m_name);
}

void RegisterForm::connectFields()
{
    connect(m_name, &QLineEdit::textChanged, m_nameNote, &FieldNote::clear);
    connect(m_prompt, &QPlainTextEdit::textChanged, m_promptNote, &FieldNote::clear);
    connect(m_checksum, &SecretField::edited, this,
            [this] { showChecksumNote(ChecksumNote::None); });
    connect(m_apiKey, &SecretField::edited, m_apiKeyNote, &FieldNote::clear);
    connect(m_name, &QLineEdit::textChanged, this, &RegisterForm::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &RegisterForm::edited);
    connect(m_remember, &QCheckBox::toggled, this, &RegisterForm::edited);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &RegisterForm::edited);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &RegisterForm::refresh);
    connect(m_checksum, &SecretField::changed, this, &RegisterForm::refresh);
    connect(m_apiKey, &SecretField::changed, this, &RegisterForm::refresh);
    for (QLineEdit *edit :
         std::initializer_list<QLineEdit *>{m_name, m_checksum->lineEdit(), m_apiKey->lineEdit()})
        connect(edit, &QLineEdit::returnPressed, this, &RegisterForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &RegisterForm::submit);

    connect(m_generate, &QPushButton::clicked, this, &RegisterForm::generate);
    connect(m_fromFile, &QPushButton::clicked, this, &RegisterForm::chooseFile);
    connect(m_checksum, &SecretField::copied, this, [this] {
        emit hint(tr(
            "Checksum copied. Paste it somewhere safe; the clipboard is cleared in 60 seconds."));
    });
    connect(m_apiKey, &SecretField::copied, this,
            [this] { emit hint(tr("API key copied. The clipboard is cleared in 60 seconds.")); });
    connect(&m_file, &ChecksumFile::finished, this, [this](const Secret &checksum) {
        m_checksum->setSecret(checksum);
        showChecksumNote(ChecksumNote::FromFile);
    });
    connect(&m_file, &ChecksumFile::failed, this, [this](ChecksumFile::Failure failure) {
        showChecksumNote(failure == ChecksumFile::Failure::Empty ? ChecksumNote::EmptyFile
                                                                 : ChecksumNote::UnreadableFile);
    });
}

RegisterForm::Values RegisterForm::values() const
{
    return {m_name->text().trimmed(), rawText(*m_prompt), m_checksum->secret(), m_apiKey->secret(),
            m_remember->isChecked()};
}

void RegisterForm::setValues(const Values &values)
{
    m_name->setText(values.name);
    m_prompt->setPlainText(values.prompt);
    m_checksum->setSecret(values.checksum);
    m_apiKey->setSecret(values.apiKey);
    m_remember->setChecked(values.remember);
}

void RegisterForm::suggest(const Values &values)
{
    m_suggested = values;
    setValues(values);
}

RegisterForm::Values RegisterForm::typedOver(const Values &before) const
{
    const auto typed
        = [](const auto &now, const auto &suggested) { return !now.isEmpty() && now != suggested; };
    const Values now = values();
    Values result = before;
    if (typed(now.name, m_suggested.name))
        result.name = now.name;
    if (typed(now.prompt, m_suggested.prompt))
        result.prompt = now.prompt;
    if (typed(now.checksum, m_suggested.checksum))
        result.checksum = now.checksum;
    if (isApiKeyTyped())
        result.apiKey = now.apiKey;
    if (now.remember != m_suggested.remember)
        result.remember = now.remember;
    return result;
}

void RegisterForm::suggestApiKey(const Secret &apiKey)
{
    if (isApiKeyTyped())
        return;
    m_suggested.apiKey = apiKey;
    m_apiKey->setSecret(apiKey);
}

void RegisterForm::suggestChecksum(const Secret &checksum)
{
    if (!m_checksum->secret().isEmpty())
        return;
    m_suggested.checksum = checksum;
    m_checksum->setSecret(checksum);
}

bool RegisterForm::isApiKeyTyped() const
{
    const Secret present = m_apiKey->secret();
    return !present.isEmpty() && present != m_suggested.apiKey;
}

bool RegisterForm::isComplete() const
{
    const Values now = values();
    return !now.name.isEmpty() && !now.prompt.trimmed().isEmpty() && !now.checksum.isEmpty()
        && !now.apiKey.isEmpty();
}

void RegisterForm::showFieldError(const QString &wireName, const QString &text)
{
    const auto show = [&text](FieldNote *note, QWidget *field) {
        note->setError(text);
        field->setFocus();
    };
    if (wireName == u"checksum")
        m_checksumSays = ChecksumNote::None;
    if (wireName == u"name")
        show(m_nameNote, m_name);
    else if (wireName == u"prompt")
        show(m_promptNote, m_prompt);
    else if (wireName == u"checksum")
        show(m_checksumNote, m_checksum);
    else if (wireName == u"API_KEY")
        show(m_apiKeyNote, m_apiKey);
}

void RegisterForm::clear()
{
    m_file.cancel();
    suggest({});
    for (FieldNote *note : {m_nameNote, m_promptNote, m_checksumNote, m_apiKeyNote})
        note->clear();
    m_checksumSays = ChecksumNote::None;
}

void RegisterForm::focusSubmit()
{
    m_submit->setFocus();
}

Secret RegisterForm::newChecksum()
{
    QByteArray bytes(checksumBytes, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return Secret(QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
}

void RegisterForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refresh();
}

void RegisterForm::retranslate()
{
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_name, tr("&Name"), tr("The name shown by the server and in your list."));
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_prompt, tr("&Prompt"),
                       tr("Who decides, and how: a strict boss, a careful doctor …"));
    m_checksum->setNames(tr("Checksum"), tr("Show checksum"), tr("Copy checksum"));
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_checksum, tr("&Checksum"),
                       tr("Your secret key to this account. Whoever has it can log in."));
    m_apiKey->setNames(tr("API key"), tr("Show API key"), tr("Copy API key"));
    //: Label of a field; the letter behind & is its mnemonic
    m_fields->setTexts(m_apiKey, tr("API &key"),
                       tr("Ask whoever runs the server. Needed to register."));
    const QString generate = tr("Generate");
    m_generate->setText(generate);
    m_generate->setAccessibleName(generate);
    m_generate->setToolTip(tr("Generates a random checksum that nobody can guess"));
    const QString fromFile = tr("From file…");
    m_fromFile->setText(fromFile);
    m_fromFile->setAccessibleName(fromFile);
    m_fromFile->setToolTip(tr("Generates the checksum from a file: the SHA-256 of its content"));
    const QString remember = tr("Remember on this computer");
    m_remember->setText(remember);
    m_remember->setAccessibleName(remember);
    m_remember->setToolTip(tr("Keeps the checksum in the keychain of this computer"));
    const QString submit = tr("Register");
    m_submit->setText(submit);
    m_submit->setAccessibleName(submit);
    if (m_checksumSays != ChecksumNote::None)
        showChecksumNote(m_checksumSays);
    refresh();
}

void RegisterForm::showChecksumNote(ChecksumNote note)
{
    using Kind = FieldNote::Kind;
    m_checksumSays = note;
    switch (note) {
    case ChecksumNote::None:
        m_checksumNote->clear();
        return;
    case ChecksumNote::Random:
        m_checksumNote->setMessage(
            Kind::Information,
            tr("Randomly generated. Copy it somewhere safe; it can't be recovered."));
        return;
    case ChecksumNote::FromFile:
        m_checksumNote->setMessage(
            Kind::Information,
            tr("Generated from the file. Whoever has the same file can log in."));
        return;
    case ChecksumNote::ReadingFile:
        //: While the SHA-256 of a file is made
        m_checksumNote->setMessage(Kind::Information, tr("Reading the file…"));
        return;
    case ChecksumNote::EmptyFile:
        m_checksumNote->setError(tr("The file is empty. Choose another one."));
        return;
    case ChecksumNote::UnreadableFile:
        m_checksumNote->setError(tr("The file can't be read. Choose another one."));
        return;
    }
}

void RegisterForm::refresh()
{
    m_prompt->setFixedHeight(m_prompt->fontMetrics().lineSpacing() * promptLines
                             + 2 * static_cast<int>(m_prompt->document()->documentMargin())
                             + 2 * m_prompt->frameWidth());
    const bool complete = isComplete();
    m_submit->setEnabled(complete);
    m_submit->setToolTip(complete ? QString() : tr("Fill in all fields first"));
}

void RegisterForm::submit()
{
    if (isEnabled() && isComplete())
        emit submitted();
}

void RegisterForm::generate()
{
    m_file.cancel();
    m_checksum->setSecret(newChecksum());
    showChecksumNote(ChecksumNote::Random);
}

void RegisterForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Generate the checksum from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(documentsFolder());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        showChecksumNote(ChecksumNote::ReadingFile);
        m_file.start(path);
    });
    dialog->open();
}

} // namespace decidesk
