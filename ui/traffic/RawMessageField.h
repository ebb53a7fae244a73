#pragma once

#include "PlainTextField.h"

#include <QString>

namespace decidesk {

/// Where a tester types a message as it shall stand on the wire. Plain text.
class RawMessageField : public PlainTextField
{
    Q_OBJECT

public:
    /// Of a pasted text, in characters.
    static constexpr qsizetype longestText = qsizetype{1024} * 1024;

    using PlainTextField::PlainTextField;

    /// What was typed, every character as it is.
    [[nodiscard]] QString text() const;
    /// Replaces all by `text` in one step that can be undone, and chooses the first placeholder in
    /// it (`<…>`), if any.
    void insertTemplate(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A paste was refused: the text would have been longer than `longestText`.
    void tooMuchPasted();

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace decidesk
