#include "SecretFilter.h"

#include <cstring>

namespace decidesk {

namespace {

constexpr qsizetype blockUnits = 4;

// Of the four units at `units`, 14 bits.
std::size_t hashOf(const QChar *units)
{
    constexpr quint64 golden = 0x9E3779B97F4A7C15;
    constexpr int keptBits = 14;
    quint64 block = 0;
    static_assert(sizeof(block) == blockUnits * sizeof(QChar));
    std::memcpy(&block, units, sizeof(block));
    return static_cast<std::size_t>((block * golden) >> (64 - keptBits));
}

} // namespace

// Wherever a find begins, it has a whole block at a place of the text that is a multiple of four,
// and that is one of its first four blocks.
void SecretFilter::add(QStringView secret)
{
    for (qsizetype i = 0; i < blockUnits; ++i)
        m_blocks.set(hashOf(secret.data() + i));
}

bool SecretFilter::mayOccur(QStringView text) const
{
    for (qsizetype i = 0; i + blockUnits <= text.size(); i += blockUnits) {
        if (m_blocks[hashOf(text.data() + i)])
            return true;
    }
    return false;
}

} // namespace decidesk
