#include "HistoryMaker.h"

#include "HistoryFile.h"
#include "Message.h"
#include "MessageRow.h"
#include "SearchIndex.h"
#include "SqlText.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QTimeZone>

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace history_maker {

namespace {

constexpr std::uint64_t vocabulary = 20'000;
constexpr qint64 messagesPerTransaction = 20'000;

/// Numbers that look like chance and are the same at each run (splitmix64).
class Numbers
{
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t below(std::uint64_t end) { return next() % end; }

    /// As words of a language are: few of them often, most of them seldom.
    std::uint64_t wordNumber()
    {
        constexpr double most = 1'000'000;
        const double fraction = static_cast<double>(below(std::uint64_t{1'000'000})) / most;
        return static_cast<std::uint64_t>(std::pow(static_cast<double>(vocabulary), fraction)) - 1;
    }

private:
    std::uint64_t m_state;
};

template <std::size_t Count>
QString syllables(std::uint64_t number, const std::array<QStringView, Count> &of, int count)
{
    Numbers numbers(number);
    QString word;
    for (int i = 0; i < count; ++i)
        word += of.at(numbers.below(Count));
    return word;
}

int lengthOf(std::uint64_t number)
{
    return 2 + static_cast<int>(number % 3);
}

QString shortText(Numbers &numbers)
{
    constexpr int characters = 90;
    QString line;
    switch (numbers.below(4)) {
    case 0:
        while (line.size() < characters)
            line += latinWord(numbers.wordNumber()) + u' ';
        break;
    case 1:
        while (line.size() < characters)
            line += accentedWord(numbers.wordNumber()) + u' ';
        break;
    case 2: // three bytes each
        while (line.size() < characters / 3)
            line += japaneseWord(numbers.wordNumber());
        break;
    default:
        while (line.size() < characters / 3)
            line += thaiWord(numbers.wordNumber());
        break;
    }
    return line.trimmed();
}

QString sentence(Numbers &numbers, int words)
{
    QStringList all;
    for (int i = 0; i < words; ++i)
        all.append(latinWord(numbers.wordNumber()));
    return all.join(u' ');
}

QString markdownText(Numbers &numbers)
{
    QString page = u"## "_s + sentence(numbers, 4) + u"\n\n"_s + sentence(numbers, 40) + u".\n\n"_s;
    for (int item = 0; item < 4; ++item)
        page += u"- **"_s + sentence(numbers, 2) + u"** "_s + sentence(numbers, 10) + u"\n"_s;
    page += u"\n```\n"_s;
    for (int line = 0; line < 3; ++line)
        page += sentence(numbers, 3) + u" = `"_s + latinWord(numbers.wordNumber()) + u"`;\n"_s;
    return page + u"```\n\n"_s + sentence(numbers, 45) + u".\n"_s;
}

Message message(Texts texts, qint64 sequence)
{
    constexpr qint64 firstMs = 1'600'000'000'000;
    constexpr qint64 pauseMs = 90'000;
    const bool isQuestion = sequence % 2 == 1;
    Message message;
    message.sequence = sequence;
    message.direction = isQuestion ? Message::Direction::Question : Message::Direction::Decision;
    message.text = text(texts, sequence);
    message.created
        = QDateTime::fromMSecsSinceEpoch(firstMs + sequence * pauseMs, QTimeZone::utc());
    message.sent = isQuestion ? message.created : QDateTime();
    message.latencyMs = isQuestion ? -1 : 830;
    message.inReplyTo = isQuestion ? 0 : sequence - 1;
    return message;
}

std::optional<Error> insert(QSqlDatabase &database, Texts texts, qint64 messages)
{
    constexpr qint64 accountKey = 1;
    auto failed = sql_text::runAll(
        database,
        {u"PRAGMA synchronous = OFF"_s,
         u"INSERT INTO accounts (key, id, last_sequence) VALUES (%1, '%2', %3)"_s.arg(accountKey)
             .arg(account().toString(QUuid::WithoutBraces))
             .arg(messages),
         u"BEGIN"_s});
    QSqlQuery query(database);
    query.prepare(message_row::insertStatement());
    for (qint64 sequence = 1; !failed && sequence <= messages; ++sequence) {
        message_row::bind(query, message(texts, sequence), accountKey);
        if (!query.exec())
            return sql_text::storageError(query.lastError());
        if (sequence % messagesPerTransaction == 0)
            failed = sql_text::runAll(database, {u"COMMIT"_s, u"BEGIN"_s});
    }
    return failed ? failed : sql_text::runAll(database, {u"COMMIT"_s});
}

std::optional<Error> addToIndex(QSqlDatabase &database)
{
    constexpr int slicesPerTransaction = 32;
    SearchIndex index(database);
    for (bool isMore = true; isMore;) {
        if (auto error = sql_text::runAll(database, {u"BEGIN"_s}))
            return error;
        for (int slice = 0; isMore && slice < slicesPerTransaction; ++slice) {
            const auto added = index.addMissing();
            if (const auto *error = std::get_if<Error>(&added))
                return *error;
            isMore = std::get<bool>(added);
        }
        if (auto error = sql_text::runAll(database, {u"COMMIT"_s}))
            return error;
    }
    return sql_text::runAll(database, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
}

} // namespace

AccountId account()
{
    return AccountId(u"5b0e1f9a-3c46-4d0e-9a51-0f6d2a7b8c11"_s);
}

QString latinWord(std::uint64_t number)
{
    constexpr std::array<QStringView, 20> parts{
        u"ba", u"co",  u"di", u"fer", u"gu", u"lan", u"mo", u"ni",  u"pra", u"que",
        u"ro", u"ste", u"tu", u"ver", u"xi", u"ser", u"al", u"ent", u"is",  u"or"};
    return syllables(number, parts, lengthOf(number));
}

QString accentedWord(std::uint64_t number)
{
    constexpr std::array<QStringView, 20> parts{
        u"bé", u"çà",  u"dî", u"fér", u"gü", u"lán", u"mö", u"ní",  u"prå", u"què",
        u"rô", u"ště", u"tú", u"vêr", u"xí", u"sér", u"ål", u"ênt", u"ïs",  u"ör"};
    return syllables(number, parts, lengthOf(number));
}

QString japaneseWord(std::uint64_t number)
{
    constexpr std::array<QStringView, 24> parts{
        u"決", u"定", u"明", u"日", u"会", u"議",   u"新",   u"版",   u"公", u"開", u"案", u"件",
        u"の", u"は", u"を", u"に", u"で", u"ます", u"する", u"した", u"サ", u"ー", u"バ", u"ス"};
    return syllables(number, parts, lengthOf(number) + 1);
}

QString thaiWord(std::uint64_t number)
{
    constexpr std::array<QStringView, 20> parts{
        u"ตัด", u"สิน", u"ใจ", u"พรุ่ง", u"นี้",   u"เรา", u"จะ", u"ทำ", u"งาน", u"ใหม่",
        u"ได้", u"ไม่", u"มา", u"ไป",  u"ก่อน", u"หลัง", u"วัน", u"ที่",  u"คน",  u"ดี"};
    return syllables(number, parts, lengthOf(number));
}

QString text(Texts texts, qint64 sequence)
{
    Numbers numbers(static_cast<std::uint64_t>(sequence));
    return texts == Texts::Short ? shortText(numbers) : markdownText(numbers);
}

QString history(const QString &folder, Texts texts, qint64 messages)
{
    const QString path = QDir(folder).filePath(u"history-%1-%2.sqlite"_s.arg(
        texts == Texts::Short ? u"short"_s : u"markdown"_s, QString::number(messages)));
    if (QFile::exists(path))
        return path;
    QDir().mkpath(folder);
    // Under its own name only when it is whole.
    const QString unfinished = path + u".unfinished"_s;
    QFile::remove(unfinished);
    std::optional<Error> failed;
    {
        HistoryFile file(unfinished);
        failed = file.open();
        if (!failed)
            failed = insert(file.database(), texts, messages);
        if (!failed)
            failed = addToIndex(file.database());
    }
    if (failed || !QFile::rename(unfinished, path)) {
        std::fprintf(stderr, "%s cannot be made: %s\n", qPrintable(path),
                     failed ? qPrintable(failed->detail) : "");
        return {};
    }
    return path;
}

} // namespace history_maker
