#include "HistoryNotice.h"
#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QPushButton>
#include <QTest>

using namespace decidesk;

/// What the window says when conversations can't be read or stored.
class tst_HistoryNotice : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingWithoutTrouble();
    void namesTheDamagedFile();
    void saysEachTroubleOnce();
    void goesWhenItIsOver();
};

void tst_HistoryNotice::saysNothingWithoutTrouble()
{
    const MemoryHistory history;
    const HistoryNotice notice(history);
    QVERIFY(notice.isHidden());
}

void tst_HistoryNotice::namesTheDamagedFile()
{
    MemoryHistory history;
    const HistoryNotice notice(history);

    emit history.damagedFileKept(QStringLiteral("/data/history.sqlite.damaged-1"));

    QVERIFY(!notice.isHidden());
    QCOMPARE(notice.content().text,
             QStringLiteral("Your conversations are damaged and can't be read. They were set "
                            "aside, and a new history was started."));
    QCOMPARE(notice.content().details, QStringLiteral("/data/history.sqlite.damaged-1"));
    notice.button(Banner::Action::Dismiss)->click();
    QVERIFY(notice.isHidden());
}

void tst_HistoryNotice::saysEachTroubleOnce()
{
    MemoryHistory history;
    const HistoryNotice notice(history);
    const Error full{
        Error::Kind::StorageFailed, QStringLiteral("database or disk is full"), 13, {}};

    emit history.troubled(full);
    QCOMPARE(notice.content().text,
             QStringLiteral("The conversation could not be read or stored. The disk is full. Make "
                            "room on it, then try again."));
    QCOMPARE(notice.content().details, full.detail);
    notice.button(Banner::Action::Dismiss)->click();
    emit history.troubled(full);
    QVERIFY(notice.isHidden());

    emit history.troubled({Error::Kind::StorageTooNew, QStringLiteral("/data/h"), 9, {}});
    QVERIFY(!notice.isHidden());
    QCOMPARE(notice.content().text,
             QStringLiteral("The conversations of this profile were stored by a newer Decidesk. "
                            "Start the newer version, or use another profile. Nothing was "
                            "changed."));
}

void tst_HistoryNotice::goesWhenItIsOver()
{
    MemoryHistory history;
    const HistoryNotice notice(history);
    const Error full{
        Error::Kind::StorageFailed, QStringLiteral("database or disk is full"), 13, {}};
    emit history.damagedFileKept(QStringLiteral("/data/history.sqlite.damaged-1"));
    emit history.troubled(full);
    emit history.recovered();
    QVERIFY(notice.content().text.startsWith(QStringLiteral("Your conversations are damaged")));

    notice.button(Banner::Action::Dismiss)->click();
    emit history.troubled(full);
    notice.button(Banner::Action::Dismiss)->click();
    QVERIFY(notice.isHidden());
    // The next time it is news again.
    emit history.recovered();
    emit history.troubled(full);
    QVERIFY(!notice.isHidden());
    emit history.recovered();
    QVERIFY(notice.isHidden());
}

DECIDESK_TEST(tst_HistoryNotice)
#include "tst_HistoryNotice.moc"
