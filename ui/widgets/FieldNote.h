#pragma once

#include "Tone.h"

#include <QString>
#include <QWidget>

class QLabel;

namespace decidesk {

class PlainLabel;

/// The line under a field: a hint as long as all is well, else what is wrong with the field and
/// what to do.
///
/// Plain text, wrapped, with a symbol that says the same as the colour. The text is the accessible
/// description of the field, so that a screen reader speaks it with the field. Takes no space while
/// there is nothing to say.
class FieldNote : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Hint, Information, Success, Warning, Error };

    /// `field` (may be null) must outlive the note or be deleted with it.
    explicit FieldNote(QWidget *field, QWidget *parent = nullptr);

    /// What stands there while there is no message; empty: nothing.
    void setHint(const QString &hint);
    /// Shows `text` in place of the hint; an empty text clears.
    void setMessage(Kind kind, const QString &text);
    void setError(const QString &text) { setMessage(Kind::Error, text); }
    void clear() { setMessage(Kind::Hint, {}); }

    /// What is shown now.
    [[nodiscard]] QString text() const;
    [[nodiscard]] Kind kind() const { return m_message.isEmpty() ? Kind::Hint : m_kind; }
    [[nodiscard]] bool hasError() const { return kind() == Kind::Error; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void recolor();

    QWidget *m_field;
    QLabel *m_icon;
    PlainLabel *m_label;
    QString m_hint;
    QString m_message;
    Kind m_kind = Kind::Hint;
};

} // namespace decidesk
