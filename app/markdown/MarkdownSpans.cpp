#include "MarkdownSpans.h"

#include "LineSyntax.h"
#include "MarkdownEntity.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// Something may begin or end with such a character.
constexpr QStringView special = u"\\`*_~![]<&hHwW()\n";
/// Before such a character a backslash may be an escape.
constexpr QStringView escapable = u"*_`~[]!<&|#>-+.)";

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

} // namespace

MarkdownSpans::MarkdownSpans(const QString &text, const Definitions &definitions, bool beginsBlocks)
    : m_text(text), m_definitions(definitions), m_beginsBlocks(beginsBlocks), m_emphasis(m_text)
{
    while (m_at < m_text.size())
        readPiece();
    m_emphasis.pair(0);
}

QList<MarkdownLine> MarkdownSpans::lines() const
{
    SpanWriter writer;
    for (const Piece &piece : m_pieces) {
        switch (piece.kind) {
        case Piece::Kind::Text:
            writer.addText(piece.text);
            break;
        case Piece::Kind::Code:
            writer.addCode(piece.text);
            break;
        case Piece::Kind::Signs:
            writer.addSigns(m_emphasis.run(static_cast<int>(piece.number)));
            break;
        case Piece::Kind::Address:
            writer.addAddress(piece.text, m_links.at(piece.number).target.address);
            break;
        case Piece::Kind::LinkBegin:
            writer.beginLink(m_links.at(piece.number));
            break;
        case Piece::Kind::LinkEnd:
            writer.endLink();
            break;
        }
    }
    return writer.take();
}

void MarkdownSpans::readPiece()
{
    bool isRead = false;
    switch (charAt(m_at).unicode()) {
    case u'\\':
        readBackslash();
        return;
    case u'`':
        isRead = readCode();
        break;
    case u'*':
    case u'_':
    case u'~': {
        const int run = m_emphasis.add(m_at);
        add(Piece::Kind::Signs, {}, run);
        m_at += m_emphasis.run(run).length;
        return;
    }
    case u'!':
    case u'[':
        isRead = openBracket();
        break;
    case u']':
        isRead = closeBracket();
        break;
    case u'<':
    case u'h':
    case u'H':
    case u'w':
    case u'W':
        isRead = readAddress();
        break;
    case u'&':
        isRead = readEntity();
        break;
    default: {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && !special.contains(charAt(end)))
            ++end;
        readText(end - m_at);
        return;
    }
    }
    if (!isRead)
        readText(1);
}

void MarkdownSpans::readText(qsizetype length)
{
    const QChar c = charAt(m_at);
    m_openRound = c == u'\n' ? 0 : m_openRound + (c == u'(' ? 1 : c == u')' ? -1 : 0);
    add(Piece::Kind::Text, m_text.sliced(m_at, length).toString());
    if (c == u'\n') {
        m_lineStart = m_at + 1;
        m_lineHasPath = false;
    }
    m_at += length;
}

void MarkdownSpans::readBackslash()
{
    if (isEscape()) {
        ++m_at;
        readText(1);
    } else {
        // "\\[" begins a formula, not a link.
        readText(QStringView(u"[]").contains(charAt(m_at + 1)) ? 2 : 1);
    }
}

bool MarkdownSpans::readCode()
{
    const qsizetype end = codeEnd(m_text, m_at);
    const qsizetype length = runLength(m_text.sliced(m_at), u'`');
    if (end < 0) {
        readText(length);
        return true;
    }
    QStringView code = m_text.sliced(m_at + length, end - m_at - 2 * length);
    const auto isGap = [](QChar c) { return c == u' ' || c == u'\n'; };
    const bool isPadded = code.size() > 2 && isGap(code.front()) && isGap(code.back())
        && !std::all_of(code.cbegin(), code.cend(), isGap);
    if (isPadded)
        code = code.sliced(1).chopped(1);
    add(Piece::Kind::Code, code.toString());
    m_at = end;
    return true;
}

