#pragma once

#include <QList>
#include <QString>

namespace decidesk {

/// What a person looks for: words, each matched as the beginning of a word, and "phrases in
/// quotes", whose words follow one another and are whole. A word with signs behind it ("C++") is
/// whole too. All of them must occur. Letter case and accents make no difference; Chinese,
/// Japanese, Korean and Thai text is found anywhere in a run.
class SearchQuery
{
public:
    struct Word
    {
        QString text; ///< folded
        bool isCharacter = false; ///< of a script that does not separate its words

        friend bool operator==(const Word &, const Word &) = default;
    };

    /// Words that follow one another.
    struct Term
    {
        QList<Word> words; ///< at least one
        bool lastIsBeginning = false; ///< the last word may go on

        friend bool operator==(const Term &, const Term &) = default;
    };

    struct Range
    {
        qsizetype start = 0;
        qsizetype length = 0;

        friend bool operator==(const Range &, const Range &) = default;
    };

    /// What is typed beyond this many characters is not looked for.
    static constexpr qsizetype maxLength = 256;

    SearchQuery() = default;
    /// Understands every text. A quote that is not closed yet reaches to the end, and its last word
    /// may go on.
    static SearchQuery parse(const QString &typed);

    /// Nothing that could be found: no letter and no digit.
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    [[nodiscard]] const QList<Term> &terms() const { return m_terms; }

    /// All terms occur. An empty query matches nothing.
    [[nodiscard]] bool matches(const QString &text) const;
    /// All places of `text` to mark, in order, not overlapping; none where `matches` is false.
    [[nodiscard]] QList<Range> matchesIn(const QString &text) const;

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;

private:
    void add(const QString &typed, bool lastMayGoOn);

    QList<Term> m_terms; ///< each once
};

} // namespace decidesk
