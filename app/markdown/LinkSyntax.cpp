#include "LinkSyntax.h"

#include "MarkdownEntity.h"
#include "SourceLine.h"

#include <algorithm>
#include <array>

namespace decidesk {

namespace {

/// As Markdown has it: entities, and a backslash before a punctuation mark of ASCII.
QString decoded(QStringView written)
{
    QString text;
    for (qsizetype at = 0; at < written.size();) {
        const QChar c = written.at(at);
        const bool escapes = c == u'\\' && at + 1 < written.size()
            && written.at(at + 1).unicode() < 0x80 && written.at(at + 1).isPunct();
        const qsizetype entity = c == u'&' ? entityLength(written.sliced(at)) : 0;
        if (entity > 0) {
            text += markdownEntity(written.sliced(at, entity));
            at += entity;
        } else {
            text += written.at(escapes ? at + 1 : at);
            at += escapes ? 2 : 1;
        }
    }
    return text;
}

bool isSpaceAt(QStringView text, qsizetype at)
{
    return at < text.size() && text.at(at).isSpace();
}

qsizetype behindSpace(QStringView text, qsizetype at)
{
    while (isSpaceAt(text, at))
        ++at;
    return at;
}

/// The address as it is written, up to white space or the bracket that closes what is around.
QStringView writtenAddress(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at).left(WebAddress::maxLength + 2);
    if (rest.startsWith(u'<')) {
        const qsizetype end = rest.indexOf(u'>');
        return end < 0 || rest.first(end).contains(u'\n') ? QStringView() : rest.first(end + 1);
    }
    int open = 0;
    qsizetype length = 0;
    for (; length < rest.size() && !rest.at(length).isSpace(); ++length) {
        if (rest.at(length) == u'\\') {
            ++length;
        } else if (rest.at(length) == u'(') {
            ++open;
        } else if (rest.at(length) == u')' && --open < 0) {
            break;
        }
    }
    return rest.first(std::min(length, rest.size()));
}

/// An address and a title, from `at` on; the end is behind the title.
std::optional<LinkTarget> targetFrom(QStringView text, qsizetype at)
{
    const bool bracketed = text.sliced(at).startsWith(u'<');
    if (!text.sliced(at + (bracketed ? 1 : 0)).startsWith(u"http", Qt::CaseInsensitive))
        return std::nullopt;
    const QStringView written = writtenAddress(text, at);
    if (written.isEmpty())
        return std::nullopt;
    const auto address
        = WebAddress::parse(decoded(bracketed ? written.sliced(1).chopped(1) : written));
    if (!address)
        return std::nullopt;
    LinkTarget target{at + written.size(), *address, {}};
    const qsizetype begin = behindSpace(text, target.end);
    if (begin == target.end || begin == text.size())
        return target;
    const QChar quote = text.at(begin) == u'(' ? u')' : text.at(begin);
    if (!QStringView(u"\"')").contains(quote) || text.at(begin) == u')')
        return target;
    const qsizetype end = text.indexOf(quote, begin + 1);
    if (end >= 0) {
        target.title = decoded(text.sliced(begin + 1, end - begin - 1));
        target.end = end + 1;
    }
    return target;
}

bool endsAddress(QChar c)
{
    // Full-width and CJK punctuation follows an address without a space.
    const char16_t code = c.unicode();
    return c.isSpace() || QStringView(u"<>\"`\\“”„«»‹›").contains(c)
        || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef && c.isPunct());
}

} // namespace

std::optional<LinkTarget> linkTarget(QStringView text, qsizetype at)
{
    if (at >= text.size() || text.at(at) != u'(')
        return std::nullopt;
    auto target = targetFrom(text, behindSpace(text, at + 1));
    if (!target)
        return std::nullopt;
    const qsizetype end = behindSpace(text, target->end);
    if (end >= text.size() || text.at(end) != u')')
        return std::nullopt;
    target->end = end + 1;
    return target;
}

std::optional<LinkTarget> bracketedAddress(QStringView text, qsizetype at)
{
    const QStringView written = writtenAddress(text, at);
    if (written.isEmpty())
        return std::nullopt;
    const QStringView inside = written.sliced(1).chopped(1);
    if (std::any_of(inside.cbegin(), inside.cend(), [](QChar c) { return c.isSpace(); }))
        return std::nullopt;
    const auto address = WebAddress::parse(inside.toString());
    if (!address)
        return std::nullopt;
    return LinkTarget{at + written.size(), *address, {}};
}

QStringView bareAddress(QStringView text, qsizetype at, QStringView around)
{
    constexpr std::array<QStringView, 3> beginnings{u"http://", u"https://", u"www."};
    const QStringView rest = text.sliced(at);
    const auto *const beginning
        = std::find_if(beginnings.begin(), beginnings.end(), [rest](QStringView known) {
              return rest.startsWith(known, Qt::CaseInsensitive);
          });
    constexpr char16_t firstUnspaced = 0x2e80;
    const QChar before = at > 0 ? text.at(at - 1) : QChar(u' ');
    const bool withinWord = before.isLetterOrNumber() && before < firstUnspaced;
    if (beginning == beginnings.end() || withinWord)
        return {};
    int round = 0;
    int square = 0;
    qsizetype length = beginning->size();
    for (; length < rest.size() && !endsAddress(rest.at(length)); ++length) {
        const QChar c = rest.at(length);
        round += c == u'(' ? 1 : c == u')' ? -1 : 0;
        square += c == u'[' ? 1 : c == u']' ? -1 : 0;
        const bool closes = (c == u')' && round < 0) || (c == u']' && square < 0);
        if (closes && around.contains(c))
            break;
        if (c == u'&') {
            const QStringView entity = rest.sliced(length);
            if (entity.startsWith(u"&lt;") || entity.startsWith(u"&gt;")
                || entity.startsWith(u"&quot;"))
                break;
        }
    }
    QStringView address = rest.first(length);
    // What ends a sentence does not end an address.
    while (address.size() > beginning->size()) {
        const QChar last = address.back();
        const bool isOpposite = (last == u')' && address.count(u'(') < address.count(u')'))
            || (last == u']' && address.count(u'[') < address.count(u']'))
            || (last == u'}' && !address.contains(u'{'));
        const bool isSign = QStringView(u"*_~").contains(last) && around.contains(last);
        if (!isOpposite && !isSign && !QStringView(u".,:;!?'…’").contains(last))
            break;
        address.chop(1);
    }
    return address.size() > beginning->size() ? address : QStringView();
}

QString linkLabel(QStringView written)
{
    return written.toString().simplified().toCaseFolded();
}

std::optional<LinkDefinition> linkDefinition(QStringView line)
{
    if (!line.startsWith(u'[') || line.startsWith(u"[^"))
        return std::nullopt;
    const qsizetype end = line.indexOf(u']');
    if (end < 2 || end + 1 >= line.size() || line.at(end + 1) != u':')
        return std::nullopt;
    const QString label = linkLabel(line.sliced(1, end - 1));
    const auto target = targetFrom(line, behindSpace(line, end + 2));
    if (label.isEmpty() || label.contains(u'[') || !target || target->end != line.size())
        return std::nullopt;
    return LinkDefinition{label, *target};
}

} // namespace decidesk