bool MarkdownSpans::readAddress()
{
    if (charAt(m_at) == u'<') {
        const auto target = bracketedAddress(m_text, m_at);
        if (!target)
            return false;
        m_links.append({*target, false});
        add(Piece::Kind::Address, m_text.sliced(m_at + 1, target->end - m_at - 2).toString(),
            m_links.size() - 1);
        m_at = target->end;
        return true;
    }
    QString around = m_openRound > 0 ? QStringLiteral(")") : QString();
    if (!m_brackets.isEmpty())
        around += u']';
    for (const QChar sign : QStringView(u"*_~")) {
        if (m_emphasis.isBegun(sign))
            around += sign;
    }
    const QStringView written = bareAddress(m_text, m_at, around);
    if (written.isEmpty())
        return false;
    QString shown;
    for (qsizetype i = 0; i < written.size();) {
        const qsizetype entity = entityLength(written.sliced(i));
        shown += entity > 0 ? markdownEntity(written.sliced(i, entity))
                            : written.sliced(i, 1).toString();
        i += std::max(entity, qsizetype{1});
    }
    const bool hasScheme = written.at(0).toLower() == u'h';
    const auto web = WebAddress::parse(hasScheme ? shown : QStringLiteral("http://") + shown);
    if (web)
        m_links.append({{0, *web, {}}, false});
    // What is no address for us is one for those who wrote it: no sign is in it.
    add(web ? Piece::Kind::Address : Piece::Kind::Text, shown, m_links.size() - 1);
    m_at += written.size();
    return true;
}

bool MarkdownSpans::readEntity()
{
    const qsizetype length = entityLength(m_text.sliced(m_at));
    if (length == 0)
        return false;
    add(Piece::Kind::Text, markdownEntity(m_text.sliced(m_at, length)));
    m_at += length;
    return true;
}

bool MarkdownSpans::openBracket()
{
    const bool picture = charAt(m_at) == u'!';
    if (picture && charAt(m_at + 1) != u'[')
        return false;
    const qsizetype length = picture ? 2 : 1;
    // On its own, so that it can become the beginning of a link.
    m_pieces.append({Piece::Kind::Text, m_text.sliced(m_at, length).toString(), 0});
    m_at += length;
    m_brackets.append({m_pieces.size() - 1, m_at, m_emphasis.count(), picture});
    m_pieces.append(Piece());
    return true;
}

bool MarkdownSpans::closeBracket()
{
    if (m_brackets.isEmpty())
        return false;
    const Bracket bracket = m_brackets.takeLast();
    const auto target = bracket.active ? targetOf(bracket) : std::nullopt;
    if (!target)
        return false;
    m_links.append({*target, bracket.picture});
    m_pieces[bracket.piece] = {Piece::Kind::LinkBegin, {}, m_links.size() - 1};
    add(Piece::Kind::LinkEnd, {});
    m_emphasis.pair(bracket.runs);
    m_at = target->end;
    // No link stands in another one.
    for (Bracket &around : m_brackets)
        around.active = around.active && (around.picture || bracket.picture);
    return true;
}

/// Where a link leads whose text ends with the bracket that is read.
std::optional<LinkTarget> MarkdownSpans::targetOf(const Bracket &bracket)
{
    if (auto target = linkTarget(m_text, m_at + 1))
        return target;
    QStringView label = m_text.sliced(bracket.inside, m_at - bracket.inside);
    qsizetype end = m_at + 1;
    if (charAt(end) == u'[') {
        const qsizetype close = m_text.indexOf(u']', end);
        if (close < 0)
            return std::nullopt;
        if (close > end + 1)
            label = m_text.sliced(end + 1, close - end - 1);
        end = close + 1;
    }
    constexpr qsizetype longest = 1000;
    if (m_definitions.isEmpty() || label.size() > longest)
        return std::nullopt;
    const auto found = m_definitions.constFind(linkLabel(label));
    if (found == m_definitions.cend())
        return std::nullopt;
    m_used.insert(found.key());
    LinkTarget target = *found;
    target.end = end;
    return target;
}

void MarkdownSpans::add(Piece::Kind kind, const QString &text, qsizetype number)
{
    if (kind == Piece::Kind::Text && !m_pieces.isEmpty()
        && m_pieces.constLast().kind == Piece::Kind::Text)
        m_pieces.last().text += text;
    else
        m_pieces.append({kind, text, number});
}

