#pragma once

#include "Error.h"
#include "JsonLexer.h"
#include "ReplyLimits.h"

#include <QString>
#include <QStringView>
#include <QVarLengthArray>

#include <optional>

namespace decidesk {

/// Reads a JSON text token by token, and judges it: JSON is what RFC 8259 says, with any value at
/// the top and numbers of any size. A byte order mark at the start is passed over, as section 8.1
/// allows.
///
/// Takes linear time, does not recurse, and needs a byte per open level. Refers to the text, which
/// must outlive it.
class JsonReader
{
public:
    explicit JsonReader(QStringView text, const ReplyLimits &limits = {});

    /// The next token; `End` behind the last one, and from the first fault or limit on. Colons and
    /// commas are read and left out; a member's name is a `Name`.
    JsonToken next();

    /// Once `next` gave `End`: why the text can't be read, or nothing. First the errors of
    /// `checkLimits`, wherever they lie, then NotJson: `code` is where the longest beginning that
    /// some JSON text has ends, `detail` an English cause that `decidesk::JsonReader` translates.
    [[nodiscard]] std::optional<Error> error() const;

private:
    enum class Expected { Value, ValueOrEnd, Name, NameOrEnd, Colon, CommaOrEnd, Nothing };

    [[nodiscard]] bool isAt(char16_t c) const;
    [[nodiscard]] bool isAtDigit() const;
    bool isWithinLimits();
    JsonToken open(JsonToken::Kind kind);
    JsonToken close();
    JsonToken value();
    JsonToken string(JsonToken::Kind kind, Expected behind);
    JsonToken word(QLatin1String expected);
    JsonToken number();
    bool passEscape();
    bool passDigits();
    JsonToken fault(const char *cause);

    QStringView m_text;
    ReplyLimits m_limits;
    qsizetype m_position = 0;
    qint64 m_structural = 0;
    QVarLengthArray<bool, 64> m_objects; ///< of each open level, whether it is an object
    Expected m_expected = Expected::Value;
    Expected m_behindValue = Expected::Nothing;
    bool m_stopped = false;
    const char *m_cause = ""; ///< of the fault, which is at `m_position`
};

/// `text` as an error carries it: its first 64 KiB characters.
QString boundedReceived(QStringView text);

} // namespace decidesk
