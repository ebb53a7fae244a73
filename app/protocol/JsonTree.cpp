#include "JsonTree.h"

#include "JsonLexer.h"

namespace decidesk {

namespace {

JsonValue::Kind kindOf(JsonToken::Kind token, QStringView spelling)
{
    switch (token) {
    case JsonToken::Kind::BeginObject:
        return JsonValue::Kind::Object;
    case JsonToken::Kind::BeginArray:
        return JsonValue::Kind::Array;
    case JsonToken::Kind::String:
        return JsonValue::Kind::String;
    default:
        break;
    }
    if (spelling == QLatin1String("null"))
        return JsonValue::Kind::Null;
    if (spelling == QLatin1String("true") || spelling == QLatin1String("false"))
        return JsonValue::Kind::Boolean;
    return JsonValue::Kind::Number;
}

bool isContainer(JsonValue::Kind kind)
{
    return kind == JsonValue::Kind::Object || kind == JsonValue::Kind::Array;
}

} // namespace

JsonTree::JsonTree(QStringView text)
{
    constexpr std::size_t usualNodes = 16;
    m_nodes.reserve(usualNodes);
    JsonLexer lexer(text);
    std::vector<std::size_t> open;
    QStringView key;
    bool keyExpected = false;

    for (JsonToken token = lexer.next(); token.kind != JsonToken::Kind::End; token = lexer.next()) {
        const QStringView spelling = text.sliced(token.begin, token.end - token.begin);
        switch (token.kind) {
        case JsonToken::Kind::Colon:
            break;
        case JsonToken::Kind::Comma:
            keyExpected = !open.empty() && m_nodes[open.back()].kind == JsonValue::Kind::Object;
            break;
        case JsonToken::Kind::EndObject:
        case JsonToken::Kind::EndArray:
            if (!open.empty()) {
                Node &node = m_nodes[open.back()];
                node.spelling = QStringView(node.spelling.begin(), text.begin() + token.end);
                node.behind = m_nodes.size();
                open.pop_back();
            }
            break;
        default:
            if (keyExpected && token.kind == JsonToken::Kind::String) {
                key = spelling;
                keyExpected = false;
                break;
            }
            const JsonValue::Kind kind = kindOf(token.kind, spelling);
            m_nodes.push_back(
                {key, spelling, open.empty() ? 0 : open.back(), m_nodes.size() + 1, kind});
            key = {};
            if (isContainer(kind))
                open.push_back(m_nodes.size() - 1);
            keyExpected = kind == JsonValue::Kind::Object;
            break;
        }
    }
    for (const std::size_t unclosed : open)
        m_nodes[unclosed].behind = m_nodes.size();
}

std::optional<JsonValue> JsonTree::root() const
{
    if (m_nodes.empty())
        return std::nullopt;
    return JsonValue(this, 0);
}

JsonValue::Kind JsonValue::kind() const
{
    return m_tree->m_nodes[m_index].kind;
}

QStringView JsonValue::spelling() const
{
    return m_tree->m_nodes[m_index].spelling;
}

QString JsonValue::toString() const
{
    return kind() == Kind::String ? unescapedJsonString(spelling()) : QString();
}

bool JsonValue::isTrue() const
{
    return kind() == Kind::Boolean && spelling() == QLatin1String("true");
}

bool JsonValue::isFalse() const
{
    return kind() == Kind::Boolean && spelling() == QLatin1String("false");
}

std::optional<double> JsonValue::toNumber() const
{
    if (kind() != Kind::Number)
        return std::nullopt;
    return spelling().toDouble();
}

std::optional<JsonValue> JsonValue::member(QLatin1String key) const
{
    const std::vector<JsonTree::Node> &nodes = m_tree->m_nodes;
    std::optional<JsonValue> found;
    if (kind() != Kind::Object)
        return found;
    const std::size_t end = nodes[m_index].behind;
    for (std::size_t i = m_index + 1; i < end; i = nodes[i].behind) {
        if (jsonStringIs(nodes[i].key, key))
            found = JsonValue(m_tree, i);
    }
    return found;
}

std::optional<JsonValue> JsonValue::firstChild() const
{
    if (m_tree->m_nodes[m_index].behind == m_index + 1)
        return std::nullopt;
    return JsonValue(m_tree, m_index + 1);
}

std::optional<JsonValue> JsonValue::nextSibling() const
{
    if (m_index == 0)
        return std::nullopt;
    const JsonTree::Node &node = m_tree->m_nodes[m_index];
    if (node.behind >= m_tree->m_nodes[node.parent].behind)
        return std::nullopt;
    return JsonValue(m_tree, node.behind);
}

} // namespace decidesk
