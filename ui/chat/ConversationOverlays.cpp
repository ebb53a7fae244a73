#include "ConversationOverlays.h"

#include "PlainLabel.h"

#include <QAbstractScrollArea>
#include <QPushButton>

namespace decidesk {

ConversationOverlays::ConversationOverlays(QAbstractScrollArea &view)
    : m_view(view), m_newButton(new QPushButton(&view)), m_empty(new PlainLabel(&view))
{
    m_newButton->setObjectName(QStringLiteral("newMessages"));
    m_newButton->hide();
    m_newButton->setCursor(Qt::ArrowCursor);
    connect(m_newButton, &QPushButton::clicked, this, &ConversationOverlays::newestRequested);
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::Text);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_empty->hide();
    retranslate();
}

void ConversationOverlays::setNewCount(int count)
{
    if (count == m_newCount)
        return;
    m_newCount = count;
    refreshButton();
}

void ConversationOverlays::setFar(bool isFar)
{
    if (isFar == m_isFar)
        return;
    m_isFar = isFar;
    refreshButton();
}

void ConversationOverlays::refreshButton()
{
    retranslate();
    m_newButton->setVisible(m_newCount > 0 || m_isFar);
    place();
}

void ConversationOverlays::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void ConversationOverlays::setEmpty(bool isEmpty)
{
    m_empty->setVisible(isEmpty && !m_empty->plainText().isEmpty());
}

void ConversationOverlays::place()
{
    const QRect area = m_view.viewport()->geometry();
    m_newButton->adjustSize();
    const int gap = m_view.fontMetrics().height() / 2;
    const int x = m_view.layoutDirection() == Qt::RightToLeft
        ? area.left() + gap
        : area.right() - gap - m_newButton->width();
    m_newButton->move(x, area.bottom() - gap - m_newButton->height());
    m_empty->setGeometry(area.adjusted(2 * gap, 2 * gap, -2 * gap, -2 * gap));
}

void ConversationOverlays::retranslate()
{
    const QString text = m_newCount > 0
        //: Button below the conversation: messages that came and are not in view
        ? tr("%n new ↓", nullptr, m_newCount)
        //: Button below the conversation: to the newest message
        : tr("Newest ↓");
    m_newButton->setText(text);
    m_newButton->setAccessibleName(text);
}

} // namespace decidesk
