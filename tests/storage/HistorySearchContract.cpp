#include "HistorySearchContract.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

using Direction = HistoryStore::Search::Direction;

HistoryStore::Search searchFor(const QString &typed, const AccountId &account = {})
{
    HistoryStore::Search search;
    search.query = SearchQuery::parse(typed);
    search.account = account;
    return search;
}

/// Waits for the answer of one call; `call` gets the context and a callback that takes the answer.
template <typename Answer, typename Call>
Answer wait(Call call)
{
    QObject context;
    std::optional<Answer> answer;
    call(&context, [&answer](const Answer &given) { answer = given; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("the history did not answer");
    return *answer;
}

/// What was answered, unless it was an error.
template <typename Value>
Value valueOf(const std::variant<Value, Error> &answer)
{
    if (const auto *error = std::get_if<Error>(&answer)) {
        QTest::qFail(qPrintable(error->detail), __FILE__, __LINE__);
        return {};
    }
    return std::get<Value>(answer);
}

HistoryStore::Hits hitsOf(HistoryStore &store, const HistoryStore::Search &search)
{
    return valueOf(wait<std::variant<HistoryStore::Hits, Error>>(
        [&](QObject *context, auto done) { store.search(search, context, done); }));
}

} // namespace

HistorySearchContract::HistorySearchContract(MakeStore makeStore)
    : m_tom(QUuid::createUuid()), m_eva(QUuid::createUuid()), m_makeStore(std::move(makeStore))
{}

QStringList HistorySearchContract::find(const QString &typed, const AccountId &account)
{
    return find(searchFor(typed, account));
}

QStringList HistorySearchContract::find(const HistoryStore::Search &search)
{
    const HistoryStore::Hits found = hitsOf(*m_store, search);
    QStringList texts;
    for (const HistoryStore::Hit &hit : found.hits)
        texts.append(hit.message.text);
    if (found.more)
        texts.append(u"…"_s);
    return texts;
}

qint64 HistorySearchContract::count(const QString &typed, const AccountId &account, qint64 upTo)
{
    return valueOf(wait<std::variant<qint64, Error>>([&](QObject *context, auto done) {
        m_store->countHits(searchFor(typed, account), upTo, context, done);
    }));
}

qint64 HistorySearchContract::position(const AccountId &account, qint64 sequence)
{
    return wait<qint64>([&](QObject *context, auto done) {
        m_store->readPosition(account, sequence, context, done);
    });
}

QList<Message> HistorySearchContract::add(const AccountId &account, const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message message;
        message.account = account;
        message.text = text;
        message.created = QDateTime::fromMSecsSinceEpoch(1795470735123, QTimeZone::utc());
        messages.append(message);
    }
    return valueOf(wait<std::variant<QList<Message>, Error>>(
        [&](QObject *context, auto done) { m_store->commit(messages, context, done); }));
}

void HistorySearchContract::remove(const AccountId &account, qint64 sequence)
{
    QCOMPARE(wait<std::optional<Error>>([&](QObject *context, auto done) {
                 m_store->remove(account, sequence, context, done);
             }),
             std::nullopt);
}

void HistorySearchContract::clear(const AccountId &account)
{
    QCOMPARE(wait<std::optional<Error>>(
                 [&](QObject *context, auto done) { m_store->clear(account, context, done); }),
             std::nullopt);
}

void HistorySearchContract::init()
{
    m_store = m_makeStore();
}

void HistorySearchContract::cleanup()
{
    m_store.reset();
}

void HistorySearchContract::findsNewestFirst()
{
    add(m_tom, {u"apple one"_s, u"pear two"_s, u"Äpples three"_s});
    QCOMPARE(find(u"apple"_s, m_tom), (QStringList{u"Äpples three"_s, u"apple one"_s}));
}

