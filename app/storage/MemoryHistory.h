#pragma once

#include "HistoryStore.h"

#include <QHash>

#include <map>

namespace decidesk {

/// A history that lives as long as the program, for `--demo` and the practice server.
class MemoryHistory : public HistoryStore
{
    Q_OBJECT

public:
    using HistoryStore::HistoryStore;

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
    void remove(const AccountId &account, qint64 sequence, QObject *context, Done done) override;
    void clear(const AccountId &account, QObject *context, Done done) override;
    void saveDraft(const AccountId &account, const QString &text) override;
    void changeDraft(const AccountId &account, ChangeDraft change) override;
    void readDraft(const AccountId &account, QObject *context, DraftFound done) override;

private:
    struct Stored
    {
        Message message;
        qint64 position = 0;
    };
    struct Conversation
    {
        std::map<qint64, Stored> messages; ///< by sequence
        qint64 lastSequence = 0; ///< ever given, so that none is given twice
        QString draft;
    };

    using Answer = std::function<void()>;

    /// Runs `work` from the event loop, and the answer that it gives unless `context` is gone.
    void later(QObject *context, std::function<Answer()> work);
    void write(const QList<Message> &messages, QList<Message> &stored);

    /// What the query finds, by position.
    [[nodiscard]] std::map<qint64, Message> matching(const Search &search) const;
    [[nodiscard]] Hits find(const Search &search) const;

    QHash<AccountId, Conversation> m_conversations;
    qint64 m_lastPosition = 0;
};

} // namespace decidesk
