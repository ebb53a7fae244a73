#include "SearchedText.h"

#include "MarkdownReader.h"
#include "MarkdownText.h"

#include <algorithm>

namespace decidesk {

namespace {

/// Whether something is there that can join, part, add or change words; reading all others takes
/// too long where a search has to look at each message.
bool mayReadOtherwise(const QString &text)
{
    const auto changesWords = [](QChar unit) { return QStringView(u"*_~`[]<&\\").contains(unit); };
    return std::any_of(text.cbegin(), text.cend(), changesWords)
        || text.contains(QLatin1StringView("://"));
}

} // namespace

QString searchedText(Message::Direction direction, const QString &text)
{
    if (direction != Message::Direction::Decision || !mayReadOtherwise(text))
        return text;
    auto blocks = MarkdownReader::read(text);
    if (!blocks)
        return text;
    for (MarkdownBlock &block : *blocks) {
        // It stands above the code.
        if (!block.language.isEmpty())
            block.code.prepend(block.language + u'\n');
    }
    return markdownText(*blocks);
}

} // namespace decidesk