void HistorySearchContract::findsInOneConversationOrAll()
{
    add(m_tom, {u"t apple"_s});
    add(m_eva, {u"e apple"_s});
    QCOMPARE(find(u"apple"_s, m_tom), QStringList{u"t apple"_s});
    QCOMPARE(find(u"apple"_s, m_eva), QStringList{u"e apple"_s});
    QCOMPARE(find(u"apple"_s), (QStringList{u"e apple"_s, u"t apple"_s}));
    QCOMPARE(find(u"apple"_s, QUuid::createUuid()), QStringList());
}

void HistorySearchContract::goesOnFromAPosition()
{
    add(m_tom, {u"a 1"_s, u"b 2"_s, u"a 3"_s});
    add(m_eva, {u"a 4"_s});
    HistoryStore::Search search = searchFor(u"a"_s);
    search.limit = 1;
    QStringList texts;
    for (;;) {
        const HistoryStore::Hits found = hitsOf(*m_store, search);
        QCOMPARE(found.hits.size(), 1);
        texts.append(found.hits.constFirst().message.text);
        search.from = found.hits.constFirst().position;
        if (!found.more)
            break;
    }
    QCOMPARE(texts, (QStringList{u"a 4"_s, u"a 3"_s, u"a 1"_s}));
    QCOMPARE(hitsOf(*m_store, search).hits.size(), 0);

    search.direction = Direction::Forwards;
    search.limit = 50;
    QCOMPARE(find(search), (QStringList{u"a 3"_s, u"a 4"_s}));
    search.from = position(m_tom, 2); // a message that does not match
    QCOMPARE(find(search), (QStringList{u"a 3"_s, u"a 4"_s}));
    search.direction = Direction::Backwards;
    QCOMPARE(find(search), QStringList{u"a 1"_s});
    search.from = position(m_eva, 1);
    QCOMPARE(find(search), (QStringList{u"a 3"_s, u"a 1"_s}));
    search.account = m_eva;
    QCOMPARE(find(search), QStringList());
}

void HistorySearchContract::findsOldestFirst()
{
    add(m_tom, {u"a 1"_s, u"b 2"_s, u"a 3"_s});
    add(m_eva, {u"a 4"_s});
    HistoryStore::Search search = searchFor(u"a"_s);
    search.direction = Direction::Forwards;
    QCOMPARE(find(search), (QStringList{u"a 1"_s, u"a 3"_s, u"a 4"_s}));
    search.account = m_tom;
    QCOMPARE(find(search), (QStringList{u"a 1"_s, u"a 3"_s}));
}

void HistorySearchContract::saysWhetherThereIsMore()
{
    add(m_tom, {u"a 1"_s, u"a 2"_s});
    add(m_eva, {u"a 3"_s, u"a 4"_s});
    for (const Direction direction : {Direction::Backwards, Direction::Forwards}) {
        HistoryStore::Search search = searchFor(u"a"_s);
        search.direction = direction;
        for (int limit = 1; limit <= 5; ++limit) {
            search.limit = limit;
            const HistoryStore::Hits found = hitsOf(*m_store, search);
            QCOMPARE(found.hits.size(), std::min(limit, 4));
            QCOMPARE(found.more, limit < 4);
        }
    }
}

void HistorySearchContract::counts()
{
    add(m_tom, {u"apple"_s, u"pear"_s, u"apple pie, apple"_s});
    add(m_eva, {u"apple"_s});
    QCOMPARE(count(u"apple"_s), 3);
    QCOMPARE(count(u"apple"_s, m_tom), 2);
    QCOMPARE(count(u"nothing"_s), 0);
    QCOMPARE(count(u"apple"_s, {}, position(m_tom, 1)), 1);
    QCOMPARE(count(u"apple"_s, {}, position(m_tom, 2)), 1);
    QCOMPARE(count(u"apple"_s, {}, position(m_tom, 3)), 2);
    QCOMPARE(count(u"apple"_s, {}, position(m_eva, 1)), 3);
    QCOMPARE(count(u"apple"_s, m_eva, position(m_tom, 3)), 0);
}

