#pragma once

#include "HistoryStore.h"

#include <functional>

namespace decidesk {

/// Two histories as one: each conversation belongs to one of them. To a search what is in the
/// second one counts as newer than all in the first.
class RoutedHistory : public HistoryStore
{
    Q_OBJECT

public:
    /// Whether a conversation belongs into the second history; asked at each call.
    using IsSecond = std::function<bool(const AccountId &)>;

    /// Both must outlive this. The messages of one commit belong
    /// to one of them.
    RoutedHistory(HistoryStore &first, HistoryStore &second, IsSecond isSecond,
                  QObject *parent = nullptr);

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
    HistoryStore &of(const AccountId &account);
    [[nodiscard]] bool mayBeIn(const HistoryStore &store, const AccountId &account) const;

    HistoryStore &m_first;
    HistoryStore &m_second;
    const IsSecond m_isSecond;
};

} // namespace decidesk
