#include "EmphasisPairs.h"

#include "LineSyntax.h"

#include <algorithm>

namespace decidesk {

namespace {

using Run = EmphasisPairs::Run;

enum class Kind { Space, Word, Unspaced, Opening, Closing, Stop, Slash, Other };

char32_t codeBefore(QStringView text, qsizetype at)
{
    if (at == 0)
        return U' ';
    const QChar c = text.at(at - 1);
    return c.isLowSurrogate() && at > 1 ? QChar::surrogateToUcs4(text.at(at - 2), c) : c.unicode();
}

char32_t codeAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return U' ';
    const QChar c = text.at(at);
    return c.isHighSurrogate() && at + 1 < text.size() ? QChar::surrogateToUcs4(c, text.at(at + 1))
                                                       : c.unicode();
}

/// Scripts without spaces between words, or with endings right behind them: each of their letters
/// may be the end of a word.
bool isUnspaced(char32_t code)
{
    switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default:
        return false;
    }
}

Kind kindOf(char32_t code)
{
    if (QChar::isSpace(code))
        return Kind::Space;
    if (QChar::isLetterOrNumber(code) || QChar::isMark(code))
        return isUnspaced(code) ? Kind::Unspaced : Kind::Word;
    if (code == U'/' || code == U'\\')
        return Kind::Slash;
    // As a quotation mark „ is at the beginning here and at the end there, like “ and ».
    if (code == U'„' || code == U'‚')
        return Kind::Other;
    if (QChar::category(code) == QChar::Punctuation_Open)
        return Kind::Opening;
    if (QChar::category(code) == QChar::Punctuation_Close)
        return Kind::Closing;
    return QStringView(u".,:;!?%…。，、：；！？").contains(QChar(static_cast<char16_t>(code)))
            && code <= 0xffff
        ? Kind::Stop
        : Kind::Other;
}

/// What stands on both sides of a run.
struct Sides
{
    char32_t before;
    char32_t after;
    Kind kindBefore;
    Kind kindAfter;

    Sides(QStringView text, const Run &run)
        : before(codeBefore(text, run.start)), after(codeAt(text, run.start + run.length)),
          kindBefore(kindOf(before)), kindAfter(kindOf(after))
    {}

    /// As in "-*-", "|*|" and '"*"'.
    [[nodiscard]] bool areAlike() const { return before == after && !isLetterAfter(); }
    [[nodiscard]] bool isLetterAfter() const
    {
        return kindAfter == Kind::Word || kindAfter == Kind::Unspaced;
    }
    /// As in "**Note:**x", but not in "f(*a,*b)".
    [[nodiscard]] bool endSentence() const
    {
        const QChar::Category category = QChar::category(before);
        return (kindBefore == Kind::Stop && before != U',' && before != U';')
            || kindBefore == Kind::Closing || before == U'"' || before == U'\''
            || category == QChar::Punctuation_InitialQuote
            || category == QChar::Punctuation_FinalQuote;
    }
    [[nodiscard]] bool areWord() const
    {
        return kindBefore == Kind::Word && kindAfter == Kind::Word;
    }
};

/// Whether two letters or more stand before the run: "un**", not the "x**" of a power.
bool isBehindWord(QStringView text, const Run &run)
{
    return run.start >= 2 && text.at(run.start - 1).isLetter() && text.at(run.start - 2).isLetter();
}

/// Whether the signs belong to a name such as "_a_b" or "a_b_".
bool isInName(QStringView text, const Run &run)
{
    const auto isPart = [text](qsizetype i) {
        return i >= 0 && i < text.size() && (text.at(i).isLetterOrNumber() || text.at(i) == u'_');
    };
    constexpr qsizetype longest = 64;
    qsizetype start = run.start;
    while (run.start - start < longest && isPart(start - 1))
        --start;
    qsizetype end = run.start + run.length;
    while (end - run.start < longest && isPart(end))
        ++end;
    const QStringView before = text.sliced(start, run.start - start);
    const QStringView after = text.sliced(run.start + run.length, end - run.start - run.length);
    const auto hasSignInside = [](QStringView name) {
        while (name.startsWith(u'_'))
            name = name.sliced(1);
        while (name.endsWith(u'_'))
            name.chop(1);
        return name.contains(u'_');
    };
    return hasSignInside(before) || hasSignInside(after);
}

bool mayBegin(QStringView text, const Run &run, const Sides &sides)
{
    const bool strong = run.length > 1;
    if (sides.kindAfter == Kind::Space || sides.kindAfter == Kind::Closing || sides.areAlike()
        || (sides.kindAfter == Kind::Stop && !strong) || sides.after == U'/')
        return false;
    switch (sides.kindBefore) {
    case Kind::Word:
        return run.length == 2 && run.sign != u'_'
            && (sides.kindAfter == Kind::Unspaced
                || (QChar::isLetter(sides.after) && isBehindWord(text, run)));
    case Kind::Unspaced:
        return strong || !sides.isLetterAfter();
    case Kind::Closing:
        return false;
    case Kind::Slash:
        return strong && sides.before == U'/' && sides.isLetterAfter();
    case Kind::Stop:
        return strong || sides.before != U'.';
    default:
        return strong || sides.before != U'^';
    }
}

