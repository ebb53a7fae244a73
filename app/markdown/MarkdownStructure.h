#pragma once

#include "LineSyntax.h"
#include "MarkdownBlock.h"
#include "SourceLine.h"

#include <QChar>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace decidesk {

/// The blocks of a Markdown text, as CommonMark has them where nothing of the text is lost by it,
/// and the tables of GitHub. What is written in them is not read here.
class MarkdownStructure
{
public:
    static constexpr int maxDepth = 24; ///< of lists and quotes
    static constexpr int maxBlocks = 2'000;
    static constexpr int maxCells = 600;
    static constexpr int maxColumns = 16; ///< more don't find room in a window

    struct Leaf
    {
        MarkdownBlock block; ///< without lines and cells
        QString text; ///< of text and headings, "\n" between its lines
        QStringList cells; ///< of a table, whole rows
        int list = -1; ///< the innermost it stands in
    };

    /// Nothing: it is too deep or too rich.
    [[nodiscard]] static std::optional<QList<Leaf>> read(QStringView text);

private:
    enum class Open { Nothing, Text, Fence, IndentedCode, Table };
    struct Container
    {
        MarkdownBlock::Around kind = MarkdownBlock::Around::Quote;
        int list = -1; ///< of an item
        int indent = 0; ///< of what belongs to an item, in columns
        bool empty = false; ///< an item of which only the mark was seen
    };
    struct List
    {
        QChar type;
        bool loose = false;
    };

    void addLine(SourceLine &line);
    [[nodiscard]] qsizetype match(SourceLine &line) const;
    void addBlank(SourceLine &line, qsizetype matched);
    void addToFence(SourceLine &line);
    bool openContainers(SourceLine &line, qsizetype matched);
    void openItem(SourceLine &line, const ListMark &mark, int list);
    void loosen();
    int listFor(const ListMark &mark, qsizetype matched);
    void addLeaf(SourceLine &line, qsizetype matched, bool opened);
    void addBlock(const SourceLine &line);
    bool addToTable(QStringView content);
    bool beginTable(QStringView content);
    void addRow(QStringList cells);
    void close(qsizetype containers);
    void closeLeaf();
    Leaf &open(MarkdownBlock::Kind kind, Open state);
    [[nodiscard]] bool isWithin() const;
    [[nodiscard]] Leaf &leaf() { return m_leaves.last(); }

    QList<Leaf> m_leaves;
    QList<Container> m_containers;
    QList<List> m_lists;
    QString m_mark; ///< of the list item whose first block is to come
    QString m_blanks; ///< lines of indented code without anything on them
    Open m_open = Open::Nothing;
    FenceLine m_fence;
    int m_fenceIndent = 0;
    qsizetype m_cellCount = 0;
    bool m_afterBlank = false;
};

} // namespace decidesk
