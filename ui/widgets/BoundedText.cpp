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

    void add(QStringView line)
    {
        QString run;
        qsizetype runLength = 0;
        for (const QChar c : line) {
            runLength = c.isSpace() ? 0 : runLength + 1;
            if (runLength > BoundedText::maxRun && !c.isLowSurrogate()) {
                take(run);
                run.clear();
                runLength = 1;
            }
            run.append(isForeign(c) ? QChar(QChar::ReplacementCharacter) : c);
        }
        take(run);
    }

    [[nodiscard]] bool isFull() const { return m_result.lines.size() >= BoundedText::maxLines; }

private:
    void take(const QString &line) { m_result.lines.append(withVisibleControls(line)); }

    BoundedText &m_result;
};

} // namespace

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
        lines.add(text.sliced(start, stop - start));
        if (stop >= end) {
            result.taken = end;
            result.cut = end < text.size();
            return result;
        }
        const bool pair = text.at(stop) == u'\r' && stop + 1 < end && text.at(stop + 1) == u'\n';
        start = stop + (pair ? 2 : 1);
    }
    result.taken = start;
    result.cut = start < text.size();
    return result;
}

} // namespace decidesk
