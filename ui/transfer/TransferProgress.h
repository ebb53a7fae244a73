#pragma once

#include <QDialog>
#include <QString>
#include <QTimer>

#include <chrono>

class QProgressBar;
class QPushButton;

namespace decidesk {

class PlainLabel;

/// How far a long export or import has come, with *Cancel*. Shows itself only when it takes its
/// time, and leaves the window in use: who closes it is asked (`ClosingQuestion`).
class TransferProgress : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{500};

    TransferProgress(const QString &title, const QString &text, QWidget *window);

    /// In thousandths; below 0: not known.
    void setProgress(int thousandths);

    /// Escape and the window's close button are *Cancel*; what then happens is the owner's. Goes
    /// at once, so that nothing stays in view that could hold up the end of the program.
    void reject() override;

signals:
    void cancelled();

private:
    QTimer m_patience;
    PlainLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace decidesk