bool mayEnd(const Run &run, const Sides &sides)
{
    const bool strong = run.length > 1;
    if (sides.kindBefore == Kind::Space || sides.kindBefore == Kind::Opening || sides.areAlike()
        || (sides.kindBefore == Kind::Slash && (!strong || sides.before == U'\\')))
        return false;
    switch (sides.kindAfter) {
    case Kind::Word:
    case Kind::Unspaced:
        if (sides.areWord())
            return run.length == 2 && run.sign != u'_'
                && !(QChar::isDigit(sides.before) && QChar::isDigit(sides.after));
        return sides.kindAfter == Kind::Unspaced || sides.kindBefore == Kind::Unspaced
            || (sides.endSentence() && (strong || sides.before != U'.'));
    case Kind::Opening:
        return strong;
    case Kind::Slash:
        return strong && sides.after == U'/' && sides.kindBefore != Kind::Slash;
    default:
        return true;
    }
}

Run::Style styleOf(QChar sign, qsizetype signs)
{
    return sign == u'~' ? Run::Struck : signs == 1 ? Run::Emphasis : Run::Strong;
}

/// How many signs two runs use of each other; 0: they don't belong together.
qsizetype signsFor(const Run &begin, const Run &end)
{
    if (begin.sign != end.sign)
        return 0;
    const qsizetype fewer = std::min(begin.left, end.left);
    const bool fits = begin.left == end.left || std::max(begin.left, end.left) == 3;
    return fits ? std::min<qsizetype>(fewer, 2) : 0;
}

/// As in __init__ and __FILE__.
bool isName(QStringView text)
{
    const auto consistsOf = [text](char16_t first, char16_t last) {
        return std::all_of(text.cbegin(), text.cend(), [first, last](QChar c) {
            return (c >= first && c <= last) || (c >= u'0' && c <= u'9') || c == u'_';
        });
    };
    return consistsOf(u'a', u'z') || consistsOf(u'A', u'Z');
}

} // namespace

int EmphasisPairs::add(qsizetype at)
{
    constexpr qsizetype longest = 3;
    Run run;
    run.start = at;
    run.sign = m_text.at(at);
    run.length = runLength(m_text.sliced(at), run.sign);
    run.left = run.length;
    const bool isSign = run.sign == u'~' ? run.length == 2 : run.length <= longest;
    if (isSign && !(run.sign == u'_' && isInName(m_text, run))) {
        const Sides sides(m_text, run);
        run.mayBegin = mayBegin(m_text, run, sides);
        run.mayEnd = mayEnd(run, sides);
        run.withinWord = sides.areWord();
    }
    m_runs.append(run);
    const int number = count() - 1;
    if (run.mayBegin || run.mayEnd)
        m_waiting.append(number);
    return number;
}

bool EmphasisPairs::isBegun(QChar sign) const
{
    return std::any_of(m_waiting.cbegin(), m_waiting.cend(), [this, sign](int number) {
        return m_runs.at(number).mayBegin && m_runs.at(number).sign == sign;
    });
}

void EmphasisPairs::pair(int first)
{
    constexpr qsizetype mostOpen
        = 64; // within each other; more would cost time, and nobody means it
    QList<int> begun;
    const auto from = std::lower_bound(m_waiting.cbegin(), m_waiting.cend(), first);
    for (auto it = from; it != m_waiting.cend(); ++it) {
        Run &end = m_runs[*it];
        const qsizetype last = std::max(qsizetype{0}, begun.size() - mostOpen);
        for (qsizetype i = end.mayEnd ? begun.size() - 1 : -1; i >= last && end.left > 0;) {
            Run &begin = m_runs[begun.at(i)];
            const qsizetype signs = signsFor(begin, end);
            if (signs == 0) {
                --i;
                continue;
            }
            if (!fit(begin, end, signs)) {
                begun.resize(i);
                break;
            }
            const Run::Style style = styleOf(end.sign, signs);
            ++begin.begins.at(style);
            ++end.ends.at(style);
            begin.left -= signs;
            end.left -= signs;
            // What began in between has no end any more.
            begun.resize(begin.left > 0 ? i + 1 : i);
            i = begun.size() - 1;
        }
        if (end.mayBegin && end.left > 0)
            begun.append(*it);
    }
    m_waiting.erase(from, m_waiting.cend());
}

bool EmphasisPairs::fit(const Run &begin, const Run &end, qsizetype signs) const
{
    const qsizetype start = begin.start + begin.length;
    const QStringView inside = m_text.sliced(start, end.start - start);
    if (begin.withinWord && end.withinWord
        && std::any_of(inside.cbegin(), inside.cend(), [](QChar c) { return c.isSpace(); }))
        return false;
    if (begin.sign == u'_' && signs > 1)
        return !isName(inside);
    return signs > 1 || std::any_of(inside.cbegin(), inside.cend(), [](QChar c) {
               return c.isLetterOrNumber() || c.isSurrogate();
           });
}

} // namespace decidesk
