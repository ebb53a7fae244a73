#include "LineSyntax.h"

#include "SourceLine.h"

#include <algorithm>

namespace decidesk {

namespace {

bool isBlankAt(QStringView text, qsizetype at)
{
    return at >= text.size() || isBlankCharacter(text.at(at));
}

} // namespace

qsizetype runLength(QStringView text, QChar c)
{
    const auto *const end
        = std::find_if(text.cbegin(), text.cend(), [c](QChar other) { return other != c; });
    return end - text.cbegin();
}

qsizetype codeEnd(QStringView text, qsizetype at)
{
    const qsizetype length = runLength(text.sliced(at), u'`');
    for (qsizetype end = text.indexOf(u'`', at + length); end >= 0;) {
        const qsizetype found = runLength(text.sliced(end), u'`');
        if (found == length)
            return end + length;
        end = text.indexOf(u'`', end + found);
    }
    return -1;
}

std::optional<HeadingLine> headingIn(QStringView content)
{
    constexpr int deepest = 6;
    const qsizetype level = runLength(content, u'#');
    if (level < 1 || level > deepest || !isBlankAt(content, level))
        return std::nullopt;
    QStringView text = withoutBlanks(content.sliced(level));
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1) == u'#')
        --end;
    if (end < text.size() && end > 0 && isBlankCharacter(text.at(end - 1)))
        text = withoutBlanks(text.first(end));
    if (text.isEmpty() || end == 0)
        return std::nullopt;
    return HeadingLine{static_cast<int>(level), text};
}

int underlineLevel(QStringView content)
{
    constexpr qsizetype shortest = 3;
    if (content.size() < shortest)
        return 0;
    if (runLength(content, u'=') == content.size())
        return 1;
    return runLength(content, u'-') == content.size() ? 2 : 0;
}

bool isRule(QStringView content)
{
    constexpr qsizetype fewest = 3;
    if (content.isEmpty() || !QStringView(u"-*_").contains(content.front()))
        return false;
    const QChar sign = content.front();
    return content.count(sign) >= fewest
        && std::all_of(content.cbegin(), content.cend(),
                       [sign](QChar c) { return c == sign || isBlankCharacter(c); });
}

std::optional<FenceLine> fenceIn(QStringView content)
{
    constexpr qsizetype shortest = 3;
    if (content.isEmpty() || !QStringView(u"`~").contains(content.front()))
        return std::nullopt;
    const QChar sign = content.front();
    const qsizetype length = runLength(content, sign);
    const QStringView info = withoutBlanks(content.sliced(length));
    if (length < shortest || (sign == u'`' && info.contains(u'`')))
        return std::nullopt;
    return FenceLine{sign, length, info};
}

bool closesFence(QStringView content, QChar sign, qsizetype length)
{
    return content.size() >= length && runLength(content, sign) == content.size();
}

std::optional<ListMark> listMarkIn(QStringView content)
{
    constexpr qsizetype mostDigits = 9;
    ListMark mark;
    qsizetype length = 0;
    while (length < content.size() && content.at(length) >= u'0' && content.at(length) <= u'9')
        ++length;
    mark.ordered = length > 0;
    if (length >= content.size() || length > mostDigits)
        return std::nullopt;
    mark.type = content.at(length);
    if (!QStringView(mark.ordered ? u".)" : u"-+*").contains(mark.type))
        return std::nullopt;
    ++length;
    if (!isBlankAt(content, length))
        return std::nullopt;
    mark.text = content.first(length);
    mark.empty = length == content.size();
    return mark;
}

bool isQuote(QStringView content)
{
    if (!content.startsWith(u'>'))
        return false;
    if (content.size() == 1)
        return true;
    const QChar next = content.at(1);
    return next != u'=' && !next.isDigit() && next.category() != QChar::Symbol_Currency;
}

QStringList cellsOf(QStringView content)
{
    QStringList cells;
    QString cell;
    const auto take = [&cells, &cell] {
        cells.append(withoutBlanks(cell).toString());
        cell.clear();
    };
    qsizetype at = content.startsWith(u'|') ? 1 : 0;
    while (at < content.size()) {
        const QChar c = content.at(at);
        if (c == u'\\' && at + 1 < content.size()) {
            // The one escape that is the table's; the others are for the text of the cell.
            const bool sign = content.at(at + 1) == u'|';
            cell += sign ? content.sliced(at + 1, 1) : content.sliced(at, 2);
            at += 2;
        } else if (c == u'`') {
            // A sign within code is code.
            const qsizetype end = codeEnd(content, at);
            const qsizetype taken = end < 0 ? runLength(content.sliced(at), c) : end - at;
            cell += content.sliced(at, taken);
            at += taken;
        } else {
            if (c == u'|')
                take();
            else
                cell += c;
            ++at;
        }
    }
    if (!cell.isEmpty() || !content.endsWith(u'|'))
        take();
    return cells;
}

QList<Qt::Alignment> columnsIn(QStringView content)
{
    const bool likely
        = content.contains(u'|') && std::all_of(content.cbegin(), content.cend(), [](QChar c) {
              return QStringView(u"|:-").contains(c) || isBlankCharacter(c);
          });
    if (!likely)
        return {};
    QList<Qt::Alignment> columns;
    const QStringList cells = cellsOf(content);
    for (const QString &cell : cells) {
        const bool left = cell.startsWith(u':');
        const bool right = cell.size() > 1 && cell.endsWith(u':');
        const QStringView line = QStringView(cell).sliced(left ? 1 : 0).chopped(right ? 1 : 0);
        if (line.isEmpty() || runLength(line, u'-') != line.size())
            return {};
        columns.append(left && right ? Qt::AlignHCenter
                           : right   ? Qt::AlignRight
                           : left    ? Qt::AlignLeft
                                     : Qt::Alignment());
    }
    return columns;
}

} // namespace decidesk
