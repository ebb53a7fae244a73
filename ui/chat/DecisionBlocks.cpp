#include "DecisionBlocks.h"

#include "BoundedText.h"

namespace decidesk {

std::optional<QList<MarkdownBlock>> decisionBlocks(const Message &message)
{
    if (message.direction != Message::Direction::Decision
        || message.text.size() > MarkdownReader::maxCharacters)
        return std::nullopt;
    if (boundedText(message.text).cut)
        return std::nullopt;
    return MarkdownReader::read(message.text);
}

QStringList codeIn(const Message &message)
{
    QStringList codes;
    if (const auto blocks = decisionBlocks(message)) {
        for (const MarkdownBlock &block : *blocks) {
            if (block.kind == MarkdownBlock::Kind::Code)
                codes.append(block.code);
        }
    }
    return codes;
}

QStringList linksIn(const Message &message)
{
    QStringList addresses;
    const auto collect = [&addresses](const QList<MarkdownLine> &lines) {
        for (const MarkdownLine &line : lines) {
            for (const MarkdownSpan &span : line) {
                if (!span.address.isEmpty() && !addresses.contains(span.address))
                    addresses.append(span.address);
            }
        }
    };
    if (const auto blocks = decisionBlocks(message)) {
        for (const MarkdownBlock &block : *blocks) {
            collect(block.lines);
            collect(block.cells);
        }
    }
    return addresses;
}

} // namespace decidesk
