#include "NormalizedText.h"

#include <QChar>

namespace decidesk {

namespace {

/// To be raised with every change to what this file makes of a text.
constexpr int ruleVersion = 1;

/// What makes a word longer than this one can't be searched for; lines of base64 would fill the
/// index with what nobody looks for.
constexpr qsizetype maxWordLength = 64;

/// A letter with more marks than this is no letter of any language, and sorting them would take
/// long.
constexpr int maxMarks = 8;

constexpr char32_t softHyphen = 0xad;
constexpr char32_t arabicTatweel = 0x640;
constexpr char32_t longVowelMark = 0x30fc; // of Katakana, in no script of its own
constexpr char32_t halfWidthVoiced = 0xff9e;
constexpr char32_t halfWidthSemiVoiced = 0xff9f;

/// The character at `index`, of one or two units.
char32_t characterAt(const QString &text, qsizetype index)
{
    const QChar first = text.at(index);
    if (first.isHighSurrogate() && index + 1 < text.size() && text.at(index + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(first, text.at(index + 1));
    return first.unicode();
}

qsizetype unitsOf(char32_t character)
{
    return QChar::requiresSurrogates(character) ? 2 : 1;
}

bool isAscii(char32_t character)
{
    return character < 0x80;
}

bool isLaterJamo(char32_t character)
{
    return (character >= 0x1160 && character <= 0x11ff)
        || (character >= 0xd7b0 && character <= 0xd7fb);
}

/// Belongs to the character before it.
bool extends(char32_t character)
{
    return QChar::isMark(character) || isLaterJamo(character) || character == halfWidthVoiced
        || character == halfWidthSemiVoiced;
}

/// In scripts that do not separate words.
bool standsAlone(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return QChar::isLetterOrNumber(character) || QChar::isMark(character);
    default:
        return character == longVowelMark;
    }
}

/// An accent or a reading aid, as opposed to a vowel sign of India or a voice mark of Japan.
bool isAccent(char32_t mark)
{
    const int combiningClass = QChar::combiningClass(mark);
    const bool isOverlay = combiningClass == 1;
    const bool isPointOfHebrewOrArabic = combiningClass >= 10 && combiningClass <= 36;
    constexpr int firstByPlace = 200; // from here on: below, above, to the left …
    // Variation selectors, and what joins graphemes.
    const bool isInvisible = combiningClass == 0 && QChar::script(mark) == QChar::Script_Inherited;
    return isOverlay || isPointOfHebrewOrArabic || combiningClass >= firstByPlace || isInvisible;
}

/// Letters that people type without their stroke or as two, though Unicode does not take them
/// apart. Empty for others.
QStringView spelledOut(char32_t folded)
{
    switch (folded) {
    case U'ß':
        return u"ss";
    case U'æ':
        return u"ae";
    case U'œ':
        return u"oe";
    case U'þ':
        return u"th";
    case U'ø':
        return u"o";
    case U'đ':
    case U'ð':
        return u"d";
    case U'ħ':
        return u"h";
    case U'ı':
        return u"i";
    case U'ł':
        return u"l";
    case U'ŧ':
        return u"t";
    default:
        return {};
    }
}

} // namespace

NormalizedText::NormalizedText(const QString &text, Origins origins)
    : m_keepsOrigins(origins == Origins::Keep)
{
    m_joined.reserve(text.size());
    qsizetype index = 0;
    while (index < text.size()) {
        const char32_t character = characterAt(text, index);
        qsizetype end = index + unitsOf(character);
        const bool alone = end == text.size() || isAscii(text.at(end).unicode())
            || !extends(characterAt(text, end));
        m_here = {index, end};
        if (alone && isAscii(character)) {
            addPlain(character);
        } else if (alone && QChar::decompositionTag(character) == QChar::NoDecomposition) {
            addComposed(character);
        } else {
            for (int marks = 0; marks < maxMarks && end < text.size(); ++marks) {
                const char32_t next = characterAt(text, end);
                if (!extends(next))
                    break;
                end += unitsOf(next);
            }
            addCluster(text, index, end);
        }
        index = end;
    }
    endWord();
}

int NormalizedText::measure()
{
    constexpr int unicodeVersions = 1000;
    return ruleVersion * unicodeVersions + static_cast<int>(QChar::currentUnicodeVersion());
}

void NormalizedText::addCluster(const QString &text, qsizetype begin, qsizetype end)
{
    m_here = {begin, end};
    const QString composed
        = text.sliced(begin, end - begin).normalized(QString::NormalizationForm_KC);
    for (const char32_t character : composed.toStdU32String())
        addComposed(character);
}

void NormalizedText::addComposed(char32_t character)
{
    if (standsAlone(character)) {
        endWord();
        append(character);
        m_words.last().isCharacter = true;
        endWord();
        return;
    }
    if (QChar::decompositionTag(character) == QChar::NoDecomposition) {
        addPlain(character);
        return;
    }
    const QString parts
        = QString::fromUcs4(&character, 1).normalized(QString::NormalizationForm_KD);
    for (const char32_t part : parts.toStdU32String())
        addPlain(part);
}

void NormalizedText::addPlain(char32_t character)
{
    if (isAscii(character)) {
        if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
            append(character);
        else if (character >= 'A' && character <= 'Z')
            append(character + ('a' - 'A'));
        else
            endWord();
        return;
    }
    // Characters that shape a word but are none of its letters: joiners, direction marks.
    if (character == softHyphen || character == arabicTatweel
        || QChar::category(character) == QChar::Other_Format)
        return;
    if (QChar::isMark(character)) {
        if (isAccent(character)) {
            if (m_inWord && m_keepsOrigins)
                m_origins.last().end = m_here.end;
        } else if (m_inWord) {
            append(character);
        }
        return;
    }
    if (!QChar::isLetterOrNumber(character)) {
        endWord();
        return;
    }
    const char32_t folded = QChar::toCaseFolded(character);
    if (const QStringView letters = spelledOut(folded); !letters.isEmpty())
        append(letters);
    else
        append(folded);
}

void NormalizedText::append(char32_t character)
{
    const auto units = QChar::fromUcs4(character);
    append(QStringView(units));
}

void NormalizedText::append(QStringView characters)
{
    if (!m_inWord) {
        if (!m_joined.isEmpty()) {
            m_joined.append(u' ');
            if (m_keepsOrigins)
                m_origins.append(m_here);
        }
        m_words.append({m_joined.size(), m_joined.size()});
        m_inWord = true;
    }
    Word &word = m_words.last();
    if (word.end - word.begin + characters.size() > maxWordLength)
        return;
    m_joined.append(characters);
    word.end = m_joined.size();
    if (m_keepsOrigins)
        m_origins.resize(m_joined.size(), m_here);
}

void NormalizedText::endWord()
{
    m_inWord = false;
}

} // namespace decidesk
