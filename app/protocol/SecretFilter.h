#pragma once

#include <QStringView>

#include <bitset>
#include <cstddef>

namespace decidesk {

/// Tells quickly of most texts that none of some secrets is in them, in one look at each fourth
/// place however many secrets there are.
class SecretFilter
{
public:
    /// What is searched for has at least so many characters.
    static constexpr qsizetype shortestFound = 8;

    /// `secret` has `shortestFound` characters or more.
    void add(QStringView secret);

    /// False where `text` holds none of the secrets, nor `shortestFound` first characters of one.
    [[nodiscard]] bool mayOccur(QStringView text) const;

private:
    static constexpr std::size_t size = std::size_t{1} << 14;
    std::bitset<size> m_blocks; ///< of which four units each there are, by a hash
};

} // namespace decidesk
