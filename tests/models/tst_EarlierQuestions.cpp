#include "EarlierQuestions.h"

#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_EarlierQuestions : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void readsNothingBeforeItIsAsked();
    void theNewestComesFirstAndEachTextOnce();
    void goesThroughTheWholeHistory();
    void aNewQuestionComesFirst();
    void aQuestionThatComesWhileReadingIsThereOnce();
    void aDeletedQuestionIsNotRecalled();
    void aClearedConversationHasNone();
    void anotherAccountHasItsOwn();
    void theEndIsTold();
    void whatCouldNotBeReadIsReadTheNextTime();

private:
    void ask(const AccountId &account, const QStringList &texts);
    [[nodiscard]] QStringList all();

    AccountId m_tom;
    AccountId m_eva;
    std::unique_ptr<MemoryHistory> m_history;
    std::unique_ptr<EarlierQuestions> m_earlier;
};

void tst_EarlierQuestions::init()
{
    m_earlier.reset();
    m_tom = QUuid::createUuid();
    m_eva = QUuid::createUuid();
    m_history = std::make_unique<MemoryHistory>();
    m_earlier = std::make_unique<EarlierQuestions>(*m_history);
    m_earlier->setAccount(m_tom);
}

/// Each is answered.
void tst_EarlierQuestions::ask(const AccountId &account, const QStringList &texts)
{
    QList<Message> messages;
    for (const QString &text : texts) {
        Message question;
        question.account = account;
        question.text = text;
        Message decision = question;
        decision.direction = Message::Direction::Decision;
        decision.text = u"about "_s + text;
        messages += {question, decision};
    }
    bool stored = false;
    m_history->commit(messages, this, [&stored](const auto &) { stored = true; });
    QTRY_VERIFY(stored);
}

/// As somebody gets them who presses Up again and again.
QStringList tst_EarlierQuestions::all()
{
    QStringList texts;
    for (;;) {
        const QSignalSpy read(m_earlier.get(), &EarlierQuestions::read);
        if (const auto text = m_earlier->at(texts.size())) {
            texts += *text;
            continue;
        }
        // A history in memory answers from the event loop at once, where it was asked.
        QCoreApplication::processEvents();
        if (read.isEmpty())
            return texts;
    }
}

void tst_EarlierQuestions::readsNothingBeforeItIsAsked()
{
    ask(m_tom, {u"a"_s});
    const QSignalSpy read(m_earlier.get(), &EarlierQuestions::read);
    m_earlier->setAccount(m_eva);
    m_earlier->setAccount(m_tom);
    QCoreApplication::processEvents();
    QCOMPARE(read.count(), 0);
    QCOMPARE(m_earlier->at(0), std::nullopt);
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(m_earlier->at(0), u"a"_s);
}

void tst_EarlierQuestions::theNewestComesFirstAndEachTextOnce()
{
    ask(m_tom, {u"a"_s, u"b"_s, u"a"_s, u"c"_s, u"b"_s});
    QCOMPARE(all(), QStringList({u"b"_s, u"c"_s, u"a"_s}));
}

void tst_EarlierQuestions::goesThroughTheWholeHistory()
{
    QStringList asked{u"the very first"_s};
    for (int i = 0; i < 150; ++i)
        asked += {u"over and over"_s, u"question %1"_s.arg(i)};
    ask(m_tom, asked);
    const QStringList found = all();
    QCOMPARE(found.size(), 152);
    QCOMPARE(found.first(3),
             QStringList({u"question 149"_s, u"over and over"_s, u"question 148"_s}));
    QCOMPARE(found.constLast(), u"the very first"_s);
}

void tst_EarlierQuestions::aNewQuestionComesFirst()
{
    ask(m_tom, {u"a"_s, u"b"_s});
    QCOMPARE(all(), QStringList({u"b"_s, u"a"_s}));
    ask(m_tom, {u"c"_s});
    QCOMPARE(all(), QStringList({u"c"_s, u"b"_s, u"a"_s}));
    ask(m_tom, {u"a"_s});
    QCOMPARE(all(), QStringList({u"a"_s, u"c"_s, u"b"_s}));
    ask(m_eva, {u"e"_s});
    QCOMPARE(all(), QStringList({u"a"_s, u"c"_s, u"b"_s}));
}

