#include "RoutedHistory.h"

#include <utility>

namespace decidesk {

RoutedHistory::RoutedHistory(HistoryStore &first, HistoryStore &second, IsSecond isSecond,
                             QObject *parent)
    : HistoryStore(parent), m_first(first), m_second(second), m_isSecond(std::move(isSecond))
{
    for (const HistoryStore *store : {&m_first, &m_second}) {
        connect(store, &HistoryStore::appended, this, &HistoryStore::appended);
        connect(store, &HistoryStore::changed, this, &HistoryStore::changed);
        connect(store, &HistoryStore::removed, this, &HistoryStore::removed);
        connect(store, &HistoryStore::cleared, this, &HistoryStore::cleared);
        connect(store, &HistoryStore::troubled, this, &HistoryStore::troubled);
        connect(store, &HistoryStore::damagedFileKept, this, &HistoryStore::damagedFileKept);
    }
}

void RoutedHistory::commit(const QList<Message> &messages, QObject *context, Committed done)
{
    const AccountId account = messages.isEmpty() ? AccountId() : messages.constFirst().account;
    of(account).commit(messages, context, std::move(done));
}

void RoutedHistory::readBefore(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
{
    of(account).readBefore(account, before, size, context, std::move(done));
}

void RoutedHistory::readAfter(const AccountId &account, qint64 after, const PageSize &size,
                              QObject *context, Found done)
{
    of(account).readAfter(account, after, size, context, std::move(done));
}

void RoutedHistory::readOpen(const AccountId &account, QObject *context, Found done)
{
    of(account).readOpen(account, context, std::move(done));
}

void RoutedHistory::remove(const AccountId &account, qint64 sequence, QObject *context, Done done)
{
    of(account).remove(account, sequence, context, std::move(done));
}

void RoutedHistory::clear(const AccountId &account, QObject *context, Done done)
{
    of(account).clear(account, context, std::move(done));
}

void RoutedHistory::saveDraft(const AccountId &account, const QString &text)
{
    of(account).saveDraft(account, text);
}

void RoutedHistory::readDraft(const AccountId &account, QObject *context, DraftFound done)
{
    of(account).readDraft(account, context, std::move(done));
}

HistoryStore &RoutedHistory::of(const AccountId &account)
{
    return m_isSecond(account) ? m_second : m_first;
}

} // namespace decidesk
