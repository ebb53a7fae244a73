#include "VisibleText.h"

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
    else if (code == u'\t' || code == u'\n' || code == u'\r')
        out += QChar(static_cast<char16_t>(0x2400 + code)); // the block "Control Pictures"
    else if (isHidden(unit))
        out += QStringLiteral("\u27E8U+%1\u27E9")
                   .arg(static_cast<uint>(code), 4, 16, QLatin1Char('0'))
                   .toUpper();
    else
        out += unit;
    return 1;
}

} // namespace

QString visibleLine(QStringView source, qsizetype maxLength)
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

VisibleText visibleText(QStringView source, qsizetype maxLength, qsizetype maxRun)
{
    VisibleText visible;
    QString &text = visible.text;
    text.reserve(qMin(source.size(), maxLength));
    qsizetype index = 0;
    qsizetype runStart = 0; // of the characters without white space, in `text`
    while (index < source.size() && text.size() < maxLength) {
        const QChar unit = source.at(index);
        if (unit == u'\r' && index + 1 < source.size() && source.at(index + 1) == u'\n') {
            ++index;
        } else if (unit == u'\n' || unit == u'\t' || unit == u' ') {
            text += unit;
            runStart = text.size();
            ++index;
        } else {
            if (text.size() - runStart >= maxRun) {
                text += u'\n';
                runStart = text.size();
            }
            index += appendVisible(text, source, index);
        }
    }
    visible.taken = index;
    return visible;
}

} // namespace decidesk
