#include "ElidedLine.h"

#include <QChar>

namespace decidesk {

namespace {

bool isHidden(QChar unit)
{
    const char16_t code = unit.unicode();
    return unit.category() == QChar::Other_Control || code == 0x061C || code == 0x200E
        || code == 0x200F || (code >= 0x2028 && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

/// Appends the character at `index` in a form that can be seen; answers how many units it took.
qsizetype appendVisible(QString &out, QStringView source, qsizetype index)
{
    const QChar unit = source.at(index);
    if (unit.isHighSurrogate() && index + 1 < source.size()
        && source.at(index + 1).isLowSurrogate()) {
        out += source.mid(index, 2);
        return 2;
    }
    const char16_t code = unit.unicode();
    if (unit.isSurrogate())
        out += QChar(QChar::ReplacementCharacter);
    else if (code == u'\n')
        out += u'\u21B5';
    else if (code == u'\t')
        out += u'\u21E5';
    else if (isHidden(unit))
        out += QStringLiteral("\u27E8U+%1\u27E9")
                   .arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'))
                   .toUpper();
    else
        out += unit;
    return 1;
}

} // namespace

QString elidedLine(QStringView source, qsizetype maxLength)
{
    QString line;
    line.reserve(qMin(source.size(), maxLength) + 1);
    qsizetype index = 0;
    while (index < source.size() && line.size() < maxLength)
        index += appendVisible(line, source, index);
    if (index < source.size())
        line += u'\u2026';
    return line;
}

} // namespace decidesk
