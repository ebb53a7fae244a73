#pragma once

#include "Secret.h"
#include "SecretLineEdit.h"

#include <QString>
#include <QWidget>

class QPushButton;

namespace decidesk {

/// A masked field for a checksum or an API key, with *Show* and, where wanted, *Copy*.
///
/// The text is masked again when the field is hidden. Copying marks the clipboard as holding a
/// secret, so that clipboard managers which care do not keep it. Nothing of it goes to the
/// accessibility bus. Labels take `lineEdit()` as their
/// buddy.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    enum class Buttons { Show, ShowAndCopy };

    explicit SecretField(Buttons buttons, QWidget *parent = nullptr);

    /// The accessible names, such as `API key`, `Show API key`, `Copy API key`. Translated by the
    /// caller; call again after a language change.
    void setNames(const QString &field, const QString &show, const QString &copy = {});

    /// Without leading and trailing white space (pasted line ends).
    [[nodiscard]] Secret secret() const;
    /// Replaces the text. Emits `changed`, not `edited`.
    void setSecret(const Secret &secret);

    void setPlaceholderText(const QString &text);
    void setReadOnly(bool readOnly);

    [[nodiscard]] bool isRevealed() const;
    void setRevealed(bool revealed);

    /// For buddies, tab order and input validators; its echo mode belongs to the field.
    [[nodiscard]] SecretLineEdit *lineEdit() const { return m_edit; }

signals:
    void changed(); ///< by the user or by `setSecret`
    void edited(); ///< by the user
    void copied(); ///< the secret is on the clipboard now: say so

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    void onChanged();
    void refresh();
    void copy();

    SecretLineEdit *m_edit;
    QPushButton *m_show;
    QPushButton *m_copy = nullptr;
};

} // namespace decidesk
