#pragma once

#include <QHash>
#include <QPalette>
#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionSlider;

namespace decidesk {

/// Fusion with edges that can be seen and a little more room.
///
/// Fusion derives the edges of fields, boxes and buttons from the window colour made darker, which
/// leaves nothing of them on a dark window and little on a light one. Its boxes and icons keep
/// their size while the text grows, and its buttons in the title of a dock are grey on every
/// window. Used with the program's own palettes only; a desktop's style is
/// left as it is.
class DeskStyle : public QProxyStyle
{
    Q_OBJECT

public:
    DeskStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                                     const QWidget *widget) const override;

private:
    /// Icon and text of a button.
    void drawLabelWithIcon(const QStyleOptionButton &button, QPainter *painter,
                           const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter,
                       const QWidget *widget) const;
    [[nodiscard]] QPalette withEdges(const QPalette &palette) const;

    /// By the key of the original: Fusion caches what it draws under the key of the palette, so the
    /// same palette must become the same one again.
    mutable QHash<qint64, QPalette> m_edged;
};

} // namespace decidesk
