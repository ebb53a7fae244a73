#include "StateDot.h"

#include "StateText.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace decidesk {

void paintStateDot(QPainter &painter, const QRectF &area, Session::State state,
                   const QPalette &palette, bool plain)
{
    const qreal side = std::min(area.width(), area.height());
    const qreal pen = std::max(1.4, side / 6);
    const qreal radius = (side - pen) / 2;
    const QPointF centre = area.center();
    const QColor color = toneColor(plain ? Tone::Text : stateTone(state), palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, pen));
    const bool full = state == Session::State::Ready || state == Session::State::Deciding;
    painter.setBrush(full ? QBrush(color) : Qt::NoBrush);
    painter.drawEllipse(centre, radius, radius);
    if (!full && state != Session::State::Offline) {
        constexpr int quarter = 90 * 16;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                        -quarter, 2 * quarter);
    }
    painter.restore();
}

StateDot::StateDot(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateDot::setState(Session::State state)
{
    if (m_state == state)
        return;
    m_state = state;
    update();
}

QSize StateDot::sizeHint() const
{
    const int side = std::max(9, fontMetrics().ascent() * 2 / 3);
    return {side, side};
}

void StateDot::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintStateDot(painter, rect(), m_state, palette());
}

} // namespace decidesk
