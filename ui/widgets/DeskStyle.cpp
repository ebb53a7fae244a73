#include "DeskStyle.h"

#include "SymbolIcon.h"
#include "Tone.h"

#include <QApplication>
#include <QFontMetrics>
#include <QIcon>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// The colours of the edges: 3:1 against the fields and the window.
constexpr QRgb edgeOnLight = 0xff8b929c;
constexpr QRgb edgeOnDark = 0xff757c88;

constexpr int besideFieldText = 3;
constexpr int besideIcon = 4;

/// Of the text that Fusion's sizes are made for, in pixels.
constexpr int usualTextHeight = 17;

constexpr qsizetype mostCachedPalettes = 64;

QColor edgeOn(const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? edgeOnDark : edgeOnLight);
}

/// What becomes `color` when Fusion makes an edge of it.
QColor windowForEdge(const QColor &color)
{
    constexpr int fusionEdge = 140;
    return color.lighter(fusionEdge);
}

/// Calls `draw` with a copy of `option` that has the palette `palette`; false: of another type.
template <typename Option, typename Draw>
bool drawWith(const QStyleOption *option, const QPalette &palette, const Draw &draw)
{
    const auto *typed = qstyleoption_cast<const Option *>(option);
    if (typed == nullptr)
        return false;
    Option copy(*typed);
    copy.palette = palette;
    draw(&copy);
    return true;
}

} // namespace

DeskStyle::DeskStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    const auto draw = [this, element, painter, widget](const QStyleOption *edged) {
        QProxyStyle::drawPrimitive(element, edged, painter, widget);
    };
    switch (element) {
    case PE_FrameLineEdit:
        if (drawWith<QStyleOptionFrame>(option, withEdges(option->palette), draw))
            return;
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_PanelButtonCommand:
        if (drawWith<QStyleOptionButton>(option, withEdges(option->palette), draw))
            return;
        break;
    default:
        break;
    }
    draw(option);
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const auto draw = [this, element, painter, widget](const QStyleOption *edged) {
        QProxyStyle::drawControl(element, edged, painter, widget);
    };
    // Qt centres it beside the middle; from right to left it aligns the text twice, and puts it at
    // the far edge of the button.
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button != nullptr && !button->icon.isNull()
        && !button->text.isEmpty() && !button->features.testFlag(QStyleOptionButton::HasMenu)) {
        drawLabelWithIcon(*button, painter, widget);
        return;
    }
    if (element == CE_ShapedFrame
        && drawWith<QStyleOptionFrame>(option, withEdges(option->palette), draw))
        return;
    if (element == CE_DockWidgetTitle && widget != nullptr) {
        // Qt keeps the font that there was when the dock was made.
        painter->save();
        painter->setFont(widget->font());
        draw(option);
        painter->restore();
        return;
    }
    draw(option);
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto draw = [this, control, painter, widget](const QStyleOptionComplex *edged) {
        QProxyStyle::drawComplexControl(control, edged, painter, widget);
    };
    if (control == CC_ComboBox
        && drawWith<QStyleOptionComboBox>(option, withEdges(option->palette), draw))
        return;
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar != nullptr) {
        drawScrollBar(*bar, painter, widget);
        return;
    }
    if (control == CC_SpinBox
        && drawWith<QStyleOptionSpinBox>(option, withEdges(option->palette), draw))
        return;
    draw(option);
}