void tst_EarlierQuestions::aQuestionThatComesWhileReadingIsThereOnce()
{
    ask(m_tom, {u"a"_s});
    QCOMPARE(m_earlier->at(0), std::nullopt);
    ask(m_tom, {u"b"_s});
    QCOMPARE(all(), QStringList({u"b"_s, u"a"_s}));
}

void tst_EarlierQuestions::aDeletedQuestionIsNotRecalled()
{
    ask(m_tom, {u"a"_s, u"b"_s, u"c"_s, u"b"_s});
    QCOMPARE(all(), QStringList({u"b"_s, u"c"_s, u"a"_s}));
    bool removed = false;
    m_history->remove(m_tom, 7, this, [&removed](const auto &) { removed = true; });
    QTRY_VERIFY(removed);
    QCOMPARE(all(), QStringList({u"c"_s, u"b"_s, u"a"_s}));
}

void tst_EarlierQuestions::aClearedConversationHasNone()
{
    ask(m_tom, {u"a"_s});
    QCOMPARE(all(), QStringList{u"a"_s});
    bool cleared = false;
    m_history->clear(m_tom, this, [&cleared](const auto &) { cleared = true; });
    QTRY_VERIFY(cleared);
    QCOMPARE(all(), QStringList());
    ask(m_tom, {u"b"_s});
    QCOMPARE(all(), QStringList{u"b"_s});
}

void tst_EarlierQuestions::anotherAccountHasItsOwn()
{
    ask(m_tom, {u"a"_s});
    ask(m_eva, {u"e"_s});
    QCOMPARE(all(), QStringList{u"a"_s});
    QCOMPARE(m_earlier->at(1), std::nullopt);
    m_earlier->setAccount(m_eva);
    QCOMPARE(all(), QStringList{u"e"_s});
    m_earlier->setAccount({});
    QCOMPARE(all(), QStringList());
}

void tst_EarlierQuestions::theEndIsTold()
{
    const QSignalSpy read(m_earlier.get(), &EarlierQuestions::read);
    QCOMPARE(m_earlier->at(0), std::nullopt);
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(m_earlier->at(0), std::nullopt);
    QCoreApplication::processEvents();
    QCOMPARE(read.count(), 1);
}

void tst_EarlierQuestions::whatCouldNotBeReadIsReadTheNextTime()
{
    class LockedHistory : public MemoryHistory
    {
    public:
        void readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                           QObject *context, Found done) override
        {
            if (!isLocked) {
                MemoryHistory::readQuestions(account, before, size, context, std::move(done));
                return;
            }
            ++refused;
            const Error locked{Error::Kind::StorageFailed, u"locked"_s, 5, {}};
            const auto fail = [done, locked] { done(locked); };
            QMetaObject::invokeMethod(context, fail, Qt::QueuedConnection);
        }

        bool isLocked = true;
        int refused = 0;
    };
    LockedHistory history;
    EarlierQuestions earlier(history);
    earlier.setAccount(m_tom);
    Message question;
    question.account = m_tom;
    question.text = u"one"_s;
    // Stored before, as it is not seen coming.
    {
        const QSignalBlocker unseen(history);
        bool stored = false;
        history.commit({question}, this, [&stored](const auto &) { stored = true; });
        QTRY_VERIFY(stored);
    }
    QSignalSpy read(&earlier, &EarlierQuestions::read);
    QCOMPARE(earlier.at(0), std::nullopt);
    QTRY_COMPARE(history.refused, 1);
    QCoreApplication::processEvents();
    QVERIFY(read.isEmpty());
    history.isLocked = false;
    QCOMPARE(earlier.at(0), std::nullopt);
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(earlier.at(0), u"one"_s);
}

DECIDESK_TEST(tst_EarlierQuestions)
#include "tst_EarlierQuestions.moc"
