#include "MemoryHistory.h"
#include "Outbox.h"
#include "Secret.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;

namespace {

const AccountId account = QUuid::fromString(u"{00000000-0000-0000-0000-000000000001}");

/// A disk that refuses from the n-th commit on: a full disk can't be had in
/// memory.
class FailingHistory : public MemoryHistory
{
public:
    void commit(const QList<Message> &messages, QObject *context, Committed done) override
    {
        if (!full) {
            MemoryHistory::commit(messages, context, std::move(done));
            return;
        }
        const auto fail = [done] {
            done(Error{Error::Kind::StorageFailed, QStringLiteral("disk full"), 0, {}});
        };
        QMetaObject::invokeMethod(context, fail, Qt::QueuedConnection);
    }

    bool full = false;
};

} // namespace

class tst_Outbox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void acceptsOnlyWhatCanBeSent_data();
    void acceptsOnlyWhatCanBeSent();
    void storesBeforeItAccepts();
    void storesSentBeforeItTellsToSend();
    void oneAtATimeInOrder();
    void answerSettlesItsQuestion();
    void givenBackIsSentFirst();
    void givenBackDuringTheCommitIsNotSent();
    void serverErrorFails();
    void leftOpenIsNeverSentAgain();
    void askAgainMarksTheOld();
    void askedAgainTwiceItIsAskedOnce();
    void sentTwiceItIsQueuedOnce();
    void leaveMarks();
    void discardTakesBack();
    void parkedWaitsForTheUser();
    void parkedDuringTheCommitWaitsToo_data();
    void parkedDuringTheCommitWaitsToo();
    void restoreMarksWhatWasOpen();
    void surplusMarksTheBurst();
    void surplusBeforeTheCommitMarksToo();
    void surplusSparesEarlierBursts();
    void surplusSparesEarlierConnections();
    void fullDiskAcceptsNothing();
    void fullDiskSendsNothing();
    void answerOnAFullDiskIsNotHidden();
    void unaskedStandWhereTheyCame();
    void unaskedOutliveTheOutbox();
    void unaskedOnAFullDiskAreNotHidden();
    void secretsAreNotStored();
    void dotsAreNotSentInPlaceOfASecret();
    void clearedQuestionsAreNotSent();
    void clearedWhileBeingTakenIsNotSent();
    void theAnswerToAClearedQuestionStandsAlone();
    void clearedIsNeitherGivenBackNorParked();
    void anotherAccountsClearChangesNothing();
    void settlesAQuestionThatIsGone();

private:
    void add(const QString &text);
    QList<Message> stored();
    Message question(qint64 sequence);
    void takeAndAnswer(const QString &decision);
    void clear(const AccountId &whose = account);

    std::unique_ptr<FailingHistory> m_history;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<QSignalSpy> m_ready;
};

void tst_Outbox::init()
{
    m_history = std::make_unique<FailingHistory>();
    m_outbox = std::make_unique<Outbox>(
        account, *m_history, [] { return QDateTime::currentDateTimeUtc(); },
        [](QString text) {
            return text.replace(QStringLiteral("canary-key"), redactionMark.toString());
        },
        nullptr);
    m_ready = std::make_unique<QSignalSpy>(m_outbox.get(), &Outbox::readyToSend);
}

void tst_Outbox::cleanup()
{
    m_ready.reset();
    m_outbox.reset();
    m_history.reset();
}

void tst_Outbox::add(const QString &text)
{
    std::optional<std::optional<Error>> result;
    m_outbox->add(text, this, [&result](const auto &error) { result = error; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!result->has_value());
}

QList<Message> tst_Outbox::stored()
{
    std::optional<QList<Message>> found;
    m_history->readBefore(account, 0, {1000, 1'000'000}, this, [&found](const auto &result) {
        found = std::get<QList<Message>>(result);
    });
    [&found] { QTRY_VERIFY(found.has_value()); }();
    return found.value_or(QList<Message>());
}

Message tst_Outbox::question(qint64 sequence)
{
    const QList<Message> all = stored();
    for (const Message &message : all) {
        if (message.sequence == sequence)
            return message;
    }
    return {};
}

void tst_Outbox::takeAndAnswer(const QString &decision)
{
    const qsizetype before = m_ready->count();
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), before + 1);
    m_outbox->answer(decision, 5);
}

