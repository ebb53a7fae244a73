#pragma once

#include <QByteArray>
#include <QList>

#include <random>

namespace decidesk {

/// Makes new inputs from a corpus.
class Mutator
{
public:
    /// `corpus` must not be empty. The same seed makes the same inputs.
    Mutator(QList<QByteArray> corpus, unsigned seed);

    QByteArray next();

private:
    qsizetype below(qsizetype bound); ///< 0 … bound - 1; 0 for a bound of 0
    void mutate(QByteArray &input);

    QList<QByteArray> m_corpus;
    std::mt19937 m_random; // its sequence is fixed by the standard, unlike the distributions
};

} // namespace decidesk