void HistorySearchContract::tellsPositions()
{
    add(m_tom, {u"a"_s, u"b"_s});
    add(m_eva, {u"c"_s});
    const QList<qint64> positions{position(m_tom, 1), position(m_tom, 2), position(m_eva, 1)};
    QVERIFY(positions.at(0) > 0);
    QVERIFY(positions.at(0) < positions.at(1));
    QVERIFY(positions.at(1) < positions.at(2));
    QCOMPARE(hitsOf(*m_store, searchFor(u"b"_s)).hits.constFirst().position, positions.at(1));
    QCOMPARE(hitsOf(*m_store, searchFor(u"c"_s)).hits.constFirst().position, positions.at(2));
    QCOMPARE(position(m_tom, 3), 0);
    QCOMPARE(position(QUuid::createUuid(), 1), 0);
}

void HistorySearchContract::findsWholeMessages()
{
    Message full;
    full.account = m_tom;
    full.direction = Message::Direction::Decision;
    full.text = u"yes"_s;
    full.created = QDateTime::fromMSecsSinceEpoch(1795470735123, QTimeZone::utc());
    full.latencyMs = 830;
    full.inReplyTo = 41;
    full.marks = Message::Mark::MayBelongElsewhere;
    full.error = {Error::Kind::ServerError, u"no"_s, 503, u"{}"_s};
    m_store->commit({full}, this, [](const auto &) {});
    full.sequence = 1;
    QCOMPARE(hitsOf(*m_store, searchFor(u"yes"_s)).hits.constFirst().message, full);
}

void HistorySearchContract::findsNothingForAnEmptyQuery()
{
    add(m_tom, {u"a"_s, u"…"_s, QString()});
    QCOMPARE(find(QString()), QStringList());
    QCOMPARE(find(u"…"_s), QStringList());
    QCOMPARE(count(u"*"_s), 0);
}

void HistorySearchContract::followsWhatChanges()
{
    QList<Message> stored = add(m_tom, {u"apple one"_s, u"apple two"_s, u"apple three"_s});
    add(m_eva, {u"apple four"_s});
    stored[0].text = u"pear one"_s;
    stored[1].state = Message::State::Answered;
    m_store->commit({stored.at(0), stored.at(1)}, this, [](const auto &) {});
    QCOMPARE(find(u"apple"_s), (QStringList{u"apple four"_s, u"apple three"_s, u"apple two"_s}));
    QCOMPARE(find(u"pear"_s), QStringList{u"pear one"_s});

    remove(m_tom, 3);
    QCOMPARE(find(u"apple"_s), (QStringList{u"apple four"_s, u"apple two"_s}));
    QCOMPARE(count(u"apple"_s), 2);
    add(m_tom, {u"apple five"_s});
    QCOMPARE(find(u"apple"_s, m_tom), (QStringList{u"apple five"_s, u"apple two"_s}));

    clear(m_tom);
    QCOMPARE(find(u"one"_s), QStringList());
    QCOMPARE(find(u"apple"_s), QStringList{u"apple four"_s});
    clear(m_eva);
    QCOMPARE(count(u"apple"_s), 0);
    add(m_eva, {u"apple six"_s});
    QCOMPARE(find(u"apple"_s), QStringList{u"apple six"_s});
}

void HistorySearchContract::doesNotSearchDrafts()
{
    add(m_tom, {u"a"_s});
    m_store->saveDraft(m_tom, u"apple"_s);
    QCOMPARE(find(u"apple"_s), QStringList());
}

