#pragma once

#include "Error.h"
#include "ReplyLimits.h"

#include <QLatin1String>
#include <QString>
#include <QStringView>
#include <QVarLengthArray>

#include <optional>

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
    JsonValue(const JsonTree *tree, qsizetype index) : m_tree(tree), m_index(index) {}

    const JsonTree *m_tree;
    qsizetype m_index;
};

/// The values of a JSON text as spans of it: key order, doubled keys and the spelling of numbers
/// stay at hand. Refers to the text, which must outlive it.
class JsonTree
{
public:
    explicit JsonTree(QStringView text, const ReplyLimits &limits = {});

    /// Why there are no values, or nothing: what `JsonReader::error` says.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Nothing where there is an error.
    [[nodiscard]] std::optional<JsonValue> root() const;

private:
    friend class JsonValue;

    struct Node
    {
        QStringView name; ///< without quotes; null in an array and at the top
        QStringView spelling;
        quint64 nameSizes = 0; ///< of an object: a bit for each size of a name in it, modulo 64
        qsizetype parent = 0;
        qsizetype behind = 0; ///< index of the node after everything inside this one
        JsonValue::Kind kind = JsonValue::Kind::Null;
        bool plainName = false; ///< see `JsonToken`
        bool plain = false;
    };

    static constexpr qsizetype usualNodes = 16;
    QVarLengthArray<Node, usualNodes> m_nodes; ///< each followed by what is inside it
    std::optional<Error> m_error;
};

} // namespace decidesk