void tst_Outbox::clear(const AccountId &whose)
{
    bool done = false;
    m_history->clear(whose, this, [&done](const auto & /*error*/) { done = true; });
    QTRY_VERIFY(done);
}

void tst_Outbox::acceptsOnlyWhatCanBeSent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("empty") << QString() << Error::Kind::EmptyField;
    QTest::newRow("white space") << QStringLiteral(" \n\t ") << Error::Kind::EmptyField;
    QTest::newRow("over 1 MiB") << QString(1024 * 1024 + 1, u'x') << Error::Kind::TextTooLong;
}

void tst_Outbox::acceptsOnlyWhatCanBeSent()
{
    QFETCH(QString, text);
    QFETCH(Error::Kind, kind);
    std::optional<Error> refused;
    m_outbox->add(text, this, [&refused](const auto &error) { refused = error; });
    QVERIFY(refused.has_value());
    QCOMPARE(refused->kind, kind);
    QVERIFY(stored().isEmpty());
    QCOMPARE(m_outbox->count(), 0);
}

void tst_Outbox::storesBeforeItAccepts()
{
    bool storedAlready = false;
    connect(m_history.get(), &HistoryStore::appended, this, [&] { storedAlready = true; });
    std::optional<bool> order;
    m_outbox->add(QStringLiteral("Ship?"), this,
                  [&](const auto & /*error*/) { order = storedAlready; });
    QVERIFY(!order.has_value());
    QTRY_VERIFY(order.has_value());
    QVERIFY(*order);
    QCOMPARE(question(1).state, Message::State::Queued);
    QCOMPARE(question(1).text, QStringLiteral("Ship?"));
}

void tst_Outbox::storesSentBeforeItTellsToSend()
{
    add(QStringLiteral("Ship?"));
    Message::State known = Message::State::Queued;
    connect(m_history.get(), &HistoryStore::changed, this,
            [&known](const Message &message) { known = message.state; });
    std::optional<Message::State> atSend;
    connect(m_outbox.get(), &Outbox::readyToSend, this, [&] { atSend = known; });
    m_outbox->takeNext();
    QTRY_VERIFY(atSend.has_value());
    QCOMPARE(*atSend, Message::State::Sent);
    QVERIFY(question(1).sent.isValid());
}

void tst_Outbox::oneAtATimeInOrder()
{
    for (const auto *text : {u"one", u"two", u"three"})
        add(QString::fromUtf16(text));
    QCOMPARE(m_outbox->count(), 3);
    for (const auto *text : {u"one", u"two", u"three"}) {
        m_outbox->takeNext();
        m_outbox->takeNext();
        QTRY_COMPARE(m_ready->count(), 1);
        QCOMPARE(m_ready->takeFirst().constFirst().toString(), QString::fromUtf16(text));
        m_outbox->answer(QStringLiteral("yes"), 1);
    }
    QCOMPARE(m_outbox->count(), 0);
    QTRY_COMPARE(stored().size(), 6);
    QCOMPARE(m_ready->count(), 0);
}

void tst_Outbox::answerSettlesItsQuestion()
{
    QSignalSpy answered(m_outbox.get(), &Outbox::answered);
    add(QStringLiteral("Ship?"));
    takeAndAnswer(QStringLiteral("No."));
    QTRY_COMPARE(answered.count(), 1);
    const QList<Message> all = stored();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].state, Message::State::Answered);
    QCOMPARE(all[1].direction, Message::Direction::Decision);
    QCOMPARE(all[1].text, QStringLiteral("No."));
    QCOMPARE(all[1].inReplyTo, 1);
    QCOMPARE(all[1].latencyMs, 5);
    QCOMPARE(answered.constFirst().constFirst().value<Message>(), all[1]);
}

