#pragma once

#include "HistoryArchive.h"
#include "HistoryStore.h"

#include <QHash>
#include <QList>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace decidesk {

class HistoryDatabase;

/// The history in an SQLite file, written and read on a thread of its own, which starts with the
/// first call. What was called is finished before the destructor returns.
class SqliteHistory : public HistoryStore, public HistoryArchive
{
    Q_OBJECT

public:
    /// `path` as in `HistoryFile`.
    explicit SqliteHistory(QString path, QObject *parent = nullptr);
    ~SqliteHistory() override;

    /// After something could not be stored; default 3 s.
    void setRetryInterval(std::chrono::milliseconds interval) { m_retry.setInterval(interval); }

    /// What comes last in a conversation, in the history's thread.
    using Seen = std::function<void(const QList<Message> &)>;

    /// Opens the file without waiting for it, so that the first answer comes sooner. What is wrong
    /// with it is said by the first call. `newest` gets the last messages of `account` then, some
    /// 20 at most.
    void open(const AccountId &account = {}, Seen newest = {});

    void commit(const QList<Message> &messages, QObject *context, Committed done) override;
    void readBefore(const AccountId &account, qint64 before, const PageSize &size, QObject *context,
                    Found done) override;
    void readAfter(const AccountId &account, qint64 after, const PageSize &size, QObject *context,
                   Found done) override;
    void readOpen(const AccountId &account, QObject *context, Found done) override;
    void readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                       QObject *context, Found done) override;
    void countDecisions(const AccountId &account, qint64 after, QObject *context,
                        HitsCounted done) override;
    void search(const Search &search, QObject *context, HitsFound done) override;
    void countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done) override;
    void readPosition(const AccountId &account, qint64 sequence, QObject *context,
                      PositionFound done) override;
    void remove(const AccountId &account, qint64 sequence, QObject *context,
                HistoryStore::Done done) override;
    void clear(const AccountId &account, QObject *context, HistoryStore::Done done) override;
    void saveDraft(const AccountId &account, const QString &text) override;
    void changeDraft(const AccountId &account, ChangeDraft change) override;
    void readDraft(const AccountId &account, QObject *context, DraftFound done) override;

    void listConversations(QObject *context, Listed done) override;
    void takeIn(Source source, QObject *context, HistoryArchive::Done done) override;

private:
    /// What a call has to say in the caller's thread: the signals, then the answer.
    using Report = std::function<void()>;

    /// What was read or searched, and, where that failed, the signal that says so.
    template <typename Answer, typename Result>
    Report answer(const QPointer<QObject> &context, const Answer &done, const Result &result);
    void startThread();
    /// In `m_thread`.
    HistoryDatabase &database();
    /// Runs `work` on the database's thread and its report in this one.
    void post(std::function<Report(HistoryDatabase &)> work);
    /// In `m_thread`.
    void tidyLater();
    /// In `m_thread`: when nothing was called for a while.
    void tidy();
    /// In `m_thread`.
    void fillIndex();
    void tellWhatWasSetAside(const QString &kept);
    void noteRead(const Error *error);
    void noteWrite(const Error *error);
    void tryAgain();
    void writeDraft(const AccountId &account, const QString &text);
    void changeLater(const AccountId &account, const ChangeDraft &change);
    [[nodiscard]] Report draftWritten(const AccountId &account, quint64 change, const QString &text,
                                      const std::optional<Error> &error);

    const QString m_path;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker; ///< lives in `m_thread`
    QTimer *const m_quiet; ///< child of `m_worker`; runs out when nothing was called for a while
    std::unique_ptr<HistoryDatabase> m_database; ///< used in `m_thread` only
    bool m_willFillIndex = false; ///< used in `m_thread` only
    bool m_toldSetAside = false;
    bool m_readFails = false; ///< it did the last time
    bool m_writeFails = false;
    QHash<AccountId, quint64> m_draftChanges; ///< numbers them; what became of an older one is void
    /// What the disk did not give or take.
    QList<std::pair<AccountId, ChangeDraft>> m_waitingChanges;
    QHash<AccountId, QString> m_unstoredDrafts; ///< on their way, or the disk did not take them
    QTimer m_retry; ///< runs while what was to be stored is not
};

} // namespace decidesk