/// Whether the backslash that is read makes what follows it a character, which it would not be
/// without.
bool MarkdownSpans::isEscape()
{
    const qsizetype at = m_at + 1;
    const QChar sign = charAt(at);
    if (isInPath() || !escapable.contains(sign))
        return false;
    if (m_beginsBlocks && isBlockEscape())
        return true;
    switch (sign.unicode()) {
    case u'*':
    case u'_': {
        const auto belongs
            = [this, sign](qsizetype i) { return charAt(i) == sign || charAt(i) == u'\\'; };
        qsizetype before = m_at - 1;
        while (belongs(before))
            --before;
        qsizetype after = at;
        while (belongs(after))
            ++after;
        // Not in a pattern such as "\*.txt".
        return charAt(before).isLetterOrNumber() || !isPunctuation(charAt(after));
    }
    case u'`':
        return true;
    case u'~':
        return charAt(m_at - 1) == sign || charAt(at + 1) == sign
            || (charAt(at + 1) == u'\\' && charAt(at + 2) == sign);
    case u'[':
        return beginsLink(at + 1);
    case u']':
        return closesLink(at);
    case u'!':
        return charAt(at + 1) == u'[' && beginsLink(at + 2);
    case u'<':
        return bracketedAddress(m_text, at).has_value();
    case u'&': {
        const qsizetype length = entityLength(m_text.sliced(at));
        return length > 0 && markdownEntity(m_text.sliced(at, length)) != m_text.sliced(at, length);
    }
    default:
        return false;
    }
}

/// Whether without the backslash a list, a heading or the like would begin with the line.
bool MarkdownSpans::isBlockEscape() const
{
    const QStringView before = m_text.sliced(m_lineStart, m_at - m_lineStart);
    const qsizetype end = m_text.indexOf(u'\n', m_at);
    const QStringView rest = m_text.sliced(m_at + 1, (end < 0 ? m_text.size() : end) - m_at - 1);
    if (before.isEmpty())
        return headingIn(rest) || isRule(rest) || isQuote(rest) || fenceIn(rest)
            || listMarkIn(rest);
    constexpr qsizetype mostDigits = 9;
    if (before.size() > mostDigits || !before.at(0).isDigit())
        return false;
    QString unescaped = before.toString();
    unescaped += rest;
    return listMarkIn(unescaped).has_value();
}

/// Whether the word that is read has a backslash that is none of Markdown's, as in \(a\) or \d\*:
/// then all of them are characters. Behind the path of a file, as in C:\dir name\*.txt, all on the
/// line are.
bool MarkdownSpans::isInPath()
{
    if (m_at < m_wordEnd || m_lineHasPath)
        return m_wordIsPath || m_lineHasPath;
    qsizetype start = m_at;
    while (start > 0 && !charAt(start - 1).isSpace())
        --start;
    m_wordEnd = m_at;
    while (m_wordEnd < m_text.size() && !charAt(m_wordEnd).isSpace())
        ++m_wordEnd;
    const QStringView word = m_text.sliced(start, m_wordEnd - start);
    const qsizetype first = word.indexOf(u'\\');
    const bool isDrive = first > 1 && word.at(first - 1) == u':' && word.at(first - 2).isLetter()
        && (first == 2 || !word.at(first - 3).isLetterOrNumber());
    const bool isServer = word.sliced(first).startsWith(u"\\\\") && first + 2 < word.size()
        && word.at(first + 2).isLetterOrNumber();
    m_lineHasPath = isDrive || isServer;
    m_wordIsPath = m_lineHasPath;
    for (qsizetype i = first; i >= 0 && !m_wordIsPath; i = word.indexOf(u'\\', i + 1))
        m_wordIsPath = i + 1 < word.size() && !escapable.contains(word.at(i + 1));
    return m_wordIsPath;
}

bool MarkdownSpans::beginsLink(qsizetype inside) const
{
    constexpr qsizetype longest = 300;
    const qsizetype end = m_text.sliced(inside).left(longest).indexOf(u']');
    return end >= 0 && closesLink(inside + end);
}

bool MarkdownSpans::closesLink(qsizetype at) const
{
    return linkTarget(m_text, at + 1).has_value();
}

QChar MarkdownSpans::charAt(qsizetype at) const
{
    return at >= 0 && at < m_text.size() ? m_text.at(at) : QChar(u'\n');
}

} // namespace decidesk
