#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringView>

namespace decidesk {

/// One piece of a JSON text, as a span of it.
struct JsonToken
{
    enum class Kind {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Colon,
        Comma,
        Name, ///< a string that names a member; only `JsonReader` knows
        String, ///< with its quotes; the closing one is missing where the text ends inside
        Literal, ///< a number, true, false, null, or anything else that stands outside strings
        End, ///< nothing is left
    };

    Kind kind = Kind::End;
    qsizetype begin = 0;
    qsizetype end = 0;
    bool plain = false; ///< a string without escapes and surrogates; only `JsonReader` knows
};

/// Cuts any text into JSON tokens, in linear time and without memory.
///
/// It judges nothing: it also takes texts that are no JSON, so that what must work on every text
/// (redaction) and what must keep the spelling (indenting) share it. The judge is `JsonReader`.
class JsonLexer
{
public:
    explicit JsonLexer(QStringView text, qsizetype from = 0);

    JsonToken next();

private:
    QStringView m_text;
    qsizetype m_position;
};

/// Whether JSON takes `c` for white space.
constexpr bool isJsonSpace(char16_t c)
{
    return c == u' ' || c == u'\n' || c == u'\r' || c == u'\t';
}

/// The first position at or after `from` that holds no JSON white space; the size if there is none.
inline qsizetype skipJsonSpace(QStringView text, qsizetype from)
{
    while (from < text.size() && isJsonSpace(text[from].unicode()))
        ++from;
    return from;
}

/// Whether an odd number of backslashes stands before `position`.
bool isJsonEscaped(QStringView text, qsizetype position);

/// The position of the quote that closes the string which starts with the quote at `from`; -1 if
/// it is never closed.
qsizetype closingJsonQuote(QStringView text, qsizetype from);

/// The UTF-16 unit at `position`, an escape sequence read as the unit it stands for; moves
/// `position` behind it. A broken escape sequence stands for the character behind its backslash.
char16_t takeJsonUnit(QStringView text, qsizetype &position);

/// `text` with every escape sequence read as the unit it stands for.
QString unescapedJson(QStringView text);

/// Whether `text`, with its escape sequences read, is the ASCII text `expected`.
bool isJsonFor(QStringView text, QLatin1String expected);

} // namespace decidesk
