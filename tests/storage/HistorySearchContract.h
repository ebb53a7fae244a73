#pragma once

#include "HistoryStore.h"

#include <QObject>

#include <functional>
#include <memory>

/// How every HistoryStore is searched. To be used like HistoryStoreContract.
class HistorySearchContract : public QObject
{
    Q_OBJECT

protected:
    using MakeStore = std::function<std::unique_ptr<decidesk::HistoryStore>()>;
    explicit HistorySearchContract(MakeStore makeStore);

    decidesk::HistoryStore &store() { return *m_store; }

    // What finds gets in one go: texts, "…" behind them where there are more.
    QStringList find(const QString &typed, const decidesk::AccountId &account = {});
    QStringList find(const decidesk::HistoryStore::Search &search);
    qint64 count(const QString &typed, const decidesk::AccountId &account = {}, qint64 upTo = 0);
    qint64 position(const decidesk::AccountId &account, qint64 sequence);
    QList<decidesk::Message> add(const decidesk::AccountId &account, const QStringList &texts);
    void remove(const decidesk::AccountId &account, qint64 sequence);
    void clear(const decidesk::AccountId &account);

    const decidesk::AccountId m_tom;
    const decidesk::AccountId m_eva;

private slots:
    void init();
    void cleanup();

    void findsNewestFirst();
    void findsInOneConversationOrAll();
    void goesOnFromAPosition();
    void findsOldestFirst();
    void saysWhetherThereIsMore();
    void counts();
    void tellsPositions();
    void findsWholeMessages();
    void findsNothingForAnEmptyQuery();
    void followsWhatChanges();
    void doesNotSearchDrafts();
    void takesEveryQuery_data();
    void takesEveryQuery();
    void answersInOrderAndNotWithoutContext();

private:
    MakeStore m_makeStore;
    std::unique_ptr<decidesk::HistoryStore> m_store;
};
