#include "FieldNote.h"

#include "PlainLabel.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPalette>

namespace decidesk {

namespace {

Tone toneOf(FieldNote::Kind kind)
{
    switch (kind) {
    case FieldNote::Kind::Hint:
        return Tone::Muted;
    case FieldNote::Kind::Information:
        return Tone::Accent;
    case FieldNote::Kind::Success:
        return Tone::Success;
    case FieldNote::Kind::Warning:
        return Tone::Warning;
    case FieldNote::Kind::Error:
        return Tone::Error;
    }
    return Tone::Text;
}

QIcon iconOf(FieldNote::Kind kind)
{
    switch (kind) {
    case FieldNote::Kind::Hint:
        return {};
    case FieldNote::Kind::Information:
        return symbolIcon(QStringLiteral("information"), toneOf(kind));
    case FieldNote::Kind::Success:
        return symbolIcon(QStringLiteral("success"), toneOf(kind));
    case FieldNote::Kind::Warning:
        return symbolIcon(QStringLiteral("warning"), toneOf(kind));
    case FieldNote::Kind::Error:
        return symbolIcon(QStringLiteral("error"), toneOf(kind));
    }
    return {};
}

} // namespace

FieldNote::FieldNote(QWidget *field, QWidget *parent)
    : QWidget(parent), m_field(field), m_icon(new QLabel(this)), m_label(new PlainLabel(this))
{
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Selectable text must not become a stop of the Tab key: the field speaks for it.
    m_label->setFocusPolicy(Qt::NoFocus);
    m_label->setObjectName(QStringLiteral("fieldNoteText"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    refresh();
}

void FieldNote::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void FieldNote::setMessage(Kind kind, const QString &text)
{
    if (m_kind == kind && m_message == text)
        return;
    m_kind = kind;
    m_message = text;
    refresh();
}

QString FieldNote::text() const
{
    return m_message.isEmpty() ? m_hint : m_message;
}

void FieldNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        recolor();
}

void FieldNote::refresh()
{
    m_label->setText(text());
    setVisible(!text().isEmpty());
    if (m_field != nullptr && m_field->accessibleDescription() != text())
        m_field->setAccessibleDescription(text());
    recolor();
}

void FieldNote::recolor()
{
    QPalette colors = palette();
    const QColor color = toneColor(kind() == Kind::Hint ? Tone::Muted : Tone::Text, colors);
    colors.setColor(QPalette::WindowText, color);
    m_label->setPalette(colors);

    const QIcon icon = iconOf(kind());
    m_icon->setVisible(!icon.isNull());
    const int side = m_label->fontMetrics().height();
    m_icon->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatio()));
}

} // namespace decidesk