/// Fusion's handle is of the colour of the buttons, which is white on white here: the groove, which
/// is darker, would be taken for it.
void DeskStyle::drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter,
                              const QWidget *widget) const
{
    constexpr int inset = 3;
    constexpr int darkerUnderPointer = 125;
    const QPalette &palette = bar.palette;
    painter->save();
    painter->fillRect(bar.rect, palette.color(QPalette::Window));
    for (const auto &[part, arrow] :
         {std::pair(SC_ScrollBarSubLine,
                    bar.orientation == Qt::Vertical ? PE_IndicatorArrowUp : PE_IndicatorArrowLeft),
          std::pair(SC_ScrollBarAddLine,
                    bar.orientation == Qt::Vertical ? PE_IndicatorArrowDown
                                                    : PE_IndicatorArrowRight)}) {
        QStyleOption end;
        end.state = bar.state;
        end.direction = bar.direction;
        end.palette = palette;
        end.rect = subControlRect(CC_ScrollBar, &bar, part, widget)
                       .adjusted(inset, inset, -inset, -inset);
        drawPrimitive(arrow, &end, painter, widget);
    }
    if (bar.maximum > bar.minimum) {
        const bool isUnderPointer = bar.activeSubControls.testFlag(SC_ScrollBarSlider)
            && bar.state.testAnyFlags(State_MouseOver | State_Sunken);
        const QColor grey = edgeOn(palette);
        const QRectF handle = QRectF(subControlRect(CC_ScrollBar, &bar, SC_ScrollBarSlider, widget))
                                  .adjusted(inset, inset, -inset, -inset);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(isUnderPointer ? grey.darker(darkerUnderPointer) : grey);
        const qreal radius = std::min(handle.width(), handle.height()) / 2;
        painter->drawRoundedRect(handle, radius, radius);
    }
    painter->restore();
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                  const QSize &contents, const QWidget *widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        return size + QSize(14, 4);
    case CT_TabBarTab:
        return size + QSize(10, 4);
    case CT_LineEdit:
    case CT_ComboBox:
        return size + QSize(0, 4);
    default:
        return size;
    }
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    const int pixels = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        break;
    default:
        return pixels;
    }
    const QFontMetrics font
        = widget != nullptr ? widget->fontMetrics() : QFontMetrics(QApplication::font());
    const int scaled = pixels * font.height() / usualTextHeight;
    // Near the usual size the symbols keep their own, where they are sharpest.
    return scaled * 4 > pixels * 5 ? scaled : pixels;
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option,
                                const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool isField = element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0;
    return isField ? rect.adjusted(besideFieldText, 0, -besideFieldText, 0) : rect;
}

QIcon DeskStyle::standardIcon(StandardPixmap icon, const QStyleOption *option,
                              const QWidget *widget) const
{
    switch (icon) {
    case SP_TitleBarCloseButton:
        return symbolIcon(QStringLiteral("cancel"));
    case SP_TitleBarNormalButton:
        return symbolIcon(QStringLiteral("float"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

void DeskStyle::drawLabelWithIcon(const QStyleOptionButton &button, QPainter *painter,
                                  const QWidget *widget) const
{
    const bool enabled = button.state.testFlag(State_Enabled);
    const QIcon::Mode mode = !enabled           ? QIcon::Disabled
        : button.state.testFlag(State_HasFocus) ? QIcon::Active
                                                : QIcon::Normal;
    const QIcon::State state = button.state.testFlag(State_On) ? QIcon::On : QIcon::Off;
    const bool underlined = proxy()->styleHint(SH_UnderlineShortcut, &button, widget) != 0;
    const int mnemonic = underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;

    const QSize text = button.fontMetrics.size(Qt::TextShowMnemonic, button.text);
    const int width = text.width() + besideIcon + button.iconSize.width();
    QRect label(button.rect.center().x() - width / 2, button.rect.y(), width, button.rect.height());
    if (button.state.testAnyFlags(State_On | State_Sunken))
        label.translate(proxy()->pixelMetric(PM_ButtonShiftHorizontal, &button, widget),
                        proxy()->pixelMetric(PM_ButtonShiftVertical, &button, widget));
    const QRect icon
        = visualRect(button.direction, label,
                     QRect(label.x(), label.y(), button.iconSize.width(), label.height()));
    const QRect words = visualRect(
        button.direction, label,
        QRect(label.right() + 1 - text.width(), label.y(), text.width(), label.height()));

    const qreal ratio = widget != nullptr ? widget->devicePixelRatioF() : 1;
    proxy()->drawItemPixmap(painter, icon, Qt::AlignCenter,
                            button.icon.pixmap(button.iconSize, ratio, mode, state));
    proxy()->drawItemText(painter, words, Qt::AlignCenter | mnemonic, button.palette, enabled,
                          button.text, QPalette::ButtonText);
}

QPalette DeskStyle::withEdges(const QPalette &palette) const
{
    if (m_edged.size() >= mostCachedPalettes)
        m_edged.clear();
    auto known = m_edged.constFind(palette.cacheKey());
    if (known == m_edged.constEnd()) {
        QPalette made = palette;
        made.setColor(QPalette::Window, windowForEdge(edgeOn(palette)));
        known = m_edged.insert(palette.cacheKey(), made);
    }
    QPalette edged = *known;
    // The key is the same for all groups: what was disabled the first time may be enabled now.
    edged.setCurrentColorGroup(palette.currentColorGroup());
    return edged;
}

} // namespace decidesk
