#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace decidesk {

/// A text as the search compares it: words in one letter case, without accents, of compatible
/// forms the plain one ("Ｅ" and "é" are "e", "ß" is "ss"). Each character of Chinese, Japanese,
/// Korean, Thai, Lao, Khmer and Myanmar counts as a word, since nothing separates theirs.
///
/// The only measure of what is found: the index and the marks in a text both go by it.
class NormalizedText
{
public:
    struct Word
    {
        qsizetype begin = 0; ///< in `joined()`
        qsizetype end = 0;
        bool isCharacter = false; ///< of a script that does not separate its words
    };

    /// A character of a word and where it comes from in the original text.
    struct Origin
    {
        qsizetype begin = 0;
        qsizetype end = 0; ///< behind the accents that belong to it
    };

    enum class Origins { Forget, Keep };

    explicit NormalizedText(const QString &text, Origins origins = Origins::Forget);

    /// All words, one space between them; letters, digits and vowel signs only.
    [[nodiscard]] const QString &joined() const { return m_joined; }
    [[nodiscard]] const QList<Word> &words() const { return m_words; }
    [[nodiscard]] QStringView text(const Word &word) const
    {
        return QStringView(m_joined).sliced(word.begin, word.end - word.begin);
    }
    /// Of the character at `index` of `joined()`; needs Origins::Keep.
    [[nodiscard]] const Origin &origin(qsizetype index) const { return m_origins.at(index); }

    /// Changes when the same text may be folded in another way: with these rules, and with the
    /// version of Unicode that Qt knows.
    static int measure();

private:
    void addCluster(const QString &text, qsizetype begin, qsizetype end);
    void addComposed(char32_t character);
    void addPlain(char32_t character);
    void append(char32_t character);
    void append(QStringView characters);
    void endWord();

    const bool m_keepsOrigins;
    QString m_joined;
    QList<Word> m_words;
    QList<Origin> m_origins; ///< as long as `m_joined`, or empty
    Origin m_here; ///< what is being read
    bool m_inWord = false;
};

} // namespace decidesk
