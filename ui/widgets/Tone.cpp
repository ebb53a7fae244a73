#include "Tone.h"

#include <QColor>
#include <QPalette>

namespace decidesk {

QColor mixed(const QColor &front, const QColor &back, float share)
{
    const float rest = 1 - share;
    return QColor::fromRgbF(front.redF() * share + back.redF() * rest,
                            front.greenF() * share + back.greenF() * rest,
                            front.blueF() * share + back.blueF() * rest);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Text:
        break;
    case Tone::Muted:
        return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.68F);
    case Tone::Accent:
        return palette.color(QPalette::Link);
    case Tone::Success:
        return dark ? QColor(0x7b, 0xd8, 0x8f) : QColor(0x1b, 0x6e, 0x35);
    case Tone::Warning:
        return dark ? QColor(0xff, 0xc4, 0x5c) : QColor(0x8a, 0x52, 0x00);
    case Tone::Error:
        return dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb3, 0x26, 0x1e);
    }
    return palette.color(QPalette::WindowText);
}

} // namespace decidesk
