#include "MarkdownEntity.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <utility>

namespace decidesk {

namespace {

using Named = std::pair<QStringView, char16_t>;

/// Those that people and programs write; every other character can be written as itself.
constexpr std::array named{
    Named{u"amp", u'&'},         Named{u"lt", u'<'},          Named{u"gt", u'>'},
    Named{u"quot", u'"'},        Named{u"apos", u'\''},       Named{u"nbsp", u'\u00a0'},
    Named{u"copy", u'\u00a9'},   Named{u"reg", u'\u00ae'},    Named{u"deg", u'\u00b0'},
    Named{u"plusmn", u'\u00b1'}, Named{u"middot", u'\u00b7'}, Named{u"times", u'\u00d7'},
    Named{u"laquo", u'\u00ab'},  Named{u"raquo", u'\u00bb'},  Named{u"ndash", u'\u2013'},
    Named{u"mdash", u'\u2014'},  Named{u"lsquo", u'\u2018'},  Named{u"rsquo", u'\u2019'},
    Named{u"ldquo", u'\u201c'},  Named{u"rdquo", u'\u201d'},  Named{u"bull", u'\u2022'},
    Named{u"hellip", u'\u2026'}, Named{u"euro", u'\u20ac'},   Named{u"trade", u'\u2122'},
    Named{u"larr", u'\u2190'},   Named{u"rarr", u'\u2192'},   Named{u"ne", u'\u2260'},
    Named{u"le", u'\u2264'},     Named{u"ge", u'\u2265'}};

bool mayBeShown(char32_t code)
{
    const QChar::Category category = QChar::category(code);
    return QChar::isPrint(code) && category != QChar::Separator_Line
        && category != QChar::Separator_Paragraph && code != QChar::ObjectReplacementCharacter;
}

} // namespace

QString markdownEntity(QStringView entity)
{
    const QStringView name = entity.sliced(1).chopped(1);
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && name.at(1).toLower() == u'x';
        bool ok = false;
        const char32_t code = hex ? name.sliced(2).toUInt(&ok, 16) : name.sliced(1).toUInt(&ok, 10);
        const bool valid = ok && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
        return valid && mayBeShown(code) ? QString::fromUcs4(&code, 1) : entity.toString();
    }
    const auto *const found = std::find_if(
        named.begin(), named.end(), [name](const Named &known) { return known.first == name; });
    return found == named.end() ? entity.toString() : QString(QChar(found->second));
}

} // namespace decidesk
