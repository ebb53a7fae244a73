#pragma once

#include "BoundedText.h"

#include <QFutureWatcher>
#include <QPlainTextEdit>
#include <QString>

namespace decidesk {

struct TrafficEntry;

/// One frame or event in full: its redacted text, or the one with its secrets where that is asked
/// for, indented where it is JSON, plain, and only as much of it as can be laid out without a
/// pause.
class FrameView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit FrameView(QWidget *parent = nullptr);

    /// `revealed`: with its secrets.
    void showEntry(const TrafficEntry &entry, bool revealed);
    void showNothing();

protected:
    void changeEvent(QEvent *event) override;

private:
    void present();

    BoundedText m_shown;
    qint64 m_bytes = 0; ///< of the whole frame
    QFutureWatcher<QString> m_indenting; ///< of a frame that would take too long here
};

} // namespace decidesk
