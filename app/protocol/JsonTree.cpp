#include "JsonTree.h"

#include "JsonReader.h"
#include "UnicodeText.h"

namespace decidesk {

namespace {

QStringView withoutQuotes(QStringView quoted)
{
    return quoted.sliced(1, quoted.size() - 2);
}

JsonValue::Kind kindOf(JsonToken::Kind token, QChar first)
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
    switch (first.unicode()) {
    case u'n':
        return JsonValue::Kind::Null;
    case u't':
    case u'f':
        return JsonValue::Kind::Boolean;
    default:
        return JsonValue::Kind::Number;
    }
}

constexpr quint64 sizeBit(qsizetype size)
{
    constexpr int bits = 64;
    return quint64{1} << (size % bits);
}

bool isContainer(JsonValue::Kind kind)
{
    return kind == JsonValue::Kind::Object || kind == JsonValue::Kind::Array;
}

} // namespace

JsonTree::JsonTree(QStringView text, const ReplyLimits &limits)
{
    JsonReader reader(text, limits);
    const auto spelled = [text](const JsonToken &token) {
        return text.sliced(token.begin, token.end - token.begin);
    };
    JsonToken name;
    qsizetype parent = 0;
    for (JsonToken token = reader.next(); token.kind != JsonToken::Kind::End;
         token = reader.next()) {
        switch (token.kind) {
        case JsonToken::Kind::Name:
            name = token;
            break;
        case JsonToken::Kind::EndObject:
        case JsonToken::Kind::EndArray: {
            Node &closed = m_nodes[parent];
            closed.spelling = QStringView(closed.spelling.begin(), spelled(token).end());
            closed.behind = m_nodes.size();
            parent = closed.parent;
            break;
        }
        default:
            // In its place: what is copied right after it was written costs much more.
            Node &node = m_nodes.emplace_back();
            if (name.kind == JsonToken::Kind::Name) {
                node.name = withoutQuotes(spelled(name));
                node.plainName = name.plain;
                m_nodes[parent].nameSizes |= name.plain ? sizeBit(node.name.size()) : ~quint64{0};
            }
            node.spelling = spelled(token);
            node.plain = token.plain;
            node.parent = parent;
            node.behind = m_nodes.size();
            node.kind = kindOf(token.kind, node.spelling.front());
            if (isContainer(node.kind))
                parent = node.behind - 1;
            name = {};
            break;
        }
    }
    m_error = reader.error();
    if (m_error)
        m_nodes.clear();
}

std::optional<JsonValue> JsonTree::root() const
{
    if (m_nodes.isEmpty())
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
    const JsonTree::Node &node = m_tree->m_nodes[m_index];
    if (node.kind != Kind::String)
        return {};
    const QStringView inside = withoutQuotes(node.spelling);
    return node.plain ? inside.toString() : withoutLoneSurrogates(unescapedJson(inside));
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
    const JsonTree::Node *const nodes = m_tree->m_nodes.constData();
    std::optional<JsonValue> found;
    if ((nodes[m_index].nameSizes & sizeBit(key.size())) == 0)
        return found;
    const qsizetype end = nodes[m_index].behind;
    for (qsizetype i = m_index + 1; i < end; i = nodes[i].behind) {
        const QStringView name = nodes[i].name;
        if (name.size() < key.size())
            continue;
        if (nodes[i].plainName ? name == key : isJsonFor(name, key))
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
