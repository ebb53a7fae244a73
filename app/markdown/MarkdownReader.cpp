#include "MarkdownReader.h"

#include "MarkdownBuilder.h"

#include <QJsonDocument>
#include <QStringView>

#include <md4c.h>

#include <algorithm>

namespace decidesk {

namespace {

using Kind = MarkdownBlock::Kind;

constexpr unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH
    | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS;

MarkdownBuilder &builderIn(void *data)
{
    return *static_cast<MarkdownBuilder *>(data);
}

/// The parser takes a positive number for the end of a part only.
int answer(bool goOn)
{
    return goOn ? 0 : -1;
}

bool hasText(const MarkdownLine &line)
{
    return std::any_of(line.cbegin(), line.cend(),
                       [](const MarkdownSpan &span) { return !span.text.trimmed().isEmpty(); });
}

bool showsSomething(const MarkdownBlock &block)
{
    return block.kind == Kind::Rule || !block.mark.isEmpty() || !block.code.trimmed().isEmpty()
        || std::any_of(block.lines.cbegin(), block.lines.cend(), hasText)
        || std::any_of(block.cells.cbegin(), block.cells.cend(), hasText);
}

/// Indented for those who read it, which Markdown would take away.
bool isJson(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (!trimmed.startsWith(u'{') && !trimmed.startsWith(u'['))
        return false;
    return !QJsonDocument::fromJson(trimmed.toUtf8()).isNull();
}

} // namespace

std::optional<QList<MarkdownBlock>> MarkdownReader::read(const QString &text)
{
    if (text.size() > maxCharacters || isJson(text))
        return std::nullopt;
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        return answer(builderIn(data).enterBlock(type, detail));
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void * /*detail*/, void *data) {
        return answer(builderIn(data).leaveBlock(type));
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) {
        return answer(builderIn(data).enterSpan(type, detail));
    };
    parser.leave_span = [](MD_SPANTYPE type, void * /*detail*/, void *data) {
        return answer(builderIn(data).leaveSpan(type));
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *piece, MD_SIZE size, void *data) {
        return answer(builderIn(data).text(type, piece, size));
    };
    MarkdownBuilder builder;
    const QByteArray utf8 = text.toUtf8();
    if (md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &builder) != 0)
        return std::nullopt;
    QList<MarkdownBlock> blocks = builder.take();
    if (std::none_of(blocks.cbegin(), blocks.cend(), showsSomething))
        return std::nullopt;
    return blocks;
}

} // namespace decidesk
