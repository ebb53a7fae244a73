#include "Redactor.h"

#include "JsonLexer.h"
#include "SecretValues.h"
#include "UnicodeText.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace decidesk {

namespace {

constexpr qsizetype shortestSearched = SecretFilter::shortestFound;

// What is on the wire is trimmed and has no lone surrogates (`writeRequest`).
QString asSent(const Secret &secret)
{
    return withoutLoneSurrogates(secret.reveal().trimmed());
}

bool isBefore(const TextCut &left, const TextCut &right)
{
    return left.begin < right.begin;
}

void join(TextCuts &cuts, const TextCuts &more)
{
    if (more.empty())
        return;
    const auto middle = static_cast<TextCuts::difference_type>(cuts.size());
    cuts.insert(cuts.end(), more.cbegin(), more.cend());
    std::inplace_merge(cuts.begin(), cuts.begin() + middle, cuts.end(), isBefore);
}

bool covers(const TextCut &outer, const TextCut &inner)
{
    return outer.begin <= inner.begin && outer.end >= inner.end;
}

// Overlapping cuts become one; its mark has quotes only if it stands for a whole value.
void simplify(TextCuts &cuts)
{
    if (cuts.size() < 2)
        return;
    std::size_t kept = 0;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        TextCut &last = cuts[kept];
        const TextCut &next = cuts[i];
        if (next.begin >= last.end && next.begin != last.begin) {
            cuts[++kept] = next;
            continue;
        }
        last.quoted = (last.quoted && covers(last, next)) || (next.quoted && covers(next, last));
        last.end = std::max(last.end, next.end);
    }
    cuts.resize(kept + 1);
}

// Turns positions in `unescapedJson(text)` into positions in `text`.
void mapToEscaped(TextCuts &cuts, QStringView text)
{
    qsizetype position = 0;
    qsizetype units = 0;
    const auto positionOf = [&](qsizetype unit) {
        while (units < unit) {
            takeJsonUnit(text, position);
            ++units;
        }
        return position;
    };
    for (TextCut &cut : cuts) {
        cut.begin = positionOf(cut.begin);
        cut.end = positionOf(cut.end);
    }
}

QString withMarks(const QString &given, TextCuts cuts)
{
    if (cuts.empty())
        return given;
    simplify(cuts);
    const QStringView text = given;
    QString result;
    result.reserve(text.size());
    qsizetype copied = 0;
    for (const TextCut &cut : cuts) {
        result += text.sliced(copied, cut.begin - copied);
        if (cut.quoted)
            result += u'"';
        result += redactionMark;
        if (cut.quoted)
            result += u'"';
        copied = cut.end;
    }
    result += text.sliced(copied);
    return result;
}

} // namespace

void Redactor::addSecret(const Secret &secret)
{
    const QString plain = asSent(secret);
    if (plain.size() < shortestSearched)
        return;
    const bool isKnown = std::any_of(m_secrets.cbegin(), m_secrets.cend(),
                                     [&](const auto &known) { return known.secret() == plain; });
    if (isKnown)
        return;
    m_secrets.append(SecretSearch(plain));
    m_filter.add(plain);
}

void Redactor::removeSecret(const Secret &secret)
{
    m_secrets.removeIf(
        [plain = asSent(secret)](const auto &known) { return known.secret() == plain; });
    m_filter = {};
    for (const SecretSearch &left : std::as_const(m_secrets))
        m_filter.add(left.secret());
}

TextCuts Redactor::find(QStringView text, Extent extent) const
{
    TextCuts cuts;
    if (!m_filter.mayOccur(text))
        return cuts;
    for (const SecretSearch &secret : m_secrets)
        join(
            cuts,
            secret.find(text, extent == Extent::Whole ? secret.secret().size() : shortestSearched));
    return cuts;
}

QString Redactor::redact(const QString &text, Context context, Extent extent) const
{
    TextCuts cuts = findSecretValues(text, context == Context::LoginReply);
    join(cuts, find(text, extent));
    if (!m_secrets.isEmpty() && text.contains(u'\\')) {
        TextCuts escapedCuts = find(unescapedJson(text), extent);
        simplify(escapedCuts);
        mapToEscaped(escapedCuts, text);
        join(cuts, escapedCuts);
    }
    return withMarks(text, std::move(cuts));
}

QString Redactor::redactTyped(const QString &text) const
{
    return withMarks(text, find(text, Extent::Whole));
}

} // namespace decidesk
