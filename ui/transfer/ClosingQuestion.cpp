#include "ClosingQuestion.h"

#include "Confirmation.h"
#include "ExportFlow.h"
#include "ImportFlow.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QMetaObject>
#include <QStringList>
#include <QWidget>

namespace decidesk {

ClosingQuestion::ClosingQuestion(ExportFlow &exports, ImportFlow &imports, QWidget *window)
    : QObject(window), m_exports(exports), m_imports(imports), m_window(window)
{
    const auto forget = [this] {
        if (m_box && !isRunning())
            m_box->reject();
    };
    connect(&m_exports, &ExportFlow::ended, this, forget);
    connect(&m_imports, &ImportFlow::ended, this, forget);
    QCoreApplication::instance()->installEventFilter(this);
}

bool ClosingQuestion::mayClose()
{
    if (m_isEnding || !isRunning())
        return true;
    if (m_box)
        m_box->activateWindow();
    else
        ask();
    return false;
}

bool ClosingQuestion::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Quit) {
        m_isEnding = true;
        // The windows are closed by then; who finds one that stays open is asked again.
        QMetaObject::invokeMethod(
            this, [this] { m_isEnding = false; }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

bool ClosingQuestion::isRunning() const
{
    return m_exports.isRunning() || m_imports.isRunning();
}

void ClosingQuestion::ask()
{
    QStringList losses;
    if (m_exports.isRunning())
        losses += tr("An export is still running. Quitting cancels it.");
    if (m_imports.isRunning())
        losses += tr("An import is still running. Quitting cancels it.");
    //: Title of the question whether to quit during an export or import
    const QString title = tr("Quit");
    //: Button: quit and give up the export or import
    const QString yes = tr("Quit anyway");
    //: Button: do not quit, let the export or import go on
    const QString no = tr("Wait");
    m_box = confirm({title, losses.join(u'\n'), yes, {}, no}, m_window, this,
                    [this] { quitAnyway(); });
}

void ClosingQuestion::quitAnyway()
{
    m_isEnding = true;
    m_exports.cancel();
    m_imports.cancel();
    m_window->close();
    m_isEnding = false;
}

} // namespace decidesk
