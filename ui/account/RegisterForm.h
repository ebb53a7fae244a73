#pragma once

#include "ChecksumFile.h"
#include "Secret.h"

#include <QCheckBox>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace decidesk {

class FieldColumn;
class FieldNote;
class PlainTextField;
class SecretField;

/// The fields of *Register*. Knows nothing of servers.
class RegisterForm : public QWidget
{
    Q_OBJECT

public:
    struct Values
    {
        QString name;
        QString prompt;
        Secret checksum;
        Secret apiKey;
        bool remember = true;
    };

    explicit RegisterForm(QWidget *parent = nullptr);

    [[nodiscard]] Values values() const;
    void setValues(const Values &values);
    /// Whether there is anything to remember: what the practice server knows is gone when the
    /// program ends.
    void setRemembers(bool remembers) { m_remember->setVisible(remembers); }
    /// Fills the form in with what nobody typed.
    void suggest(const Values &values);
    /// `before`, but with what was typed since `suggest`.
    [[nodiscard]] Values typedOver(const Values &before) const;
    /// Fills in the API key from the settings, unless one was typed.
    void suggestApiKey(const Secret &apiKey);
    /// Fills in a checksum, unless one stands there.
    void suggestChecksum(const Secret &checksum);
    /// Whether the API key is another one than suggested.
    [[nodiscard]] bool isApiKeyTyped() const;
    /// Whether every field is filled in.
    [[nodiscard]] bool isComplete() const;
    /// Says what is wrong with the field of this wire name, and puts the focus there.
    void showFieldError(const QString &wireName, const QString &text);
    void clear();
    void focusSubmit();

    /// A checksum that nobody can guess: 32 random bytes of the system, as base64url.
    [[nodiscard]] static Secret newChecksum();

signals:
    void submitted();
    void edited(); ///< what is no secret is another one
    /// Something for the status bar.
    void hint(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectFields();
    /// What is said below the checksum in place of the hint.
    enum class ChecksumNote { None, Random, FromFile, ReadingFile, EmptyFile, UnreadableFile };

    void retranslate();
    void showChecksumNote(ChecksumNote note);
    void refresh();
    void submit();
    void generate();
    void chooseFile();

    FieldColumn *m_fields;
    QLineEdit *m_name;
    PlainTextField *m_prompt;
    SecretField *m_checksum;
    SecretField *m_apiKey;
    QPushButton *m_generate;
    QPushButton *m_fromFile;
    QCheckBox *m_remember;
    QPushButton *m_submit;
    FieldNote *m_nameNote = nullptr;
    FieldNote *m_promptNote = nullptr;
    FieldNote *m_checksumNote = nullptr;
    ChecksumNote m_checksumSays = ChecksumNote::None;
    FieldNote *m_apiKeyNote = nullptr;
    ChecksumFile m_file;
    Values m_suggested; ///< of these fields nothing was typed
};

} // namespace decidesk