void tst_Outbox::givenBackIsSentFirst()
{
    add(QStringLiteral("one"));
    add(QStringLiteral("two"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->requeue();
    QTRY_COMPARE(question(1).state, Message::State::Queued);
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 2);
    QCOMPARE(m_ready->at(1).constFirst().toString(), QStringLiteral("one"));
}

void tst_Outbox::givenBackDuringTheCommitIsNotSent()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    m_outbox->requeue();
    QTRY_COMPARE(question(1).state, Message::State::Queued);
    QCOMPARE(m_ready->count(), 0);
    QCOMPARE(m_outbox->count(), 1);
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
}

void tst_Outbox::serverErrorFails()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    const Error error{Error::Kind::ServerError, QStringLiteral("token expired"), 0, {}};
    m_outbox->fail(error);
    QTRY_COMPARE(question(1).state, Message::State::Failed);
    QCOMPARE(question(1).error, error);
    QVERIFY(!m_outbox->hasCurrent());
}

void tst_Outbox::leftOpenIsNeverSentAgain()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->leaveOpen({Error::Kind::ConnectionLost, {}, 0, {}});
    QTRY_COMPARE(question(1).state, Message::State::NotConfirmed);
    m_outbox->requeue();
    m_outbox->takeNext();
    QCOMPARE(stored().size(), 1);
    QCOMPARE(m_ready->count(), 1);
}

void tst_Outbox::askAgainMarksTheOld()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->leaveOpen({Error::Kind::RequestTimedOut, {}, 120'000, {}});
    QSignalSpy settled(m_outbox.get(), &Outbox::settled);
    m_outbox->askAgain(1);
    QTRY_COMPARE(settled.count(), 1);
    QTRY_COMPARE(m_outbox->count(), 1);
    const QList<Message> all = stored();
    QCOMPARE(all.size(), 2);
    QVERIFY(all[0].marks.testFlag(Message::Mark::AskedAgain));
    QVERIFY(all[0].askedAgainAt.isValid());
    QCOMPARE(all[0].state, Message::State::NotConfirmed);
    QCOMPARE(all[1].text, QStringLiteral("one"));
    QCOMPARE(all[1].state, Message::State::Queued);
}

void tst_Outbox::askedAgainTwiceItIsAskedOnce()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->leaveOpen({Error::Kind::RequestTimedOut, {}, 120'000, {}});
    QTRY_COMPARE(question(1).state, Message::State::NotConfirmed);
    QSignalSpy settled(m_outbox.get(), &Outbox::settled);
    // A double click, before the disk has answered.
    m_outbox->askAgain(1);
    m_outbox->askAgain(1);
    QTRY_COMPARE(m_outbox->count(), 1);
    m_outbox->askAgain(1);
    QCOMPARE(stored().size(), 2);
    QCOMPARE(m_outbox->count(), 1);
    QCOMPARE(settled.count(), 1);
}

void tst_Outbox::sentTwiceItIsQueuedOnce()
{
    add(QStringLiteral("one"));
    m_outbox->park();
    QTRY_COMPARE(question(1).state, Message::State::NotSent);
    m_outbox->sendUnsent(1);
    m_outbox->sendUnsent(1);
    QTRY_COMPARE(m_outbox->count(), 1);
    QCOMPARE(question(1).state, Message::State::Queued);
    QCOMPARE(m_outbox->count(), 1);
}

void tst_Outbox::leaveMarks()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->leaveOpen({Error::Kind::Cancelled, {}, 0, {}});
    m_outbox->leave(1);
    QTRY_VERIFY(question(1).marks.testFlag(Message::Mark::Left));
    QCOMPARE(question(1).state, Message::State::NotConfirmed);
}

void tst_Outbox::discardTakesBack()
{
    add(QStringLiteral("one"));
    add(QStringLiteral("two"));
    m_outbox->discard(1);
    QTRY_COMPARE(question(1).state, Message::State::Cancelled);
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    QCOMPARE(m_ready->constFirst().constFirst().toString(), QStringLiteral("two"));
    m_outbox->discard(2);
    QCOMPARE(question(2).state, Message::State::Sent);
}

void tst_Outbox::parkedWaitsForTheUser()
{
    add(QStringLiteral("one"));
    m_outbox->park();
    QTRY_COMPARE(question(1).state, Message::State::NotSent);
    m_outbox->takeNext();
    QCOMPARE(m_outbox->count(), 0);
    m_outbox->sendUnsent(1);
    QTRY_COMPARE(m_outbox->count(), 1);
    QCOMPARE(question(1).state, Message::State::Queued);
    m_outbox->discard(1);
    QTRY_COMPARE(question(1).state, Message::State::Cancelled);
}

void tst_Outbox::parkedDuringTheCommitWaitsToo_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("a new question") << QStringLiteral("ask");
    QTest::newRow("asked again") << QStringLiteral("ask again");
    QTest::newRow("sent after all") << QStringLiteral("send");
}

