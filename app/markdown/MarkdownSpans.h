#pragma once

#include "EmphasisPairs.h"
#include "LinkSyntax.h"
#include "MarkdownBlock.h"
#include "SpanWriter.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringView>

#include <optional>

namespace decidesk {

/// Reads the text of one block: emphasis, code, links, entities, escapes. What takes part in none
/// of them stands as it was written.
class MarkdownSpans
{
public:
    using Definitions = QHash<QString, LinkTarget>; ///< by their labels

    /// `beginsBlocks`: a line of `text` could begin a list or the like, and so needs an escape
    /// where it should not. All must outlive this.
    MarkdownSpans(const QString &text, const Definitions &definitions, bool beginsBlocks);

    /// Its lines; at least one.
    [[nodiscard]] QList<MarkdownLine> lines() const;
    /// The labels of definitions that the text refers to.
    [[nodiscard]] const QSet<QString> &usedLabels() const { return m_used; }

private:
    struct Piece
    {
        enum class Kind { Text, Code, Signs, Address, LinkBegin, LinkEnd };

        Kind kind = Kind::Text;
        QString text;
        qsizetype number = 0; ///< of a run of signs, or of a link
    };
    struct Bracket
    {
        qsizetype piece;
        qsizetype inside; ///< where its text begins
        int runs; ///< of signs before it
        bool picture;
        bool active = true; ///< it may still begin a link
    };

    void readPiece();
    void readBackslash();
    bool readCode();
    bool readAddress();
    bool readEntity();
    bool openBracket();
    bool closeBracket();
    void readText(qsizetype length);
    void add(Piece::Kind kind, const QString &text, qsizetype number = 0);
    [[nodiscard]] std::optional<LinkTarget> targetOf(const Bracket &bracket);
    [[nodiscard]] bool isEscape();
    [[nodiscard]] bool isBlockEscape() const;
    [[nodiscard]] bool isInPath();
    [[nodiscard]] bool beginsLink(qsizetype inside) const;
    [[nodiscard]] bool closesLink(qsizetype at) const;
    [[nodiscard]] QChar charAt(qsizetype at) const;

    QStringView m_text;
    const Definitions &m_definitions;
    bool m_beginsBlocks;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    qsizetype m_wordEnd = 0; ///< of the word that was judged last
    bool m_wordIsPath = false;
    bool m_lineHasPath = false; ///< of files, before what is read
    int m_openRound = 0; ///< "(" without its ")"
    QList<Piece> m_pieces;
    QList<Bracket> m_brackets;
    QList<SpanWriter::Link> m_links;
    EmphasisPairs m_emphasis;
    QSet<QString> m_used;
};

} // namespace decidesk
