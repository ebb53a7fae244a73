#include "DockContents.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int fewestLines = 4;

} // namespace

DockContents::DockContents(QWidget *contents, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(contents);
}

QSize DockContents::sizeHint() const
{
    return widget()->sizeHint().expandedTo(minimumSizeHint());
}

QSize DockContents::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + barWidth(),
            fewestLines * fontMetrics().lineSpacing()};
}

bool DockContents::event(QEvent *event)
{
    const bool handled = QScrollArea::event(event);
    // Of the contents too: the viewport passes it on.
    if (event->type() == QEvent::LayoutRequest) {
        fit();
        updateGeometry();
    }
    return handled;
}

void DockContents::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

/// Not by `setWidgetResizable`: for contents that wrap it takes the height that they would like for
/// the one that they need.
void DockContents::fit()
{
    const QSize room = maximumViewportSize();
    if (const int height = leastHeight(room.width()); height <= room.height()) {
        widget()->resize(room);
    } else {
        const int width = room.width() - barWidth();
        widget()->resize(width, std::max(leastHeight(width), room.height()));
    }
}

int DockContents::leastHeight(int width) const
{
    const QLayout *layout = widget()->layout();
    return layout->hasHeightForWidth() ? layout->minimumHeightForWidth(width)
                                       : layout->minimumSize().height();
}

int DockContents::barWidth() const
{
    return verticalScrollBar()->sizeHint().width();
}

} // namespace decidesk
