#include "HistoryStoreContract.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <utility>

using namespace decidesk;

namespace {

Message question(const AccountId &account, const QString &text,
                 Message::State state = Message::State::Queued)
{
    Message message;
    message.account = account;
    message.text = text;
    message.state = state;
    message.created = QDateTime::fromMSecsSinceEpoch(1795470735123, QTimeZone::utc());
    return message;
}

QList<qint64> sequences(const QList<Message> &messages)
{
    QList<qint64> numbers;
    for (const Message &message : messages)
        numbers.append(message.sequence);
    return numbers;
}

QStringList texts(const QList<Message> &messages)
{
    QStringList list;
    for (const Message &message : messages)
        list.append(message.text);
    return list;
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

using Result = std::variant<QList<Message>, Error>;

QList<Message> messagesOf(const Result &result)
{
    if (const auto *error = std::get_if<Error>(&result)) {
        QTest::qFail(qPrintable(error->detail), __FILE__, __LINE__);
        return {};
    }
    return std::get<QList<Message>>(result);
}

QList<Message> commit(HistoryStore &store, const QList<Message> &messages)
{
    return messagesOf(
        wait<Result>([&](QObject *context, auto done) { store.commit(messages, context, done); }));
}

QList<Message> readBefore(HistoryStore &store, const AccountId &account, qint64 before,
                          const HistoryStore::PageSize &size = {})
{
    return messagesOf(wait<Result>([&](QObject *context, auto done) {
        store.readBefore(account, before, size, context, done);
    }));
}

QList<Message> readAfter(HistoryStore &store, const AccountId &account, qint64 after,
                         const HistoryStore::PageSize &size = {})
{
    return messagesOf(wait<Result>([&](QObject *context, auto done) {
        store.readAfter(account, after, size, context, done);
    }));
}

QList<Message> readAll(HistoryStore &store, const AccountId &account)
{
    return readAfter(store, account, 0, {1'000'000, 1'000'000'000});
}

std::optional<Error> remove(HistoryStore &store, const AccountId &account, qint64 sequence)
{
    return wait<std::optional<Error>>(
        [&](QObject *context, auto done) { store.remove(account, sequence, context, done); });
}

std::optional<Error> clear(HistoryStore &store, const AccountId &account)
{
    return wait<std::optional<Error>>(
        [&](QObject *context, auto done) { store.clear(account, context, done); });
}

QString readDraft(HistoryStore &store, const AccountId &account)
{
    return std::get<QString>(wait<std::variant<QString, Error>>(
        [&](QObject *context, auto done) { store.readDraft(account, context, done); }));
}

} // namespace

HistoryStoreContract::HistoryStoreContract(MakeStore makeStore)
    : m_makeStore(std::move(makeStore)), m_tom(QUuid::createUuid()), m_eva(QUuid::createUuid())
{}

void HistoryStoreContract::init()
{
    m_store = m_makeStore();
}

void HistoryStoreContract::cleanup()
{
    m_store.reset();
}

void HistoryStoreContract::appendsInOrder()
{
    const QSignalSpy appended(m_store.get(), &HistoryStore::appended);
    const QSignalSpy changed(m_store.get(), &HistoryStore::changed);

    const QList<Message> stored = commit(
        *m_store, {question(m_tom, QStringLiteral("a")), question(m_tom, QStringLiteral("b"))});

    QCOMPARE(sequences(stored), (QList<qint64>{1, 2}));
    QCOMPARE(texts(stored), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(readAll(*m_store, m_tom), stored);
    QCOMPARE(appended.size(), 2);
    QCOMPARE(appended.at(0).at(0).value<Message>(), stored.at(0));
    QCOMPARE(appended.at(1).at(0).value<Message>(), stored.at(1));
    QCOMPARE(changed.size(), 0);
}

void HistoryStoreContract::keepsEveryField()
{
    Message full;
    full.account = m_tom;
    full.direction = Message::Direction::Decision;
    full.state = Message::State::NotConfirmed;
    full.text = QStringLiteral("Zwölf \U0001F600\n\t\"quoted\" 'single' \\ %1 مرحبا") + QChar(u'\0')
        + QStringLiteral("end");
    full.created = QDateTime::fromMSecsSinceEpoch(1795470735123, QTimeZone::utc());
    full.sent = full.created.addMSecs(7);
    full.askedAgainAt = full.created.addDays(1);
    full.latencyMs = 830;
    full.inReplyTo = 41;
    full.marks = Message::Mark::MayBelongElsewhere | Message::Mark::Left;
    full.error = {Error::Kind::ServerError, QStringLiteral("no"), 503, QStringLiteral("{}")};

    const QList<Message> stored = commit(*m_store, {full});

    full.sequence = 1;
    QCOMPARE(stored, QList<Message>{full});
    QCOMPARE(readAll(*m_store, m_tom), QList<Message>{full});
}

void HistoryStoreContract::numbersEachAccountByItself()
{
    const QList<Message> stored
        = commit(*m_store,
                 {question(m_tom, QStringLiteral("t1")), question(m_eva, QStringLiteral("e1")),
                  question(m_tom, QStringLiteral("t2"))});

    QCOMPARE(sequences(stored), (QList<qint64>{1, 1, 2}));
    QCOMPARE(texts(readAll(*m_store, m_tom)),
             (QStringList{QStringLiteral("t1"), QStringLiteral("t2")}));
    QCOMPARE(texts(readAll(*m_store, m_eva)), QStringList{QStringLiteral("e1")});
    QCOMPARE(readAll(*m_store, QUuid::createUuid()), QList<Message>());
}

void HistoryStoreContract::replacesStoredMessages()
{
    Message message = commit(*m_store, {question(m_tom, QStringLiteral("a"))}).constFirst();
    const QSignalSpy appended(m_store.get(), &HistoryStore::appended);
    const QSignalSpy changed(m_store.get(), &HistoryStore::changed);
    message.state = Message::State::Sent;

    QCOMPARE(commit(*m_store, {message}), QList<Message>{message});

    QCOMPARE(readAll(*m_store, m_tom), QList<Message>{message});
    QCOMPARE(appended.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<Message>(), message);
}

void HistoryStoreContract::leavesGoneMessagesGone()
{
    const Message message = commit(*m_store, {question(m_tom, QStringLiteral("a"))}).constFirst();
    QCOMPARE(remove(*m_store, m_tom, message.sequence), std::nullopt);
    const QSignalSpy changed(m_store.get(), &HistoryStore::changed);
    const QSignalSpy appended(m_store.get(), &HistoryStore::appended);

    QCOMPARE(commit(*m_store, {message}), QList<Message>());

    QCOMPARE(readAll(*m_store, m_tom), QList<Message>());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(appended.size(), 0);
}

void HistoryStoreContract::appendsAndReplacesInOneCommit()
{
    Message asked = commit(*m_store, {question(m_tom, QStringLiteral("a"))}).constFirst();
    asked.state = Message::State::Answered;
    Message reply = question(m_tom, QStringLiteral("yes"), Message::State::Answered);
    reply.direction = Message::Direction::Decision;
    reply.inReplyTo = asked.sequence;

    const QList<Message> stored = commit(*m_store, {asked, reply});

    reply.sequence = 2;
    QCOMPARE(stored, (QList<Message>{asked, reply}));
    QCOMPARE(readAll(*m_store, m_tom), stored);
}

void HistoryStoreContract::neverGivesASequenceTwice()
{
    commit(*m_store, {question(m_tom, QStringLiteral("a")), question(m_tom, QStringLiteral("b"))});
    QCOMPARE(remove(*m_store, m_tom, 2), std::nullopt);
    QCOMPARE(sequences(commit(*m_store, {question(m_tom, QStringLiteral("c"))})), QList<qint64>{3});
    QCOMPARE(clear(*m_store, m_tom), std::nullopt);

    QCOMPARE(sequences(commit(*m_store, {question(m_tom, QStringLiteral("d"))})), QList<qint64>{4});
}

void HistoryStoreContract::readsPages_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<int>("messages");
    QTest::addColumn<qint64>("characters");
    QTest::addColumn<QList<qint64>>("expected");

    // Seven messages of ten characters each; number 4 is gone.
    QTest::newRow("from the end") << true << qint64(0) << 3 << qint64(1000)
                                  << QList<qint64>{5, 6, 7};
    QTest::newRow("all") << true << qint64(0) << 50 << qint64(1000)
                         << QList<qint64>{1, 2, 3, 5, 6, 7};
    QTest::newRow("before 5") << true << qint64(5) << 2 << qint64(1000) << QList<qint64>{2, 3};
    QTest::newRow("before the first") << true << qint64(1) << 2 << qint64(1000) << QList<qint64>{};
    QTest::newRow("before, exactly full")
        << true << qint64(0) << 50 << qint64(20) << QList<qint64>{6, 7};
    QTest::newRow("before, one over") << true << qint64(0) << 50 << qint64(19) << QList<qint64>{7};
    QTest::newRow("before, at least one")
        << true << qint64(0) << 50 << qint64(0) << QList<qint64>{7};
    QTest::newRow("before, no messages asked for")
        << true << qint64(0) << 0 << qint64(0) << QList<qint64>{7};
    QTest::newRow("after the start")
        << false << qint64(0) << 3 << qint64(1000) << QList<qint64>{1, 2, 3};
    QTest::newRow("after 3") << false << qint64(3) << 2 << qint64(1000) << QList<qint64>{5, 6};
    QTest::newRow("after the last") << false << qint64(7) << 2 << qint64(1000) << QList<qint64>{};
    QTest::newRow("after, exactly full")
        << false << qint64(1) << 50 << qint64(20) << QList<qint64>{2, 3};
    QTest::newRow("after, one over") << false << qint64(1) << 50 << qint64(19) << QList<qint64>{2};
    QTest::newRow("after, at least one")
        << false << qint64(1) << 50 << qint64(1) << QList<qint64>{2};
}

void HistoryStoreContract::readsPages()
{
    QFETCH(const bool, before);
    QFETCH(const qint64, from);
    QFETCH(const int, messages);
    QFETCH(const qint64, characters);
    QFETCH(const QList<qint64>, expected);
    for (int i = 0; i < 7; ++i)
        commit(*m_store, {question(m_tom, QStringLiteral("0123456789"))});
    commit(*m_store, {question(m_eva, QStringLiteral("another account"))});
    remove(*m_store, m_tom, 4);

    const HistoryStore::PageSize size{messages, characters};
    const QList<Message> page
        = before ? readBefore(*m_store, m_tom, from, size) : readAfter(*m_store, m_tom, from, size);

    QCOMPARE(sequences(page), expected);
}

void HistoryStoreContract::readsAtLeastAsManyAsAreAskedFor()
{
    const Message long1 = question(m_tom, QString(100, u'x'));
    commit(*m_store, {long1, long1, long1, long1});
    const HistoryStore::PageSize size{1, 0, false, 3};
    QCOMPARE(sequences(readAfter(*m_store, m_tom, 0, size)), (QList<qint64>{1, 2, 3}));
    QCOMPARE(sequences(readBefore(*m_store, m_tom, 0, size)), (QList<qint64>{2, 3, 4}));
    QCOMPARE(sequences(readAfter(*m_store, m_tom, 2, size)), (QList<qint64>{3, 4}));
}

void HistoryStoreContract::readsFoldedPages_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<int>("messages");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addColumn<QList<qint64>>("counts");
    QTest::addColumn<QList<qint64>>("lasts");

    // 1 2 (3 4) 5 (6 . 8) with what is folded in brackets and number 7 gone.
    using Numbers = QList<qint64>;
    QTest::newRow("from the end") << true << qint64(0) << 50 << Numbers{1, 2, 5} << Numbers{0, 2, 2}
                                  << Numbers{0, 4, 8};
    QTest::newRow("two from the end")
        << true << qint64(0) << 2 << Numbers{2, 5} << Numbers{2, 2} << Numbers{4, 8};
    QTest::newRow("before 5") << true << qint64(5) << 50 << Numbers{1, 2} << Numbers{0, 2}
                              << Numbers{0, 4};
    QTest::newRow("before a folded one")
        << true << qint64(4) << 1 << Numbers{2} << Numbers{2} << Numbers{4};
    QTest::newRow("from the start")
        << false << qint64(0) << 2 << Numbers{1, 2} << Numbers{0, 2} << Numbers{0, 4};
    QTest::newRow("after 2") << false << qint64(2) << 50 << Numbers{5} << Numbers{2} << Numbers{8};
    QTest::newRow("after a folded one")
        << false << qint64(3) << 50 << Numbers{5} << Numbers{2} << Numbers{8};
    QTest::newRow("after the last")
        << false << qint64(8) << 50 << Numbers{} << Numbers{} << Numbers{};
}

void HistoryStoreContract::readsFoldedPages()
{
    QFETCH(const bool, before);
    QFETCH(const qint64, from);
    QFETCH(const int, messages);
    QFETCH(const QList<qint64>, expected);
    QFETCH(const QList<qint64>, counts);
    QFETCH(const QList<qint64>, lasts);
    Message plain = question(m_tom, QStringLiteral("plain"));
    Message folded = question(m_tom, QStringLiteral("folded"));
    folded.marks = Message::Mark::Folded;
    folded.fold = {77, 99};
    const QList<Message> stored
        = commit(*m_store, {plain, plain, folded, folded, plain, folded, folded, folded});
    commit(*m_store, {question(m_eva, QStringLiteral("another account"))});
    remove(*m_store, m_tom, 7);
    QCOMPARE(readAll(*m_store, m_tom).constLast().fold, Message::Fold());

    const HistoryStore::PageSize size{messages, 1'000'000, true};
    const QList<Message> page
        = before ? readBefore(*m_store, m_tom, from, size) : readAfter(*m_store, m_tom, from, size);

    QCOMPARE(sequences(page), expected);
    QList<qint64> foundCounts;
    QList<qint64> foundLasts;
    for (const Message &message : page) {
        foundCounts.append(message.fold.count);
        foundLasts.append(message.fold.last);
    }
    QCOMPARE(foundCounts, counts);
    QCOMPARE(foundLasts, lasts);
}

void HistoryStoreContract::readsFoldedMessagesWhereThereAreNoOthers()
{
    Message folded = question(m_tom, QStringLiteral("folded"));
    folded.marks = Message::Mark::Folded;
    commit(*m_store, {question(m_tom, QStringLiteral("first")), folded, folded, folded});
    remove(*m_store, m_tom, 1);

    const QList<Message> page = readBefore(*m_store, m_tom, 0, {2, 1'000'000, true});
    QCOMPARE(sequences(page), (QList<qint64>{3, 4}));
    QCOMPARE(page.constFirst().fold, Message::Fold());
    QCOMPARE(page.constLast().fold, Message::Fold());
    QCOMPARE(sequences(readBefore(*m_store, m_tom, 3, {2, 1'000'000, true})), QList<qint64>{2});
}

void HistoryStoreContract::aPageHoldsWhatWasToldBeforeIt()
{
    commit(*m_store, {question(m_tom, QStringLiteral("a")), question(m_tom, QStringLiteral("b"))});
    QStringList told;
    connect(m_store.get(), &HistoryStore::appended, this,
            [&told](const Message &message) { told.append(message.text); });
    connect(m_store.get(), &HistoryStore::removed, this,
            [&told](const AccountId &, qint64 sequence) {
                told.append(QStringLiteral("- %1").arg(sequence));
            });
    const auto page = [&told](const Result &result) {
        told.append(u'[' + texts(messagesOf(result)).join(u' ') + u']');
    };

    m_store->commit({question(m_tom, QStringLiteral("c"))}, this, [](const auto &) {});
    m_store->readBefore(m_tom, 0, {}, this, page);
    m_store->commit({question(m_tom, QStringLiteral("d"))}, this, [](const auto &) {});
    m_store->remove(m_tom, 1, this, [](const auto &) {});
    m_store->readAfter(m_tom, 0, {}, this, page);
    m_store->commit({question(m_tom, QStringLiteral("e"))}, this, [](const auto &) {});

    QTRY_COMPARE(told.size(), 6);
    QCOMPARE(told.join(u' '), QStringLiteral("c [a b c] d - 1 [b c d] e"));
}

void HistoryStoreContract::readsOpenQuestionsOnly()
{
    Message decision = question(m_tom, QStringLiteral("yes"), Message::State::Answered);
    decision.direction = Message::Direction::Decision;
    commit(*m_store,
           {question(m_tom, QStringLiteral("queued"), Message::State::Queued),
            question(m_tom, QStringLiteral("answered"), Message::State::Answered), decision,
            question(m_tom, QStringLiteral("not sent"), Message::State::NotSent),
            question(m_tom, QStringLiteral("failed"), Message::State::Failed),
            question(m_tom, QStringLiteral("not confirmed"), Message::State::NotConfirmed),
            question(m_tom, QStringLiteral("cancelled"), Message::State::Cancelled),
            question(m_tom, QStringLiteral("sent"), Message::State::Sent),
            question(m_eva, QStringLiteral("another account"), Message::State::Queued)});

    const QList<Message> open = messagesOf(wait<Result>(
        [this](QObject *context, auto done) { m_store->readOpen(m_tom, context, done); }));

    QCOMPARE(texts(open),
             (QStringList{QStringLiteral("queued"), QStringLiteral("not sent"),
                          QStringLiteral("sent")}));
}

void HistoryStoreContract::readsQuestionsBackwards()
{
    Message decision = question(m_tom, QStringLiteral("yes"));
    decision.direction = Message::Direction::Decision;
    Message unasked = decision;
    unasked.direction = Message::Direction::Unasked;
    commit(*m_store,
           {question(m_tom, QStringLiteral("a")), decision, question(m_tom, QStringLiteral("b")),
            unasked, question(m_tom, QStringLiteral("c")), decision,
            question(m_eva, QStringLiteral("another account"))});
    const auto read = [this](qint64 before, const HistoryStore::PageSize &size) {
        return texts(messagesOf(wait<Result>([this, before, &size](QObject *context, auto done) {
            m_store->readQuestions(m_tom, before, size, context, done);
        })));
    };
    const QStringList all{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    QCOMPARE(read(0, {}), all);
    QCOMPARE(read(0, {2, 1000}), all.sliced(1));
    QCOMPARE(read(3, {}), all.first(1));
    QCOMPARE(read(0, {9, 1}), all.sliced(2));
    QCOMPARE(read(1, {}), QStringList());
}

void HistoryStoreContract::countsDecisions()
{
    Message decision = question(m_tom, QStringLiteral("yes"));
    decision.direction = Message::Direction::Decision;
    Message unasked = decision;
    unasked.direction = Message::Direction::Unasked;
    Message elsewhere = decision;
    elsewhere.account = m_eva;
    commit(
        *m_store,
        {decision, question(m_tom, QStringLiteral("a")), decision, unasked, elsewhere, decision});
    const auto count = [this](qint64 after) {
        const auto found
            = wait<std::variant<qint64, Error>>([this, after](QObject *context, auto done) {
                  m_store->countDecisions(m_tom, after, context, done);
              });
        return std::get<qint64>(found);
    };
    QCOMPARE(count(0), 3);
    QCOMPARE(count(1), 2);
    QCOMPARE(count(2), 2);
    QCOMPARE(count(4), 1);
    QCOMPARE(count(5), 0);
}

void HistoryStoreContract::removesOneMessage()
{
    commit(*m_store,
           {question(m_tom, QStringLiteral("a")), question(m_tom, QStringLiteral("b")),
            question(m_eva, QStringLiteral("e"))});
    const QSignalSpy removed(m_store.get(), &HistoryStore::removed);

    QCOMPARE(remove(*m_store, m_tom, 1), std::nullopt);
    QCOMPARE(remove(*m_store, m_tom, 1), std::nullopt);

    QCOMPARE(texts(readAll(*m_store, m_tom)), QStringList{QStringLiteral("b")});
    QCOMPARE(texts(readAll(*m_store, m_eva)), QStringList{QStringLiteral("e")});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).at(0).value<QUuid>(), m_tom);
    QCOMPARE(removed.at(0).at(1).toLongLong(), 1);
}

void HistoryStoreContract::clearsOneAccount()
{
    commit(*m_store, {question(m_tom, QStringLiteral("a")), question(m_eva, QStringLiteral("e"))});
    m_store->saveDraft(m_tom, QStringLiteral("draft of tom"));
    m_store->saveDraft(m_eva, QStringLiteral("draft of eva"));
    const QSignalSpy cleared(m_store.get(), &HistoryStore::cleared);

    QCOMPARE(clear(*m_store, m_tom), std::nullopt);

    QCOMPARE(readAll(*m_store, m_tom), QList<Message>());
    QCOMPARE(readDraft(*m_store, m_tom), QString());
    QCOMPARE(texts(readAll(*m_store, m_eva)), QStringList{QStringLiteral("e")});
    QCOMPARE(readDraft(*m_store, m_eva), QStringLiteral("draft of eva"));
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(cleared.at(0).at(0).value<QUuid>(), m_tom);
}

void HistoryStoreContract::keepsDrafts()
{
    QCOMPARE(readDraft(*m_store, m_tom), QString());
    m_store->saveDraft(m_tom, QStringLiteral("first"));
    m_store->saveDraft(m_tom, QStringLiteral("second\nline"));
    QCOMPARE(readDraft(*m_store, m_tom), QStringLiteral("second\nline"));
    QCOMPARE(readDraft(*m_store, m_eva), QString());
    m_store->saveDraft(m_tom, QString());
    QCOMPARE(readDraft(*m_store, m_tom), QString());
    m_store->changeDraft(m_tom, [](const QString &draft) { return draft + QStringLiteral("a"); });
    m_store->changeDraft(m_tom, [](const QString &draft) { return draft + QStringLiteral("b"); });
    QCOMPARE(readDraft(*m_store, m_tom), QStringLiteral("ab"));
}

void HistoryStoreContract::answersLaterAndInOrder()
{
    QStringList order;
    const auto note = [&order](const QString &name) {
        return [&order, name](const auto &) { order.append(name); };
    };

    m_store->commit({question(m_tom, QStringLiteral("a"))}, this, note(QStringLiteral("commit")));
    m_store->readBefore(m_tom, 0, {}, this, note(QStringLiteral("before")));
    m_store->saveDraft(m_tom, QStringLiteral("d"));
    m_store->readDraft(m_tom, this, note(QStringLiteral("draft")));
    m_store->readAfter(m_tom, 0, {}, this, note(QStringLiteral("after")));
    m_store->readOpen(m_tom, this, note(QStringLiteral("open")));
    m_store->remove(m_tom, 1, this, note(QStringLiteral("remove")));
    m_store->clear(m_tom, this, note(QStringLiteral("clear")));

    QCOMPARE(order, QStringList());
    QTRY_COMPARE(order.size(), 7);
    QCOMPARE(order.join(u' '), QStringLiteral("commit before draft after open remove clear"));
}

void HistoryStoreContract::signalsBeforeTheCallback()
{
    QStringList order;
    connect(m_store.get(), &HistoryStore::appended, this,
            [&order] { order.append(QStringLiteral("appended")); });
    connect(m_store.get(), &HistoryStore::removed, this,
            [&order] { order.append(QStringLiteral("removed")); });

    m_store->commit({question(m_tom, QStringLiteral("a"))}, this,
                    [&order](const auto &) { order.append(QStringLiteral("committed")); });
    m_store->remove(m_tom, 1, this,
                    [&order](const auto &) { order.append(QStringLiteral("done")); });

    QCOMPARE(order, QStringList());
    QTRY_COMPARE(order.size(), 4);
    QCOMPARE(order.join(u' '), QStringLiteral("appended committed removed done"));
}

void HistoryStoreContract::dropsTheCallbackOfAGoneContext()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    m_store->commit({question(m_tom, QStringLiteral("a"))}, context.get(),
                    [&called](const auto &) { called = true; });
    context.reset();

    QCOMPARE(texts(readAll(*m_store, m_tom)), QStringList{QStringLiteral("a")});
    QVERIFY(!called);
}

void HistoryStoreContract::survivesItsEndWithCallsOnTheWay()
{
    bool called = false;
    m_store->commit({question(m_tom, QStringLiteral("a"))}, this,
                    [&called](const auto &) { called = true; });
    m_store.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}
