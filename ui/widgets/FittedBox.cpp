#include "FittedBox.h"

#include <QEvent>
#include <QLayout>

namespace decidesk {

void FittedBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

bool FittedBox::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return handled;
}

void FittedBox::fitHeight()
{
    if (layout() && layout()->hasHeightForWidth())
        setMinimumHeight(layout()->minimumHeightForWidth(width()));
}

} // namespace decidesk
