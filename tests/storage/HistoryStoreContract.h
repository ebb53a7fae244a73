#pragma once

#include "HistoryStore.h"

#include <QObject>

#include <functional>
#include <memory>

/// What every HistoryStore must do. A test of one is a class that inherits this one and says how to
/// make an empty store; its test functions run with those of the store's own test.
class HistoryStoreContract : public QObject
{
    Q_OBJECT

protected:
    using MakeStore = std::function<std::unique_ptr<decidesk::HistoryStore>()>;
    explicit HistoryStoreContract(MakeStore makeStore);

private slots:
    void init();
    void cleanup();

    void appendsInOrder();
    void keepsEveryField();
    void numbersEachAccountByItself();
    void replacesStoredMessages();
    void leavesGoneMessagesGone();
    void appendsAndReplacesInOneCommit();
    void neverGivesASequenceTwice();

    void readsPages_data();
    void readsPages();
    void readsAtLeastAsManyAsAreAskedFor();
    void readsFoldedPages_data();
    void readsFoldedPages();
    void readsFoldedMessagesWhereThereAreNoOthers();
    void aPageHoldsWhatWasToldBeforeIt();
    void readsOpenQuestionsOnly();
    void readsQuestionsBackwards();
    void countsDecisions();

    void removesOneMessage();
    void clearsOneAccount();
    void keepsDrafts();

    void answersLaterAndInOrder();
    void signalsBeforeTheCallback();
    void dropsTheCallbackOfAGoneContext();
    void survivesItsEndWithCallsOnTheWay();

private:
    MakeStore m_makeStore;
    std::unique_ptr<decidesk::HistoryStore> m_store;
    decidesk::AccountId m_tom;
    decidesk::AccountId m_eva;
};
