#include "MemoryHistory.h"
#include "RoutedHistory.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace decidesk;

/// Each conversation is in the history that it belongs to, and nowhere else.
class tst_RoutedHistory : public QObject
{
    Q_OBJECT

private slots:
    void keepsConversationsApart();
};

void tst_RoutedHistory::keepsConversationsApart()
{
    const AccountId kept = QUuid::createUuid();
    const AccountId practice = QUuid::createUuid();
    MemoryHistory disk;
    MemoryHistory memory;
    RoutedHistory history(disk, memory,
                          [practice](const AccountId &account) { return account == practice; });
    QSignalSpy appended(&history, &HistoryStore::appended);
    const QSignalSpy removed(&history, &HistoryStore::removed);
    const QSignalSpy cleared(&history, &HistoryStore::cleared);

    QHash<AccountId, QStringList> inDisk;
    QHash<AccountId, QStringList> inMemory;
    int answers = 0;
    const auto look = [this, &answers](HistoryStore &store, const AccountId &account,
                                       QHash<AccountId, QStringList> &into) {
        store.readBefore(account, 0, {}, this, [account, &into, &answers](const auto &found) {
            into[account].clear();
            for (const Message &message : std::get<QList<Message>>(found))
                into[account].append(message.text);
            ++answers;
        });
    };
    const auto lookEverywhere = [&] {
        answers = 0;
        for (const AccountId &account : {kept, practice}) {
            look(disk, account, inDisk);
            look(memory, account, inMemory);
        }
        QTRY_COMPARE(answers, 4);
    };

    for (const AccountId &account : {kept, practice}) {
        Message message;
        message.account = account;
        message.text = account == kept ? QStringLiteral("kept") : QStringLiteral("practice");
        history.commit({message}, this, [](const auto &) {});
        history.saveDraft(account, message.text + u'?');
    }
    lookEverywhere();
    QCOMPARE(appended.size(), 2);
    QCOMPARE(inDisk.value(kept), QStringList{QStringLiteral("kept")});
    QCOMPARE(inDisk.value(practice), QStringList());
    QCOMPARE(inMemory.value(kept), QStringList());
    QCOMPARE(inMemory.value(practice), QStringList{QStringLiteral("practice")});

    QString draft;
    history.readDraft(practice, this,
                      [&draft](const auto &found) { draft = std::get<QString>(found); });
    QTRY_COMPARE(draft, QStringLiteral("practice?"));

    history.remove(practice, 1, this, [](const auto &) {});
    history.clear(kept, this, [](const auto &) {});
    lookEverywhere();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(inDisk.value(kept), QStringList());
    QCOMPARE(inMemory.value(practice), QStringList());
}

DECIDESK_TEST(tst_RoutedHistory)
#include "tst_RoutedHistory.moc"
