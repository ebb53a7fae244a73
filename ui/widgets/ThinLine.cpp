#include "ThinLine.h"

#include <QPainter>

namespace decidesk {

ThinLine::ThinLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ThinLine::sizeHint() const
{
    return {1, 1};
}

void ThinLine::paintEvent(QPaintEvent * /*event*/)
{
    QColor color = palette().color(QPalette::WindowText);
    constexpr float faint = 0.18F;
    color.setAlphaF(faint);
    QPainter(this).fillRect(rect(), color);
}

} // namespace decidesk
