#pragma once

#include <QPlainTextEdit>
#include <QString>

namespace decidesk {

/// Where plain text of several lines is typed: Tab leaves it, and a long word is wrapped anywhere,
/// because looking for a place between words takes quadratic time where there is none.
class PlainTextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PlainTextField(QWidget *parent = nullptr);

    /// Instead of `setPlainText`, which does not know beforehand how to wrap.
    void setText(const QString &text);

protected:
    void insertFromMimeData(const QMimeData *source) override;

private:
    void wrapFor(const QString &text);
};

} // namespace decidesk
