#include "ConversationBackdrop.h"

#include "ConversationDocument.h"
#include "DocumentLine.h"
#include "Tone.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPalette>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int cardRadius = 8;
constexpr int codeRadius = 5;

CodePart codePart(const QTextBlock &block)
{
    return static_cast<CodePart>(block.blockFormat().intProperty(CodeProperty));
}

} // namespace

struct ConversationBackdrop::Place
{
    QPainter &painter;
    QRectF visible;
    qreal left = 0; ///< of the column of text
    qreal right = 0;
    qreal lineHeight = 0;
    QColor card;
    QColor code;
    QColor line;
};

ConversationBackdrop::ConversationBackdrop(const QTextDocument &document,
                                           const ConversationDocument &conversation)
    : m_document(document), m_conversation(conversation)
{}

void ConversationBackdrop::paint(QPainter &painter, const QRectF &visible, const QPalette &palette,
                                 qreal width, int lineHeight) const
{
    const QTextFrameFormat frame = m_document.rootFrame()->frameFormat();
    const bool dark = isDark(palette);
    // Opaque: what is translucent and higher than 96 pixels Qt 6.4 hands to the global thread pool,
    // and waits there behind whatever else is at work (qdrawhelper.cpp).
    const auto tint = [&palette, dark](float onDark, float onLight) {
        return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base),
                     dark ? onDark : onLight);
    };
    const Place place{painter,
                      visible,
                      frame.leftMargin(),
                      width - frame.rightMargin(),
                      static_cast<qreal>(lineHeight),
                      tint(0.08F, 0.05F),
                      tint(0.10F, 0.055F),
                      tint(0.35F, 0.25F)};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paintCards(place);
    paintBlocks(place);
}

void ConversationBackdrop::paintCards(const Place &place) const
{
    const int padding = ConversationBackdrop::padding(static_cast<int>(place.lineHeight));
    place.painter.setBrush(place.card);
    for (int index = 0; index < m_conversation.count(); ++index) {
        if (m_conversation.message(index).direction != Message::Direction::Question)
            continue;
        const QRectF first = rectOf(m_conversation.firstBlock(index));
        const QRectF last = rectOf(m_conversation.lastBlock(index));
        // A block's rectangle leaves out the margin above its first line.
        const QRectF card(QPointF(place.left - padding, first.top() - padding * 0.6),
                          QPointF(place.right + padding, last.bottom() + padding * 0.6));
        if (card.intersects(place.visible))
            place.painter.drawRoundedRect(card, cardRadius, cardRadius);
    }
}

void ConversationBackdrop::paintBlocks(const Place &place) const
{
    const int top = m_document.documentLayout()->hitTest(place.visible.topLeft(), Qt::FuzzyHit);
    const int index = m_conversation.indexAt(top);
    if (index < 0)
        return;
    QTextBlock block = m_conversation.firstBlock(index);
    while (block.isValid() && rectOf(block).top() <= place.visible.bottom()) {
        paintQuotes(place, block);
        if (block.blockFormat().boolProperty(RuleProperty))
            paintRule(place, block);
        block = codePart(block) == CodePart::Head ? paintCode(place, block) : block.next();
    }
}

void ConversationBackdrop::paintQuotes(const Place &place, const QTextBlock &block) const
{
    const int quotes = block.blockFormat().intProperty(QuotesProperty);
    if (quotes == 0)
        return;
    const QRectF rect = rectOf(block);
    const QTextBlock before = block.previous();
    const int quotesBefore = before.blockFormat().intProperty(QuotesProperty);
    const qreal width = std::max(2.0, place.lineHeight / 7);
    place.painter.setBrush(place.line);
    for (int level = 0; level < DecisionMarkdown::maxIndent; ++level) {
        if ((quotes & (1 << level)) == 0)
            continue;
        const bool goesOn = (quotesBefore & (1 << level)) != 0;
        const qreal top = goesOn ? std::min(rectOf(before).bottom(), rect.top()) : rect.top();
        const qreal inset = (level + 0.3) * m_document.indentWidth();
        const qreal x = block.textDirection() == Qt::RightToLeft ? place.right - inset - width
                                                                 : place.left + inset;
        place.painter.drawRect(QRectF(x, top, width, rect.bottom() - top));
    }
}

void ConversationBackdrop::paintRule(const Place &place, const QTextBlock &block) const
{
    const QRectF rect = rectOf(block);
    const qreal inset = block.blockFormat().indent() * m_document.indentWidth();
    place.painter.setBrush(place.line);
    place.painter.drawRect(QRectF(
        QPointF(place.left + inset, qRound(rect.center().y())),
        QPointF(place.right, qRound(rect.center().y()) + std::max(1.0, place.lineHeight / 16))));
}

QTextBlock ConversationBackdrop::paintCode(const Place &place, const QTextBlock &head) const
{
    QTextBlock last = head;
    while (codePart(last.next()) == CodePart::Body) {
        last = last.next();
        if (last != head.next())
            paintQuotes(place, last);
    }
    const qreal padding = head.blockFormat().leftMargin() / 2;
    const qreal inset = head.blockFormat().indent() * m_document.indentWidth();
    place.painter.setBrush(place.code);
    place.painter.drawRoundedRect(QRectF(QPointF(place.left + inset, rectOf(head).top() - padding),
                                         QPointF(place.right, rectOf(last).bottom() + padding)),
                                  codeRadius, codeRadius);
    return last.next();
}

QRectF ConversationBackdrop::rectOf(const QTextBlock &block) const
{
    return m_document.documentLayout()->blockBoundingRect(block);
}

} // namespace decidesk