void HistorySearchContract::takesEveryQuery_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found"); // in "text and near, it's ship-shape: 日本語 a*b (c)"

    QTest::newRow("a quote") << u"\""_s << false;
    QTest::newRow("two quotes") << u"\"\""_s << false;
    QTest::newRow("an open quote") << u"\"near it"_s << true;
    QTest::newRow("a quote inside") << u"te\"xt"_s << false;
    QTest::newRow("an apostrophe") << u"it's"_s << true;
    QTest::newRow("SQL") << u"'; DROP TABLE messages; --"_s << false;
    QTest::newRow("AND") << u"text AND near"_s << true;
    QTest::newRow("OR") << u"nothing OR text"_s << false;
    QTest::newRow("NOT") << u"text NOT near"_s << false;
    QTest::newRow("NEAR") << u"NEAR(text near, 2)"_s << false;
    QTest::newRow("an operator alone") << u"AND"_s << true;
    QTest::newRow("a column") << u"text:near"_s << false;
    QTest::newRow("a column of the index") << u"account:near"_s << false;
    QTest::newRow("an account of the index") << u"a1"_s << false;
    QTest::newRow("a column filter") << u"{text} : ship"_s << true;
    QTest::newRow("a minus") << u"-ship"_s << true;
    QTest::newRow("a hyphen") << u"ship-shape"_s << true;
    QTest::newRow("the first word") << u"^text"_s << true;
    QTest::newRow("a star") << u"shi*"_s << true;
    QTest::newRow("only a star") << u"*"_s << false;
    QTest::newRow("a star inside") << u"a*b"_s << true;
    QTest::newRow("parentheses") << u"((("_s << false;
    QTest::newRow("a plus") << u"ship + shape"_s << true;
    QTest::newRow("a comma") << u"near,"_s << true;
    QTest::newRow("NUL") << u"near"_s + QChar(u'\0') + u"it"_s << true;
    QTest::newRow("half a character") << QString(QChar(0xdc00)) << false;
    QTest::newRow("Japanese") << u"本語"_s << true;
    QTest::newRow("a place holder") << u"? %1 :text"_s << false;
    QTest::newRow("very long") << u"text near "_s.repeated(100'000) << true;
    QTest::newRow("very long, no end of the word") << QString(1'000'000, u'x') << false;
    QTest::newRow("as many words as fit") << u"a b c "_s.repeated(1000) << true;
    QTest::newRow("as many characters as fit") << u"日本語"_s.repeated(1000) << false;
    QString words;
    for (char16_t letter = u'a'; letter < u'a' + 26; ++letter)
        words += u'"' + QString(QChar(letter)) + u"\" "_s;
    QTest::newRow("many phrases") << words << false;
    QTest::newRow("a long phrase") << u'"' + u"a b "_s.repeated(60) + u'"' << false;
}

void HistorySearchContract::takesEveryQuery()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, found);
    const QString text = u"text and near, it's ship-shape: 日本語 a*b (c)"_s;
    add(m_tom, {u"text"_s, text});

    const QStringList texts = find(typed);
    QCOMPARE(texts.contains(text), found);
    QCOMPARE(count(typed), texts.size());
    QCOMPARE(find(typed, m_tom), texts);
    QCOMPARE(count(typed, m_tom), texts.size());
    // What is found is what is marked.
    QCOMPARE(SearchQuery::parse(typed).matches(text), found);
}

void HistorySearchContract::answersInOrderAndNotWithoutContext()
{
    QStringList order;
    const auto note
        = [&order](const QString &name) { return [&order, name](const auto &) { order += name; }; };
    auto gone = std::make_unique<QObject>();
    add(m_tom, {u"a"_s});
    const HistoryStore::Search search = searchFor(u"a"_s, m_tom);
    m_store->search(search, this, note(u"search"_s));
    m_store->search(search, gone.get(), note(u"gone"_s));
    m_store->countHits(search, 0, this, note(u"count"_s));
    m_store->countHits(search, 0, gone.get(), note(u"gone"_s));
    m_store->readPosition(m_tom, 1, gone.get(), note(u"gone"_s));
    m_store->readPosition(m_tom, 1, this, note(u"position"_s));
    gone.reset();

    QCOMPARE(order, QStringList());
    QTRY_COMPARE(order.size(), 3);
    QCOMPARE(order.join(u' '), u"search count position"_s);
    QCOMPARE(count(u"a"_s), 1);
    QCOMPARE(order.size(), 3);
}
