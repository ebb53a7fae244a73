#include "CompactText.h"

#include <algorithm>

namespace decidesk {

namespace {

bool isLatin1(const QString &text)
{
    constexpr char16_t last = 0xff;
    // Without a way out of the loop, so that it is done many at a time.
    char16_t all = 0;
    for (const QChar character : text)
        all |= character.unicode();
    return all <= last;
}

} // namespace

CompactText::CompactText(const QString &text) : m_isWide(!isLatin1(text))
{
    if (m_isWide)
        m_units = QByteArray(reinterpret_cast<const char *>(text.constData()),
                             text.size() * bytesOfWide);
    else
        m_units = text.toLatin1();
}

QString CompactText::mid(qsizetype position, qsizetype count) const
{
    const qsizetype taken = std::min(count, size() - position);
    if (m_isWide)
        return QString(reinterpret_cast<const QChar *>(m_units.constData()) + position, taken);
    return QString::fromLatin1(m_units.constData() + position, taken);
}

} // namespace decidesk
