#include "SymbolIcon.h"

#include <QByteArray>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// The side for which the icons are drawn, and their line there.
constexpr qreal drawnSide = 16;
const QByteArray drawnLine = QByteArrayLiteral("stroke-width=\"1.4\"");
constexpr qreal line = 1.4;

class SymbolIconEngine : public QIconEngine
{
public:
    SymbolIconEngine(QString name, QByteArray svg, Tone tone)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_tone(tone)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        QByteArray svg = m_svg;
        svg.replace("currentColor", color(mode).name().toLatin1());
        // Scaled down with the rest, a line would fade.
        if (const int side = std::min(rect.width(), rect.height()); side > 0 && side < drawnSide) {
            const QByteArray width = QByteArray::number(line * drawnSide / side);
            svg.replace(drawnLine, "stroke-width=\"" + width + '"');
        }
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("symbol/%1/%2/%3/%4")
                                .arg(m_name, color(mode).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override
    {
        return new SymbolIconEngine(m_name, m_svg, m_tone);
    }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (mode == QIcon::Disabled) {
            palette.setCurrentColorGroup(QPalette::Disabled);
            return palette.color(QPalette::WindowText);
        }
        palette.setCurrentColorGroup(QPalette::Active);
        return toneColor(m_tone, palette);
    }

    QString m_name;
    QByteArray m_svg;
    Tone m_tone;
};

} // namespace

QIcon symbolIcon(const QString &name, Tone tone)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SymbolIconEngine(name, file.readAll(), tone));
}

} // namespace decidesk
