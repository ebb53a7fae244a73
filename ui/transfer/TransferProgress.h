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
/// time, and keeps the window from being closed or changed meanwhile.
class TransferProgress : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{500};

    TransferProgress(const QString &title, const QString &text, QWidget *window);

    /// In thousandths; below 0: not known.
    void setProgress(int thousandths);

    /// Escape and the window's close button are *Cancel*; what then happens is the owner's.
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
