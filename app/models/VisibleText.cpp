#include "VisibleText.h"

#include <QChar>

namespace decidesk {

namespace {

bool isBidiControl(char16_t unit)
{
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069)
        || unit == 0x200E || unit == 0x200F || unit == 0x061C;
}

bool isLineOrParagraphSeparator(char16_t unit)
{
    return unit == 0x2028 || unit == 0x2029;
}

/// Appends the character at `index` in a form that can be seen; answers how many units it took.
qsizetype appendVisible(QString &out, QStringView source, qsizetype index)
{
    const QChar unit = source.at(index);
    const char16_t code = unit.unicode();
    if (unit.isHighSurrogate() && index + 1 < source.size()
        && source.at(index + 1).isLowSurrogate()) {
        out += source.mid(index, 2);
        return 2;
    }
    if (unit.isSurrogate())
        out += QChar(QChar::ReplacementCharacter);
    else if (code < 0x20)
        out += QChar(static_cast<char16_t>(0x2400 + code)); // the block "Control Pictures"
    else if (code == 0x7F)
        out += QChar(u'\u2421');
    else if ((code > 0x7F && code < 0xA0) || isBidiControl(code)
             || isLineOrParagraphSeparator(code))
        out += QStringLiteral("<U+%1>")
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
        line += QChar(QChar::fromUcs2(u'\u2026'));
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
