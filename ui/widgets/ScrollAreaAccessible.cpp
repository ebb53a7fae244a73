#include "ScrollAreaAccessible.h"

#include <QScrollArea>
#include <QScrollBar>

namespace decidesk {

namespace {

QAccessibleInterface *createFor(const QString &className, QObject *object)
{
    auto *area = qobject_cast<QScrollArea *>(object);
    if (!area || className != QLatin1String("QScrollArea"))
        return nullptr;
    return new ScrollAreaAccessible(*area);
}

} // namespace

ScrollAreaAccessible::ScrollAreaAccessible(QScrollArea &area)
    : QAccessibleWidget(&area, QAccessible::Client)
{}

void ScrollAreaAccessible::install()
{
    QAccessible::installFactory(createFor);
}

int ScrollAreaAccessible::childCount() const
{
    return static_cast<int>(parts().size());
}

QAccessibleInterface *ScrollAreaAccessible::child(int index) const
{
    return QAccessible::queryAccessibleInterface(parts().value(index, nullptr));
}

int ScrollAreaAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    return child ? static_cast<int>(parts().indexOf(qobject_cast<QWidget *>(child->object()))) : -1;
}

QList<QWidget *> ScrollAreaAccessible::parts() const
{
    const auto *area = qobject_cast<const QScrollArea *>(widget());
    QList<QWidget *> parts;
    if (!area)
        return parts;
    parts.append(area->viewport());
    // A scroll bar stands in a container of its own.
    for (const QScrollBar *bar : {area->horizontalScrollBar(), area->verticalScrollBar()}) {
        if (bar->isVisible())
            parts.append(bar->parentWidget());
    }
    return parts;
}

} // namespace decidesk
