#pragma once

#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace decidesk {

class ExportFlow;
class ImportFlow;

/// Asks a person who closes the window while an export or an import is running.
///
/// Who ends the program from outside, by a signal or by ending the desktop's session, is not asked:
/// that comes to the application as QEvent::Quit, while a person closes the window.
class ClosingQuestion : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; `window` is its parent.
    ClosingQuestion(ExportFlow &exports, ImportFlow &imports, QWidget *window);

    /// Whether the window may close now. Where it may not the question is in view, until it is
    /// answered or nothing is running any more: *Quit anyway* cancels and closes the window.
    bool mayClose();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isRunning() const;
    void ask();
    void quitAnyway();

    ExportFlow &m_exports;
    ImportFlow &m_imports;
    QWidget *m_window;
    QPointer<QDialog> m_box; ///< null: nothing is asked
    bool m_isEnding = false; ///< whether or not somebody would rather wait
};

} // namespace decidesk
