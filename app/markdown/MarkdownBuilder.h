#pragma once

#include "MarkdownBlock.h"

#include <QChar>
#include <QList>
#include <QString>

#include <md4c.h>

#include <utility>

namespace decidesk {

/// Makes blocks of what md4c calls back with, within bounds. A call that answers false ends the
/// parsing.
class MarkdownBuilder
{
public:
    static constexpr int maxDepth = 24; ///< of lists and quotes
    static constexpr int maxBlocks = 2'000;
    static constexpr int maxSpans = 4'000;
    static constexpr int maxCells = 600;
    static constexpr int maxColumns = 16; ///< more don't find room in a window

    bool enterBlock(MD_BLOCKTYPE type, const void *detail);
    bool leaveBlock(MD_BLOCKTYPE type);
    bool enterSpan(MD_SPANTYPE type, const void *detail);
    bool leaveSpan(MD_SPANTYPE type);
    bool text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size);

    /// What came of it; only once.
    [[nodiscard]] QList<MarkdownBlock> take() { return std::move(m_blocks); }

private:
    struct List
    {
        bool tight = true;
        bool ordered = false;
        quint64 next = 1;
        QChar delimiter;
    };
    /// A link or a picture whose text is being read.
    struct Target
    {
        QString written;
        QString address; ///< where it may be a link
        QString words; ///< its text so far
        bool picture = false;
    };

    MarkdownBlock &open(MarkdownBlock::Kind kind);
    bool enterItem(const MD_BLOCK_LI_DETAIL &item);
    bool enterTarget(const MD_ATTRIBUTE &address, bool picture);
    bool leaveTarget();
    bool enterCell(const MD_BLOCK_TD_DETAIL &cell, bool head);
    bool add(MD_TEXTTYPE type, const QString &text);
    bool add(const QString &text, MarkdownSpan::Styles styles, const QString &address);
    [[nodiscard]] MarkdownLine *line();
    [[nodiscard]] bool isWithin() const
    {
        return m_around.size() <= maxDepth && m_blocks.size() <= maxBlocks
            && m_spanCount <= maxSpans && m_cellCount <= maxCells;
    }

    QList<MarkdownBlock> m_blocks;
    QList<MarkdownBlock::Around> m_around;
    QList<List> m_lists;
    QString m_mark; ///< of the list item whose first block is to come
    QList<Target> m_targets;
    QList<MD_SPANTYPE> m_spans; ///< entered and not left
    MarkdownSpan::Styles m_styles; ///< of m_spans
    int m_spanCount = 0;
    int m_cellCount = 0;
    bool m_isOpen = false; ///< the last block takes text
};

} // namespace decidesk
