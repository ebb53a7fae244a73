#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace decidesk {

class JsonTree;

/// A value of a `JsonTree`, which it must not outlive. Cheap to copy.
class JsonValue
{
public:
    enum class Kind { Object, Array, String, Number, Boolean, Null };

    [[nodiscard]] Kind kind() const;
    /// As it stands in the text, of a string with its quotes.
    [[nodiscard]] QStringView spelling() const;
    /// What a string stands for; empty for any other kind.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool isTrue() const;
    [[nodiscard]] bool isFalse() const;
    /// Of a number; nothing for any other kind.
    [[nodiscard]] std::optional<double> toNumber() const;

    /// The value under `key` of an object; of doubled keys the last one, as every JSON library
    /// reads them.
    [[nodiscard]] std::optional<JsonValue> member(QLatin1String key) const;
    /// The first value inside an object or array, and the one behind this in the same.
    [[nodiscard]] std::optional<JsonValue> firstChild() const;
    [[nodiscard]] std::optional<JsonValue> nextSibling() const;

private:
    friend class JsonTree;
    JsonValue(const JsonTree *tree, std::size_t index) : m_tree(tree), m_index(index) { }

    const JsonTree *m_tree;
    std::size_t m_index;
};

/// The values of a JSON text as spans of it: key order, doubled keys and the spelling of numbers
/// stay at hand. Refers to the text, which must outlive it. The text must have passed `checkJson`;
/// of any other the tree is safe to use and means nothing.
class JsonTree
{
public:
    explicit JsonTree(QStringView text);

    /// Nothing where the text holds no value at all.
    [[nodiscard]] std::optional<JsonValue> root() const;

private:
    friend class JsonValue;

    struct Node
    {
        QStringView key; ///< with its quotes; null in an array and at the top
        QStringView spelling;
        std::size_t parent = 0;
        std::size_t behind = 0; ///< index of the node after everything inside this one
        JsonValue::Kind kind = JsonValue::Kind::Null;
    };

    std::vector<Node> m_nodes; ///< each followed by what is inside it
};

} // namespace decidesk
