#include "PrimaryButton.h"

#include "SymbolIcon.h"

#include <QEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QPalette>
#include <QPixmap>

namespace decidesk {

PrimaryButton::PrimaryButton(QWidget *parent) : QPushButton(parent)
{
    // Outside a dialog Qt lets only the space bar press the button that has the focus.
    setAutoDefault(true);
    recolor();
}

void PrimaryButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_recoloring)
        recolor();
}

void PrimaryButton::recolor()
{
    // Only what differs is set, so that the rest goes on following the program's palette.
    const QPalette program = QGuiApplication::palette();
    QPalette own;
    // Fusion lightens what it paints; the text has to stay easy to read on it.
    constexpr int darker = 130;
    const QColor fill = program.color(QPalette::Active, QPalette::Highlight).darker(darker);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        own.setColor(group, QPalette::Button, fill);
        own.setColor(group, QPalette::ButtonText,
                     program.color(QPalette::Active, QPalette::HighlightedText));
    }
    m_recoloring = true;
    setPalette(own);
    m_recoloring = false;
    remakeIcon();
}

void PrimaryButton::setSymbol(const QString &name)
{
    m_symbol = name;
    remakeIcon();
}

void PrimaryButton::remakeIcon()
{
    if (m_symbol.isEmpty())
        return;
    // A button paints its icon as if it stood on the window; this one stands on the highlight.
    const QIcon symbol = symbolIcon(m_symbol);
    QIcon own;
    const QPixmap onHighlight = symbol.pixmap(iconSize(), devicePixelRatioF(), QIcon::Selected);
    own.addPixmap(onHighlight, QIcon::Normal);
    own.addPixmap(onHighlight, QIcon::Active);
    own.addPixmap(symbol.pixmap(iconSize(), devicePixelRatioF(), QIcon::Disabled), QIcon::Disabled);
    setIcon(own);
}

} // namespace decidesk
