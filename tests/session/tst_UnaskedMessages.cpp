#include "UnaskedMessages.h"

#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

const AccountId account(0x4a1f2f1b, 0x1111, 0x4222, 0x83, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66, 0x66);

class WatchedHistory : public MemoryHistory
{
public:
    void commit(const QList<Message> &messages, QObject *context, Committed done) override
    {
        sizes.append(messages.size());
        MemoryHistory::commit(messages, context, std::move(done));
    }

    QList<qsizetype> sizes; ///< of the commits
};

} // namespace

class tst_UnaskedMessages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void manyAreStoredTogether();
    void beyondTwentyInARowAreFolded();
    void aPauseEndsTheBurst_data();
    void aPauseEndsTheBurst();
    void somethingElseEndsTheBurst();
    void clearingEndsTheBurst();
    void tooManyAreSaid();

private:
    void add(int count);
    [[nodiscard]] QList<Message> stored();
    /// Which of the stored messages are not folded, by their sequence.
    [[nodiscard]] QList<qint64> unfolded();

    std::unique_ptr<WatchedHistory> m_history;
    std::unique_ptr<UnaskedMessages> m_unasked;
    QDateTime m_now;
    int m_added = 0;
};

void tst_UnaskedMessages::init()
{
    m_history = std::make_unique<WatchedHistory>();
    m_unasked = std::make_unique<UnaskedMessages>(account, *m_history);
    m_now = QDateTime::fromMSecsSinceEpoch(1795470735123, QTimeZone::utc());
    m_added = 0;
}

void tst_UnaskedMessages::cleanup()
{
    m_unasked.reset();
    m_history.reset();
}

void tst_UnaskedMessages::add(int count)
{
    for (int i = 0; i < count; ++i)
        m_unasked->add(QString::number(++m_added), m_now);
}

QList<Message> tst_UnaskedMessages::stored()
{
    std::optional<QList<Message>> found;
    m_history->readBefore(account, 0, {10'000, 1'000'000}, this, [&found](const auto &result) {
        found = std::get<QList<Message>>(result);
    });
    [&found] { QTRY_VERIFY(found.has_value()); }();
    return found.value_or(QList<Message>());
}

QList<qint64> tst_UnaskedMessages::unfolded()
{
    QList<qint64> list;
    const QList<Message> all = stored();
    for (const Message &message : all) {
        if (!message.marks.testFlag(Message::Mark::Folded))
            list.append(message.sequence);
    }
    return list;
}

void tst_UnaskedMessages::manyAreStoredTogether()
{
    add(1200);
    QTRY_COMPARE(stored().size(), 1200);
    int expected = 0;
    const QList<Message> all = stored();
    for (const Message &message : all)
        QCOMPARE(message.text, QString::number(++expected));
    // The first at once, what came meanwhile in portions.
    QCOMPARE(m_history->sizes, (QList<qsizetype>{1, 500, 500, 199}));

    add(1);
    QTRY_COMPARE(stored().size(), 1201);
    QCOMPARE(m_history->sizes.constLast(), 1);
}

void tst_UnaskedMessages::beyondTwentyInARowAreFolded()
{
    add(20);
    QTRY_COMPARE(stored().size(), 20);
    QCOMPARE(unfolded().size(), 20);
    add(30);
    QTRY_COMPARE(stored().size(), 50);
    QCOMPARE(unfolded().size(), 20);
    QCOMPARE(unfolded().constLast(), 20);
}

void tst_UnaskedMessages::aPauseEndsTheBurst_data()
{
    QTest::addColumn<int>("pause");
    QTest::addColumn<qint64>("last");
    QTest::newRow("a second goes on") << 1000 << qint64(20);
    QTest::newRow("longer ends it") << 1001 << qint64(26);
    QTest::newRow("a clock that was put back goes on") << -3'600'000 << qint64(20);
}

void tst_UnaskedMessages::aPauseEndsTheBurst()
{
    QFETCH(const int, pause);
    QFETCH(const qint64, last);
    add(25);
    m_now = m_now.addMSecs(pause);
    add(1);
    QTRY_COMPARE(stored().size(), 26);
    QCOMPARE(unfolded().constLast(), last);
}

void tst_UnaskedMessages::somethingElseEndsTheBurst()
{
    add(25);
    m_unasked->storeFirst();
    add(1);
    QTRY_COMPARE(stored().size(), 26);
    QCOMPARE(unfolded().size(), 21);
    QCOMPARE(unfolded().constLast(), 26);
}

void tst_UnaskedMessages::clearingEndsTheBurst()
{
    add(25);
    m_unasked->drop();
    add(1);
    // The first was with the history already.
    QTRY_COMPARE(stored().size(), 2);
    QCOMPARE(unfolded(), (QList<qint64>{1, 2}));
}

void tst_UnaskedMessages::tooManyAreSaid()
{
    const QString mebibyte(512 * 1024, u'x');
    for (int i = 0; i < 63; ++i)
        m_unasked->add(mebibyte, m_now);
    // The first is with the history already.
    QVERIFY(!m_unasked->isSwamped());
    m_unasked->add(mebibyte, m_now);
    m_unasked->add(mebibyte, m_now);
    QVERIFY(m_unasked->isSwamped());
    QTRY_VERIFY(!m_unasked->isSwamped());
    m_unasked->add(QString(65 * 512 * 1024, u'x'), m_now);
    m_unasked->add(QString(65 * 512 * 1024, u'x'), m_now);
    QVERIFY(m_unasked->isSwamped());
    m_unasked->drop();
    QVERIFY(!m_unasked->isSwamped());
}

DECIDESK_TEST(tst_UnaskedMessages)
#include "tst_UnaskedMessages.moc"
