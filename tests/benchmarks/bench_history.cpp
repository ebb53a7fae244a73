// Storing and searching in a history with many messages.
// usage: bench_history MESSAGES FOLDER ROUNDS
// FOLDER keeps the histories that are made for it, for the next run.
#include "HistoryDatabase.h"
#include "HistoryMaker.h"
#include "Row.h"
#include "SqlText.h"
#include "SqliteHistory.h"
#include "Statistics.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;
using history_maker::Texts;

constexpr double maxSearch = 50; // ms
constexpr double maxCommit = 5; // ms, 99 of 100
constexpr double maxGap = 2; // ms
constexpr int commitsPerRound = 50;

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1'000'000;
}

QString figure(double value, int digits = 2)
{
    return QString::number(value, 'f', digits);
}

/// A connection with the history's own settings, and nothing of ours around it.
class BareDatabase
{
public:
    explicit BareDatabase(const QString &path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bare"_s))
    {
        m_database.setDatabaseName(path);
        if (m_database.open())
            sql_text::runAll(m_database,
                             {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                              u"CREATE TABLE IF NOT EXISTS texts (text TEXT)"_s});
    }
    ~BareDatabase()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"bare"_s);
    }
    Q_DISABLE_COPY_MOVE(BareDatabase)

    bool insert(const QString &text)
    {
        QSqlQuery query(m_database);
        query.prepare(u"INSERT INTO texts VALUES (?)"_s);
        query.addBindValue(text);
        return query.exec();
    }

    /// Milliseconds to find the newest texts with these characters in them by reading.
    double read(const QString &characters)
    {
        QElapsedTimer clock;
        clock.start();
        QSqlQuery query(m_database);
        query.prepare(u"SELECT id FROM messages WHERE text LIKE ? ORDER BY id DESC LIMIT 51"_s);
        query.addBindValue(u'%' + characters + u'%');
        if (query.exec()) {
            while (query.next()) {}
        }
        return milliseconds(clock);
    }

private:
    QSqlDatabase m_database;
};

/// How late the event loop of this thread was for a timer that is due every millisecond.
class LoopWatch
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_delays.push_back(std::max(0.0, milliseconds(m_clock) - everyMs));
            m_clock.start();
        });
    }

    void start()
    {
        m_clock.start();
        m_timer.start(everyMs);
    }
    void stop() { m_timer.stop(); }
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    static constexpr int everyMs = 1;

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_delays;
};

/// Milliseconds from the call to its callback; nothing if it failed.
std::optional<double> commit(SqliteHistory &history, const QString &text)
{
    Message message;
    message.account = history_maker::account();
    message.state = Message::State::Queued;
    message.text = text;
    QEventLoop loop;
    bool isStored = false;
    QElapsedTimer clock;
    clock.start();
    history.commit({message}, &loop, [&](const auto &result) {
        isStored = std::holds_alternative<QList<Message>>(result);
        loop.quit();
    });
    loop.exec();
    return isStored ? std::optional(milliseconds(clock)) : std::nullopt;
}

