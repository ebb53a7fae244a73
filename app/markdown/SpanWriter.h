#pragma once

#include "EmphasisPairs.h"
#include "LinkSyntax.h"
#include "MarkdownBlock.h"

#include <QList>
#include <QString>

#include <array>

namespace decidesk {

/// Puts the pieces of a text together as lines of spans, and adds where links lead.
class SpanWriter
{
public:
    struct Link
    {
        LinkTarget target;
        bool picture;
    };

    void addText(const QString &text) { addWords(text, m_styles); }
    void addCode(const QString &text) { addWords(text, m_styles | MarkdownSpan::Style::Code); }
    void addSigns(const EmphasisPairs::Run &run);
    /// An address that stands there itself, as `written`.
    void addAddress(const QString &written, const WebAddress &address);
    /// What follows, up to its `endLink()`, is its text.
    void beginLink(const Link &link) { m_open.append({link, {}}); }
    void endLink();

    /// The lines; only once.
    [[nodiscard]] QList<MarkdownLine> take() { return std::move(m_lines); }

private:
    struct OpenLink
    {
        Link link;
        QString words;
    };

    [[nodiscard]] QString addressAround() const;
    void endPicture(const OpenLink &ended);
    void addWords(const QString &text, MarkdownSpan::Styles styles);
    void add(const QString &text, MarkdownSpan::Styles styles, const QString &address);

    QList<MarkdownLine> m_lines{MarkdownLine()};
    QList<OpenLink> m_open;
    std::array<int, EmphasisPairs::Run::Styles> m_depths{};
    MarkdownSpan::Styles m_styles;
};

} // namespace decidesk
