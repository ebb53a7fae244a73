#include "LimitCheck.h"

#include <QChar>

namespace decidesk {

std::optional<Error> checkLimits(QStringView text, const ReplyLimits &limits)
{
    qint64 bytes = 0;
    qint64 structural = 0;
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        // Each half of a surrogate pair stands for two of its four bytes.
        bytes += unit < 0x80 ? 1 : unit < 0x800 || c.isSurrogate() ? 2 : 3;
        if (bytes > limits.maxBytes)
            return Error{Error::Kind::MessageTooLarge, {}, limits.maxBytes, {}};
        if (inString) {
            inString = escaped || unit != u'"';
            escaped = !escaped && unit == u'\\';
            continue;
        }
        switch (unit) {
        case u'"':
            inString = true;
            continue;
        case u'{':
        case u'[':
            if (++depth > limits.maxDepth)
                return Error{Error::Kind::MessageTooDeep, {}, limits.maxDepth, {}};
            break;
        case u'}':
        case u']':
            depth = qMax(0, depth - 1);
            break;
        case u',':
        case u':':
            break;
        default:
            continue;
        }
        if (++structural > limits.maxStructuralCharacters)
            return Error{Error::Kind::MessageTooComplex, {}, limits.maxStructuralCharacters, {}};
    }
    return std::nullopt;
}

bool isLimitError(Error::Kind kind)
{
    return kind == Error::Kind::MessageTooLarge || kind == Error::Kind::MessageTooComplex
        || kind == Error::Kind::MessageTooDeep;
}

} // namespace decidesk
