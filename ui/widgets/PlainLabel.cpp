#include "PlainLabel.h"

#include <QEvent>
#include <QFont>
#include <QFontMetrics>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace decidesk {

namespace {

bool isHidden(QChar character)
{
    const char16_t code = character.unicode();
    if (code == u'\t' || code == u'\n')
        return false;
    return character.category() == QChar::Other_Control || code == 0x061C || code == 0x200E
        || code == 0x200F || (code >= 0x2028 && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString withVisibleControls(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), isHidden))
        return text;
    QString visible;
    visible.reserve(text.size() + 16);
    for (const QChar character : text) {
        if (!isHidden(character)) {
            visible += character;
            continue;
        }
        visible += QStringLiteral("⟨U+%1⟩")
                       .arg(static_cast<uint>(character.unicode()), 4, 16, QLatin1Char('0'))
                       .toUpper();
    }
    return visible;
}

qsizetype visibleLength(QChar character)
{
    constexpr qsizetype writtenOut = 8; // ⟨U+202E⟩
    return isHidden(character) ? writtenOut : 1;
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString html = withVisibleControls(text).toHtmlEscaped();
    html.replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<p>%1</p>").arg(html);
}

PlainLabel::PlainLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : PlainLabel(parent)
{
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    m_text = text;
    m_visible = withVisibleControls(text);
    if (accessibleName() == m_ownName) {
        setAccessibleName(m_visible);
        m_ownName = m_visible;
    }
    showText();
    updateGeometry();
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elideMode = mode;
    if (mode != Qt::ElideNone)
        setWordWrap(false);
    showText();
    updateGeometry();
}

void PlainLabel::takeSpareRoomOnly()
{
    m_spareRoomOnly = true;
    updateGeometry();
}

void PlainLabel::setHeading()
{
    // Of a font that was not looked up from anywhere only what is set here counts.
    QFont bold;
    bold.setBold(true);
    setFont(bold);
}

QSize PlainLabel::sizeHint() const
{
    if (m_elideMode == Qt::ElideNone)
        return QLabel::sizeHint();
    if (m_spareRoomOnly)
        return minimumSizeHint();
    return {widthOf(m_visible), QLabel::sizeHint().height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_elideMode == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    const int shortest = widthOf(QStringLiteral("xxx…"));
    return {std::min(shortest, widthOf(m_visible)), QLabel::minimumSizeHint().height()};
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    showText();
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        showText();
        updateGeometry();
    }
}

int PlainLabel::widthOf(const QString &text) const
{
    const QMargins margins = contentsMargins();
    const double advance = QFontMetricsF(font()).horizontalAdvance(text);
    return static_cast<int>(std::ceil(advance)) + margins.left() + margins.right() + 2 * margin();
}

void PlainLabel::showText()
{
    QString shown = m_visible;
    if (m_elideMode != Qt::ElideNone) {
        shown.replace(u'\n', u' ');
        shown = fontMetrics().elidedText(shown, m_elideMode, contentsRect().width() - 2 * margin());
        setToolTip(shown == m_visible ? QString() : plainToolTip(m_text));
    }
    if (shown != text())
        QLabel::setText(shown);
}

} // namespace decidesk
