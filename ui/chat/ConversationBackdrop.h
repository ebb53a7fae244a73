#pragma once

#include <QRectF>
#include <QtGlobal>

class QPainter;
class QPalette;
class QTextBlock;
class QTextDocument;

namespace decidesk {

class ConversationDocument;

/// What is painted behind the text of a conversation: a card behind each question, and the grounds
/// of code, the bars of quotes and the rules in decisions.
class ConversationBackdrop
{
public:
    /// Both must outlive this.
    ConversationBackdrop(const QTextDocument &document, const ConversationDocument &conversation);

    /// Between the text and the edge of a card, in pixels; `lineHeight` is that of the font.
    [[nodiscard]] static int padding(int lineHeight) { return lineHeight / 2; }

    /// Paints what meets `visible`, in the document's coordinates. `width` is that of the view.
    void paint(QPainter &painter, const QRectF &visible, const QPalette &palette, qreal width,
               int lineHeight) const;

private:
    struct Place; ///< what all the painting of one call has in common

    void paintCards(const Place &place) const;
    void paintBlocks(const Place &place) const;
    void paintQuotes(const Place &place, const QTextBlock &block) const;
    void paintRule(const Place &place, const QTextBlock &block) const;
    [[nodiscard]] QTextBlock paintCode(const Place &place, const QTextBlock &head) const;
    [[nodiscard]] QRectF rectOf(const QTextBlock &block) const;

    const QTextDocument &m_document;
    const ConversationDocument &m_conversation;
};

} // namespace decidesk
