#include "Appearance.h"

#include "DeskStyle.h"
#include "Tone.h"

#include <QApplication>
#include <QColor>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <algorithm>
#include <memory>

namespace decidesk {

namespace {

/// The colours that a theme is made of; the rest of the palette follows from them.
struct Colors
{
    QRgb window;
    QRgb base;
    QRgb alternateBase;
    QRgb button;
    QRgb text;
    QRgb disabledText;
    QRgb link;
    QRgb linkVisited;
    QRgb highlight;
    QRgb toolTip;
    QRgb light;
    QRgb midlight;
    QRgb mid;
    QRgb dark;
    QRgb shadow;
};

constexpr Colors lightColors{.window = 0xfff4f5f7,
                             .base = 0xffffffff,
                             .alternateBase = 0xfff7f8fa,
                             .button = 0xfff4f5f7,
                             .text = 0xff1d2127,
                             .disabledText = 0xff8a919b,
                             .link = 0xff1a5fb4,
                             .linkVisited = 0xff6a3fa0,
                             .highlight = 0xff1f66c2,
                             .toolTip = 0xffffffff,
                             .light = 0xffffffff,
                             .midlight = 0xffeceef1,
                             .mid = 0xffc3c8cf,
                             .dark = 0xff9aa1ab,
                             .shadow = 0xff6f7680};

constexpr Colors darkColors{.window = 0xff22252a,
                            .base = 0xff1a1c20,
                            .alternateBase = 0xff1f2226,
                            .button = 0xff2f333a,
                            .text = 0xffe6e8ec,
                            .disabledText = 0xff7d848f,
                            .link = 0xff8ab8f5,
                            .linkVisited = 0xffc3a6f2,
                            .highlight = 0xff2d6fc9,
                            .toolTip = 0xff2f333a,
                            .light = 0xff4a505a,
                            .midlight = 0xff3a3f47,
                            .mid = 0xff2a2d33,
                            .dark = 0xff17191c,
                            .shadow = 0xff0c0d0f};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor::fromRgb(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternateBase);
    set(QPalette::Text, colors.text);
    set(QPalette::Button, colors.button);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.linkVisited);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::ToolTipBase, colors.toolTip);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::Light, colors.light);
    set(QPalette::Midlight, colors.midlight);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Dark, colors.dark);
    set(QPalette::Shadow, colors.shadow);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, colors.highlight);
#endif
    QColor placeholder = QColor::fromRgb(colors.text);
    placeholder.setAlphaF(0.62F);
    palette.setColor(QPalette::PlaceholderText, placeholder);

    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors.disabledText));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(colors.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colors.mid));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText,
                     QColor::fromRgb(colors.disabledText));
    return palette;
}

bool desktopHasPalette()
{
    const std::unique_ptr<QStyle> style(QStyleFactory::create(QStringLiteral("fusion")));
    const QPalette standard = style->standardPalette();
    const QPalette present = QApplication::palette();
    return present.color(QPalette::Window) != standard.color(QPalette::Window)
        || present.color(QPalette::WindowText) != standard.color(QPalette::WindowText)
        || present.color(QPalette::Highlight) != standard.color(QPalette::Highlight);
}

QFont scaled(const QFont &font, int percent)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        result.setPixelSize(std::max(1, font.pixelSize() * percent / 100));
    return result;
}

} // namespace

Appearance::Appearance(const QApplication & /*application*/, QObject *parent)
    : QObject(parent), m_systemStyle(QApplication::style()->name()),
      m_systemFont(QApplication::font()), m_desktopHasPalette(desktopHasPalette()),
      m_desktopIsDark(isDark(QApplication::palette()))
{
    use(m_theme);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            [this](Qt::ColorScheme scheme) {
                m_desktopIsDark = scheme == Qt::ColorScheme::Dark;
                use(m_theme);
            });
#endif
}

QPalette Appearance::lightPalette()
{
    return paletteOf(lightColors);
}

QPalette Appearance::darkPalette()
{
    return paletteOf(darkColors);
}

void Appearance::apply(const Preferences &preferences)
{
    setTheme(preferences.theme);
    setTextSize(preferences.textSizePercent);
}

void Appearance::setTheme(Preferences::Theme theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    use(theme);
}

void Appearance::setTextSize(int percent)
{
    const int size
        = std::clamp(percent, Preferences::smallestTextSize, Preferences::largestTextSize);
    if (size == m_textSize)
        return;
    m_textSize = size;
    QApplication::setFont(scaled(m_systemFont, size));
    emit textSizeChanged(size);
}

void Appearance::use(Preferences::Theme theme)
{
    const bool own = theme != Preferences::Theme::System || !m_desktopHasPalette;
    if (own != m_ownStyle) {
        if (own)
            QApplication::setStyle(new DeskStyle);
        else
            QApplication::setStyle(m_systemStyle);
        m_ownStyle = own;
    }
    if (!own) {
        QApplication::setPalette(QPalette());
        return;
    }
    const bool dark
        = theme == Preferences::Theme::System ? m_desktopIsDark : theme == Preferences::Theme::Dark;
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace decidesk