void tst_Outbox::parkedDuringTheCommitWaitsToo()
{
    QFETCH(const QString, wanted);
    qint64 sequence = 1;
    if (wanted == QStringLiteral("ask")) {
        m_outbox->add(QStringLiteral("one"), this, [](const auto &) {});
    } else if (wanted == QStringLiteral("send")) {
        add(QStringLiteral("one"));
        m_outbox->park();
        QTRY_COMPARE(question(1).state, Message::State::NotSent);
        m_outbox->sendUnsent(1);
    } else {
        add(QStringLiteral("one"));
        m_outbox->takeNext();
        QTRY_COMPARE(m_ready->count(), 1);
        m_outbox->fail({Error::Kind::ServerError, QStringLiteral("no"), 0, {}});
        QTRY_COMPARE(question(1).state, Message::State::Failed);
        m_ready->clear();
        m_outbox->askAgain(1);
        sequence = 2;
    }
    m_outbox->park();
    QTRY_COMPARE(stored().size(), sequence);
    QTRY_COMPARE(question(sequence).state, Message::State::NotSent);
    m_outbox->takeNext();
    QCOMPARE(m_outbox->count(), 0);
    QVERIFY(!m_outbox->hasCurrent());
    QCOMPARE(m_ready->count(), 0);
}

