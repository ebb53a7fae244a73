#include "SourceLine.h"

#include <algorithm>
#include <limits>

namespace decidesk {

namespace {

constexpr int tabStop = 4;

int tabWidth(int column)
{
    return tabStop - column % tabStop;
}

} // namespace

QStringView withoutBlanks(QStringView text)
{
    while (!text.isEmpty() && isBlankCharacter(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlankCharacter(text.back()))
        text.chop(1);
    return text;
}

int SourceLine::indent() const
{
    int column = m_column + m_spare;
    for (const QChar c : m_text.sliced(m_at)) {
        if (!isBlankCharacter(c))
            break;
        column += c == u'\t' ? tabWidth(column) : 1;
    }
    return column - m_column;
}

QString SourceLine::rest() const
{
    QString rest(m_spare, u' ');
    rest += m_text.sliced(m_at);
    rest += m_end;
    return rest;
}

void SourceLine::skipIndent(int columns)
{
    while (columns > 0) {
        if (m_spare == 0) {
            if (m_at == m_text.size() || !isBlankCharacter(m_text.at(m_at)))
                return;
            m_spare = m_text.at(m_at) == u'\t' ? tabWidth(m_column) : 1;
            ++m_at;
        }
        const int taken = std::min(columns, m_spare);
        columns -= taken;
        m_column += taken;
        m_spare -= taken;
    }
}

void SourceLine::skip(qsizetype length)
{
    skipIndent(std::numeric_limits<int>::max());
    m_at += length;
    m_column += static_cast<int>(length);
}

} // namespace decidesk
