#pragma once

#include <QPlainTextEdit>

namespace decidesk {

/// Where plain text of several lines is typed: Tab leaves it, and a long word is wrapped anywhere,
/// because looking for a place between words takes quadratic time where there is none.
class PlainTextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PlainTextField(QWidget *parent = nullptr);

private:
    void fitWrapping(int from, int added);
};

} // namespace decidesk
