#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QApplication;

namespace decidesk {

/// Lets the caret blink for ten seconds after the last key or click and then stand still, as GTK
/// does: a window that nobody uses wakes the computer for nothing.
class CaretRest : public QObject
{
    Q_OBJECT

public:
    /// For all text fields of `application`, which must outlive this.
    explicit CaretRest(QApplication &application,
                       std::chrono::milliseconds after = std::chrono::seconds(10));

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rest();

    QTimer m_patience;
    int m_flashTime = 0; ///< of the desktop, while the caret stands still
};

} // namespace decidesk
