#pragma once

#include <QLineEdit>

namespace decidesk {

/// A masked field of which assistive technology, and whoever else listens to the accessibility bus,
/// learns no letter: not what is typed, pasted, set or cleared, nor what is shown in clear on the
/// screen. It hears a bullet for each, and can fill the field in.
class SecretLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretLineEdit(QWidget *parent = nullptr);

    // In place of QLineEdit's, which tell the bus all that goes and comes.
    void setText(const QString &text);
    void clear();
    void paste();
    void cut();
    /// Whether the text can be read on the screen.
    void setRevealed(bool revealed);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace decidesk
