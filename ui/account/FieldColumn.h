#pragma once

#include <QHash>
#include <QString>
#include <QVBoxLayout>

class QLabel;

namespace decidesk {

class FieldNote;

/// The fields of a form, one below the other: label, field, hint. Holds at any width and text size.
class FieldColumn : public QVBoxLayout
{
    Q_OBJECT

public:
    explicit FieldColumn(QWidget *parent = nullptr);

    /// Adds `field` (a widget of the form, or a row whose focus widget is `focus`) with an empty
    /// label and note; both get their text from `setTexts`.
    FieldNote *addField(QWidget *field, QWidget *focus = nullptr, QLayout *extra = nullptr);
    /// The visible label with its mnemonic, the accessible name is it without; and the hint.
    void setTexts(QWidget *field, const QString &label, const QString &hint);

private:
    struct Parts
    {
        QLabel *label;
        FieldNote *note;
        QWidget *focus;
    };

    QHash<QWidget *, Parts> m_parts;
};

} // namespace decidesk