void tst_Outbox::restoreMarksWhatWasOpen()
{
    add(QStringLiteral("sent"));
    add(QStringLiteral("queued"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    // The program ends here and is started again on the same history.
    m_ready.reset();
    m_outbox = std::make_unique<Outbox>(
        account, *m_history, [] { return QDateTime::currentDateTimeUtc(); },
        [](const QString &text) { return text; }, nullptr);
    m_ready = std::make_unique<QSignalSpy>(m_outbox.get(), &Outbox::readyToSend);
    m_outbox->restore();
    QTRY_COMPARE(question(1).state, Message::State::NotConfirmed);
    QCOMPARE(question(2).state, Message::State::NotSent);
    m_outbox->takeNext();
    QCOMPARE(m_outbox->count(), 0);
}

void tst_Outbox::surplusMarksTheBurst()
{
    add(QStringLiteral("one"));
    add(QStringLiteral("two"));
    takeAndAnswer(QStringLiteral("first"));
    takeAndAnswer(QStringLiteral("second"));
    QTRY_COMPARE(stored().size(), 4);
    m_outbox->addUnasked(QStringLiteral("more"));
    m_outbox->markRecentAnswers();
    QTRY_VERIFY(question(3).marks.testFlag(Message::Mark::MayBelongElsewhere));
    QVERIFY(question(4).marks.testFlag(Message::Mark::MayBelongElsewhere));
    QCOMPARE(question(5).direction, Message::Direction::Unasked);
    QCOMPARE(question(5).marks, Message::Marks(Message::Mark::None));
}

void tst_Outbox::surplusBeforeTheCommitMarksToo()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->answer(QStringLiteral("first"), 1);
    m_outbox->markRecentAnswers();
    QTRY_VERIFY(question(2).marks.testFlag(Message::Mark::MayBelongElsewhere));
}

void tst_Outbox::surplusSparesEarlierBursts()
{
    add(QStringLiteral("one"));
    takeAndAnswer(QStringLiteral("first"));
    add(QStringLiteral("two"));
    takeAndAnswer(QStringLiteral("second"));
    QTRY_COMPARE(stored().size(), 4);
    m_outbox->markRecentAnswers();
    QTRY_VERIFY(question(4).marks.testFlag(Message::Mark::MayBelongElsewhere));
    QCOMPARE(question(2).marks, Message::Marks(Message::Mark::None));
}

void tst_Outbox::surplusSparesEarlierConnections()
{
    add(QStringLiteral("one"));
    takeAndAnswer(QStringLiteral("first"));
    QTRY_COMPARE(stored().size(), 2);
    m_outbox->startAnew();
    m_outbox->markRecentAnswers();
    QCOMPARE(question(2).marks, Message::Marks(Message::Mark::None));
}

void tst_Outbox::fullDiskAcceptsNothing()
{
    m_history->full = true;
    std::optional<std::optional<Error>> result;
    m_outbox->add(QStringLiteral("one"), this, [&result](const auto &error) { result = error; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(result->has_value());
    QCOMPARE((*result)->kind, Error::Kind::StorageFailed);
    QCOMPARE(m_outbox->count(), 0);
}

void tst_Outbox::fullDiskSendsNothing()
{
    add(QStringLiteral("one"));
    m_history->full = true;
    QSignalSpy failed(m_outbox.get(), &Outbox::storeFailed);
    m_outbox->takeNext();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_ready->count(), 0);
    QCOMPARE(m_outbox->count(), 1);
    m_history->full = false;
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
}

void tst_Outbox::answerOnAFullDiskIsNotHidden()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_history->full = true;
    QSignalSpy failed(m_outbox.get(), &Outbox::storeFailed);
    m_outbox->answer(QStringLiteral("the decision"), 1);
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.kind, Error::Kind::StorageFailed);
    QCOMPARE(error.received, QStringLiteral("the decision"));
}

void tst_Outbox::unaskedStandWhereTheyCame()
{
    add(QStringLiteral("a"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->size(), 1);
    for (const char *text : {"1", "2", "3"})
        m_outbox->addUnasked(QString::fromLatin1(text));
    m_outbox->answer(QStringLiteral("yes"), 5);
    m_outbox->addUnasked(QStringLiteral("4"));
    m_outbox->addUnasked(QStringLiteral("5"));
    add(QStringLiteral("b"));
    QTRY_COMPARE(stored().size(), 8);
    QStringList found;
    for (const Message &message : stored())
        found.append(message.text);
    QCOMPARE(found.join(u' '), QStringLiteral("a 1 2 3 yes 4 5 b"));
}

void tst_Outbox::unaskedOutliveTheOutbox()
{
    for (const char *text : {"1", "2", "3"})
        m_outbox->addUnasked(QString::fromLatin1(text));
    m_ready.reset();
    m_outbox.reset();
    QCOMPARE(stored().size(), 3);
}

void tst_Outbox::unaskedOnAFullDiskAreNotHidden()
{
    const QSignalSpy failed(m_outbox.get(), &Outbox::storeFailed);
    m_history->full = true;
    m_outbox->addUnasked(QStringLiteral("first"));
    m_outbox->addUnasked(QStringLiteral("second"));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed.at(0).at(0).value<Error>().received, QStringLiteral("first"));
    QCOMPARE(failed.at(1).at(0).value<Error>().received, QStringLiteral("second"));
    m_history->full = false;
    m_outbox->addUnasked(QStringLiteral("third"));
    QTRY_COMPARE(stored().size(), 1);
}

void tst_Outbox::secretsAreNotStored()
{
    add(QStringLiteral("is canary-key good?"));
    QCOMPARE(question(1).text, QStringLiteral("is \u2022\u2022\u2022\u2022 good?"));
    QCOMPARE(question(1).marks, Message::Mark::SecretLeftOut);
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    QCOMPARE(m_ready->constFirst().constFirst().toString(), QStringLiteral("is canary-key good?"));
}

