#include "BoundedText.h"

#include "PlainLabel.h"

#include <algorithm>

namespace decidesk {

namespace {

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == QChar::LineSeparator
        || c == QChar::ParagraphSeparator;
}

bool isForeign(QChar c)
{
    return c == QChar::ObjectReplacementCharacter || (c >= u'\ufdd0' && c <= u'\ufdef')
        || c >= u'\ufffe';
}

class Lines
{
public:
    explicit Lines(BoundedText &result) : m_result(result) {}

    /// `line` without and `source` with its end.
    void add(QStringView line, QStringView source)
    {
        qsizetype start = 0;
        qsizetype runLength = 0;
        for (qsizetype at = 0; at < line.size(); ++at) {
            const QChar c = line.at(at);
            runLength = c.isSpace() ? 0 : runLength + 1;
            if (runLength > BoundedText::maxRun && !c.isLowSurrogate()) {
                take(line.sliced(start, at - start), line.sliced(start, at - start));
                start = at;
                runLength = 1;
            }
        }
        take(line.sliced(start), source.sliced(start));
    }

    [[nodiscard]] bool isFull() const { return m_result.lines.size() >= BoundedText::maxLines; }

private:
    void take(QStringView line, QStringView source)
    {
        m_result.lines.append(visibleLine(line));
        m_result.sources.append(source.toString());
    }

    BoundedText &m_result;
};

} // namespace

QString visibleLine(QStringView text)
{
    QString line = text.toString();
    if (std::any_of(line.cbegin(), line.cend(), isForeign))
        std::replace_if(line.begin(), line.end(), isForeign, QChar(QChar::ReplacementCharacter));
    return withVisibleControls(line);
}

QString sourceOf(QStringView source, qsizetype from, qsizetype to)
{
    QString part;
    qsizetype at = 0;
    for (const QChar c : source) {
        if (at >= from && at < to)
            part += c;
        at += visibleLength(c);
    }
    return part;
}

QString sourceOf(const BoundedText &shown, qsizetype from, qsizetype to)
{
    QString part;
    qsizetype start = 0;
    for (qsizetype i = 0; i < shown.lines.size() && start < to; ++i) {
        const QStringView source = shown.sources.at(i);
        const qsizetype end = start + shown.lines.at(i).size();
        const qsizetype endLength = lineEndLength(source);
        part += sourceOf(source.chopped(endLength), from - start, to - start);
        if (from <= end && to > end)
            part += source.last(endLength);
        start = end + 1;
    }
    return part;
}

qsizetype lineEndLength(QStringView source)
{
    if (source.endsWith(u"\r\n"))
        return 2;
    return !source.isEmpty() && endsLine(source.back()) ? 1 : 0;
}

BoundedText boundedText(QStringView text)
{
    BoundedText result;
    result.total = text.size();
    qsizetype end = std::min(text.size(), BoundedText::maxCharacters);
    if (end < text.size() && text.at(end).isLowSurrogate())
        --end;

    Lines lines(result);
    qsizetype start = 0;
    while (!lines.isFull()) {
        qsizetype stop = start;
        while (stop < end && !endsLine(text.at(stop)))
            ++stop;
        const bool pair = stop + 1 < end && text.at(stop) == u'\r' && text.at(stop + 1) == u'\n';
        const qsizetype next = stop >= end ? end : stop + (pair ? 2 : 1);
        lines.add(text.sliced(start, stop - start), text.sliced(start, next - start));
        if (stop >= end) {
            result.taken = end;
            result.cut = end < text.size();
            return result;
        }
        start = next;
    }
    result.taken = start;
    result.cut = start < text.size();
    return result;
}

} // namespace decidesk