bool measureStoring(const QString &path, Texts texts, int rounds)
{
    const QTemporaryDir folder(path + u".copy-XXXXXX"_s);
    const QString copy = folder.filePath(u"history.sqlite"_s);
    if (!folder.isValid() || !QFile::copy(path, copy))
        return false;
    SqliteHistory history(copy);
    BareDatabase bare(folder.filePath(u"bare.sqlite"_s));
    if (!commit(history, u"warm"_s))
        return false;
    std::vector<double> own;
    std::vector<double> alone;
    LoopWatch watch;
    for (int round = 0; round < rounds; ++round) {
        QStringList block;
        for (int i = 0; i < commitsPerRound; ++i)
            block += history_maker::text(texts, 1'000'000'007 + round * commitsPerRound + i);
        // Through all of the block, so that there are turns enough to tell one in a hundred.
        watch.start();
        for (const QString &text : std::as_const(block)) {
            const auto took = commit(history, text);
            if (!took)
                return false;
            own.push_back(*took);
        }
        watch.stop();
        for (const QString &text : std::as_const(block)) {
            QElapsedTimer clock;
            clock.start();
            if (!bare.insert(text))
                return false;
            alone.push_back(milliseconds(clock));
        }
    }
    const std::vector<double> &gaps = watch.delays();
    const double p99 = quantile(own, 0.99);
    const double gap = quantile(gaps, 0.99);
    print({texts == Texts::Short ? u"store a message, 100 B"_s : u"store a message, 1 KiB"_s,
           u"p99 ≤ %1 ms"_s.arg(maxCommit), u"p99 %1 ms"_s.arg(figure(p99)),
           u"p50 %1 ms; SQLite alone p50 %2, p99 %3 ms; %4 commits"_s
               .arg(figure(quantile(own, 0.5)), figure(quantile(alone, 0.5)),
                    figure(quantile(alone, 0.99)))
               .arg(own.size()),
           p99 <= maxCommit});
    print({u"  event-loop gap meanwhile"_s, u"≤ %1 ms"_s.arg(maxGap), u"%1 ms"_s.arg(figure(gap)),
           u"99 of 100; the longest of %1 turns: %2 ms"_s.arg(gaps.size())
               .arg(figure(quantile(gaps, 1))),
           gap <= maxGap});
    return true;
}

struct Kind
{
    QString name;
    std::function<QString(int)> query; ///< another one each round
};

QList<Kind> kindsOf(Texts texts)
{
    using namespace history_maker;
    const auto frequent = [](int round) { return static_cast<std::uint64_t>(round); };
    const auto seldom = [](int round) { return 15'000 + static_cast<std::uint64_t>(round) * 7; };
    QList<Kind> kinds{
        {u"Latin, frequent"_s, [=](int round) { return latinWord(frequent(round)); }},
        {u"Latin, seldom"_s, [=](int round) { return latinWord(seldom(round)); }},
        {u"Latin, two words"_s,
         [=](int round) { return latinWord(frequent(round)) + u' ' + latinWord(seldom(round)); }},
        {u"beginnings of 2"_s, [=](int round) { return latinWord(seldom(round)).left(2); }},
        {u"nowhere"_s, [](int round) { return u"zzz%1"_s.arg(round); }},
    };
    if (texts == Texts::Short) {
        kinds += {
            {u"accents left out"_s,
             [=](int round) {
                 return accentedWord(seldom(round))
                     .normalized(QString::NormalizationForm_D)
                     .remove(QRegularExpression(u"\\p{Mn}"_s));
             }},
            {u"Japanese"_s, [=](int round) { return japaneseWord(seldom(round)); }},
            {u"one character of it"_s,
             [=](int round) { return japaneseWord(seldom(round)).left(1); }},
            {u"Thai"_s, [=](int round) { return thaiWord(seldom(round)); }},
            {u"two characters of it"_s, [=](int round) { return thaiWord(seldom(round)).left(2); }},
        };
    }
    return kinds;
}

bool measureSearching(const QString &path, Texts texts, int rounds)
{
    HistoryDatabase database(path);
    BareDatabase bare(path);
    const auto always = [] { return true; };
    std::vector<double> all;
    QStringList details;
    QStringList counting;
    for (const Kind &kind : kindsOf(texts)) {
        std::vector<double> searches;
        std::vector<double> counts;
        for (int round = 0; round < rounds; ++round) {
            HistoryStore::Search search;
            search.query = SearchQuery::parse(kind.query(round));
            QElapsedTimer clock;
            clock.start();
            const auto found = database.search(search, always);
            searches.push_back(milliseconds(clock));
            clock.start();
            const auto counted = database.countHits(search, 0, always);
            counts.push_back(milliseconds(clock));
            if (std::holds_alternative<Error>(found) || std::holds_alternative<Error>(counted))
                return false;
        }
        all.insert(all.end(), searches.begin(), searches.end());
        details.append(u"%1 %2/%3"_s.arg(kind.name, figure(median(searches), 1),
                                         figure(quantile(searches, 1), 1)));
        counting.append(u"%1 %2/%3"_s.arg(kind.name, figure(median(counts), 1),
                                          figure(quantile(counts, 1), 1)));
    }
    const double worst = quantile(all, 1);
    print({texts == Texts::Short ? u"search, 100 B texts"_s : u"search, 1 KiB texts"_s,
           u"≤ %1 ms"_s.arg(maxSearch), u"%1 ms at most"_s.arg(figure(worst, 1)),
           u"first hits, median/most in ms: %1; reading all texts %2"_s.arg(
               details.join(u", "_s), figure(bare.read(u"zzz"_s), 0)),
           worst <= maxSearch});
    print({u"  count of all hits"_s, u"follows"_s, u"–"_s,
           u"median/most in ms: %1"_s.arg(counting.join(u", "_s)), true});
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 messages = arguments.value(1).toLongLong();
    const int rounds = arguments.value(3).toInt();
    if (arguments.size() != 4 || messages < 1 || rounds < 1) {
        std::fputs("usage: bench_history MESSAGES FOLDER ROUNDS\n", stderr);
        return 2;
    }
    for (const Texts texts : {Texts::Short, Texts::Markdown}) {
        const QString path = history_maker::history(arguments.at(2), texts, messages);
        if (path.isEmpty() || !measureStoring(path, texts, rounds)
            || !measureSearching(path, texts, rounds)) {
            std::fputs("bench_history: a history failed\n", stderr);
            return 1;
        }
    }
    return 0;
}