void tst_Outbox::dotsAreNotSentInPlaceOfASecret()
{
    add(QStringLiteral("is canary-key good?"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    m_outbox->leaveOpen({Error::Kind::RequestTimedOut, {}, 120'000, {}});
    QTRY_COMPARE(question(1).state, Message::State::NotConfirmed);
    m_outbox->askAgain(1);

    add(QStringLiteral("is canary-key better?"));
    m_outbox->park();
    QTRY_COMPARE(question(2).state, Message::State::NotSent);
    m_outbox->sendUnsent(2);
    // Done once the history has answered what was asked after them.
    add(QStringLiteral("another"));

    QCOMPARE(stored().size(), 3);
    QCOMPARE(question(1).state, Message::State::NotConfirmed);
    QCOMPARE(question(1).marks, Message::Mark::SecretLeftOut);
    QCOMPARE(question(2).state, Message::State::NotSent);
    QCOMPARE(m_outbox->count(), 1);
    // Others were asked in their place.
    m_outbox->replaced(1);
    m_outbox->replaced(2);
    QTRY_COMPARE(question(2).state, Message::State::Cancelled);
    QCOMPARE(question(1).marks, Message::Mark::SecretLeftOut | Message::Mark::AskedAgain);
    QVERIFY(question(1).askedAgainAt.isValid());
}

void tst_Outbox::clearedQuestionsAreNotSent()
{
    QSignalSpy cleared(m_outbox.get(), &Outbox::cleared);
    add(QStringLiteral("one"));
    add(QStringLiteral("two"));
    clear();
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(m_outbox->count(), 0);
    m_outbox->takeNext();
    add(QStringLiteral("three"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    QCOMPARE(m_ready->constFirst().constFirst().toString(), QStringLiteral("three"));
}

void tst_Outbox::clearedWhileBeingTakenIsNotSent()
{
    add(QStringLiteral("one"));
    m_history->clear(account, this, [](const auto & /*error*/) {});
    m_outbox->takeNext();
    QVERIFY(stored().isEmpty());
    QVERIFY(!m_outbox->hasCurrent());
    QCOMPARE(m_ready->count(), 0);
}

void tst_Outbox::theAnswerToAClearedQuestionStandsAlone()
{
    QSignalSpy answered(m_outbox.get(), &Outbox::answered);
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    clear();
    QVERIFY(m_outbox->hasCurrent());
    add(QStringLiteral("two"));
    m_outbox->answer(QStringLiteral("Yes."), 5);
    QVERIFY(!m_outbox->hasCurrent());
    const QList<Message> all = stored();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].text, QStringLiteral("two"));
    QCOMPARE(all[0].state, Message::State::Queued);
    QCOMPARE(all[1].text, QStringLiteral("Yes."));
    QCOMPARE(all[1].direction, Message::Direction::Unasked);
    QCOMPARE(answered.count(), 0);
}

void tst_Outbox::clearedIsNeitherGivenBackNorParked()
{
    add(QStringLiteral("one"));
    m_outbox->takeNext();
    QTRY_COMPARE(m_ready->count(), 1);
    clear();
    m_outbox->requeue();
    QVERIFY(!m_outbox->hasCurrent());
    QCOMPARE(m_outbox->count(), 0);
    m_outbox->park();
    QVERIFY(stored().isEmpty());
}

void tst_Outbox::anotherAccountsClearChangesNothing()
{
    QSignalSpy cleared(m_outbox.get(), &Outbox::cleared);
    add(QStringLiteral("one"));
    clear(QUuid::createUuid());
    QCOMPARE(cleared.count(), 0);
    QCOMPARE(m_outbox->count(), 1);
}

void tst_Outbox::settlesAQuestionThatIsGone()
{
    QSignalSpy settled(m_outbox.get(), &Outbox::settled);
    m_outbox->leave(7);
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(settled.constFirst().constFirst().toLongLong(), 7);
}

DECIDESK_TEST(tst_Outbox)
#include "tst_Outbox.moc"
