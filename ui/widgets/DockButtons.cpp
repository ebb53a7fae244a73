#include "DockButtons.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDockWidget>
#include <QString>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::DockButtons)
};

void name(const QDockWidget &dock, const QString &button, const QString &text,
          const QString &description)
{
    auto *found = dock.findChild<QAbstractButton *>(button, Qt::FindDirectChildrenOnly);
    if (!found)
        return;
    found->setAccessibleName(text);
    found->setAccessibleDescription(description);
}

} // namespace

void nameTitleButtons(const QDockWidget &dock)
{
    //: Button in the title of a tool: makes it a window of its own, or puts it back
    name(dock, QStringLiteral("qt_dockwidget_floatbutton"), Words::tr("Float"),
         Words::tr("Shows it in a separate window, or puts it back"));
    //: Button in the title of a tool: hides it
    name(dock, QStringLiteral("qt_dockwidget_closebutton"), Words::tr("Close"),
         Words::tr("Hides it; the View menu shows it again"));
}

} // namespace decidesk
