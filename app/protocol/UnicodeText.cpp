#include "UnicodeText.h"

namespace decidesk {

QString withoutLoneSurrogates(const QString &text)
{
    if (text.isValidUtf16())
        return text;
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        const QChar c = text[i];
        if (!c.isSurrogate())
            continue;
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else
            result[i] = QChar(QChar::ReplacementCharacter);
    }
    return result;
}

qint64 utf8Size(QStringView text)
{
    qint64 size = text.size();
    // Each half of a surrogate pair stands for two of its four bytes.
    for (const QChar c : text)
        size += (c.unicode() >= 0x80 ? 1 : 0) + (c.unicode() >= 0x800 && !c.isSurrogate() ? 1 : 0);
    return size;
}

} // namespace decidesk
