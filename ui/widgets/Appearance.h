#pragma once

#include "Preferences.h"

#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;

namespace decidesk {

/// Theme and text size of the whole program, live: every widget follows through the application's
/// palette, style and font, so pages need nothing but layouts and `palette()`.
///
/// Theme::System keeps what the desktop says; where it brings no colours of its own (no platform
/// theme) the program's stand in. Light and Dark bring palettes and a style of their own, the same
/// on every Qt. Made by `main`, once, before the first window. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// Remembers the style, palette and font that the application started with.
    explicit Appearance(const QApplication &application, QObject *parent = nullptr);

    /// Of `preferences` only theme and text size matter. What is in force already is not set again.
    void apply(const Preferences &preferences);
    void setTheme(Preferences::Theme theme);
    /// Of the system's font; kept within Preferences::smallestTextSize … largestTextSize.
    void setTextSize(int percent);

    [[nodiscard]] Preferences::Theme theme() const { return m_theme; }
    [[nodiscard]] int textSize() const { return m_textSize; }

    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();

signals:
    /// The widgets are told from the event loop.
    void textSizeChanged(int percent);

private:
    void use(Preferences::Theme theme);

    QString m_systemStyle;
    QFont m_systemFont;
    bool m_desktopHasPalette; ///< else the standard palette is only Fusion's stand-in
    bool m_desktopIsDark;
    bool m_ownStyle = false; ///< DeskStyle is in force
    Preferences::Theme m_theme = Preferences::Theme::System;
    int m_textSize = 100;
};

} // namespace decidesk
