#include "Excerpt.h"

#include "ElidedLine.h"

#include <QStringView>

#include <algorithm>

namespace decidesk {

namespace {

/// Further on a place would cost the list its fluency, and the reader gains nothing by it.
constexpr qsizetype searchedLength = qsizetype{64} * 1024;
/// So much stands before the first mark at most: as a share of the whole, and in characters, for a
/// narrow list.
constexpr qsizetype leadShare = 4;
constexpr qsizetype longestLead = 16;

constexpr QChar ellipsis = u'…';

bool endsLine(QChar unit)
{
    return unit == u'\n' || unit == u'\r' || unit == QChar::ParagraphSeparator
        || unit == QChar::LineSeparator;
}

/// Not into the middle of a character, and to the beginning of a word where one is near.
qsizetype startOfExcerpt(QStringView text, qsizetype from, qsizetype mark)
{
    const QStringView lead = text.mid(from, mark - from);
    const auto isSpace = [](QChar unit) { return unit.isSpace(); };
    const qsizetype space = std::find_if(lead.begin(), lead.end(), isSpace) - lead.begin();
    if (space < lead.size())
        return from + space + 1;
    return from > 0 && text.at(from).isLowSurrogate() ? from - 1 : from;
}

} // namespace

Excerpt excerptOf(const QString &message, const SearchQuery &query, qsizetype maxLength)
{
    const QString searched = message.left(searchedLength);
    const QList<SearchQuery::Range> marks = query.matchesIn(searched);
    const qsizetype mark = marks.isEmpty() ? 0 : marks.constFirst().start;

    qsizetype start = mark;
    while (start > 0 && !endsLine(searched.at(start - 1)))
        --start;
    Excerpt excerpt;
    if (const qsizetype lead = std::min(maxLength / leadShare, longestLead); mark - start > lead) {
        start = startOfExcerpt(searched, mark - lead, mark);
        excerpt.text += ellipsis;
    }
    qsizetype end = start;
    while (end < searched.size() && end - start < maxLength && !endsLine(searched.at(end)))
        ++end;
    if (end > start && end < searched.size() && searched.at(end).isLowSurrogate())
        --end;

    // Piece by piece, because what is hidden takes more room once it can be seen.
    const auto append = [&](qsizetype from, qsizetype to) {
        excerpt.text += elidedLine(QStringView(searched).mid(from, to - from), 8 * maxLength);
    };
    qsizetype at = start;
    for (const SearchQuery::Range &range : marks) {
        if (range.start >= end)
            break;
        const qsizetype markEnd = std::min(range.start + range.length, end);
        append(at, range.start);
        const qsizetype markStart = excerpt.text.size();
        append(range.start, markEnd);
        excerpt.marks.append({markStart, excerpt.text.size() - markStart});
        at = markEnd;
    }
    append(at, end);
    if (end < message.size())
        excerpt.text += ellipsis;
    return excerpt;
}

} // namespace decidesk
