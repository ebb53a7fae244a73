#include "SpanWriter.h"

#include <QStringList>

namespace decidesk {

using Style = MarkdownSpan::Style;

void SpanWriter::addSigns(const EmphasisPairs::Run &run)
{
    const auto change = [this](const auto &by, int direction) {
        constexpr std::array styles{Style::Emphasis, Style::Strong, Style::Struck};
        for (std::size_t i = 0; i < styles.size(); ++i) {
            m_depths.at(i) += direction * by.at(i);
            m_styles.setFlag(styles.at(i), m_depths.at(i) > 0);
        }
    };
    change(run.ends, -1);
    addText(QString(run.left, run.sign));
    change(run.begins, 1);
}

void SpanWriter::addAddress(const QString &written, const WebAddress &address)
{
    if (!m_open.isEmpty()) {
        addText(written);
        return;
    }
    add(written, m_styles, address.text());
    if (!address.isToldBy(written))
        add(QStringLiteral(" (%1)").arg(address.place()), Style::Added, {});
}

void SpanWriter::endLink()
{
    const OpenLink ended = m_open.takeLast();
    if (!m_open.isEmpty())
        m_open.last().words += ended.words;
    if (ended.link.picture) {
        endPicture(ended);
        return;
    }
    const WebAddress &address = ended.link.target.address;
    QStringList told;
    if (ended.words.trimmed().isEmpty())
        add(address.text(), m_styles, address.text());
    else if (!address.isToldBy(ended.words))
        told.append(address.place());
    if (!ended.link.target.title.isEmpty())
        told.append(ended.link.target.title);
    if (!told.isEmpty())
        add(QStringLiteral(" (%1)").arg(told.join(QStringLiteral(": "))), Style::Added, {});
}

/// A picture is never loaded; who wants to see it can follow its address.
void SpanWriter::endPicture(const OpenLink &ended)
{
    const QString around = addressAround();
    const QString own = ended.link.target.address.text();
    const QString &title = ended.link.target.title;
    add(ended.words.isEmpty() ? QStringLiteral("(") : QStringLiteral(" ("), Style::Added, around);
    add(own, Style::Added, around.isEmpty() ? own : around);
    if (!title.isEmpty())
        add(QStringLiteral(": ") + title, Style::Added, around);
    add(QStringLiteral(")"), Style::Added, around);
}

/// Of the outermost link that is open.
QString SpanWriter::addressAround() const
{
    const bool isLink = !m_open.isEmpty() && !m_open.constFirst().link.picture;
    return isLink ? m_open.constFirst().link.target.address.text() : QString();
}

void SpanWriter::addWords(const QString &text, MarkdownSpan::Styles styles)
{
    if (!m_open.isEmpty())
        m_open.last().words += text;
    const QString address = addressAround();
    qsizetype start = 0;
    for (qsizetype end = text.indexOf(u'\n'); end >= 0; end = text.indexOf(u'\n', start)) {
        add(text.sliced(start, end - start), styles, address);
        m_lines.append(MarkdownLine());
        start = end + 1;
    }
    add(text.sliced(start), styles, address);
}

void SpanWriter::add(const QString &text, MarkdownSpan::Styles styles, const QString &address)
{
    if (text.isEmpty())
        return;
    MarkdownLine &line = m_lines.last();
    const bool goesOn = !line.isEmpty() && line.constLast().styles == styles
        && line.constLast().address == address;
    if (goesOn)
        line.last().text += text;
    else
        line.append({text, styles, address});
}

} // namespace decidesk
