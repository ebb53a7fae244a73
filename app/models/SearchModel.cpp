#include "SearchModel.h"

#include "SearchedText.h"
#include "Server.h"
#include "Session.h"
#include "SessionList.h"

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

constexpr auto recountDelay = std::chrono::milliseconds(250);
constexpr qsizetype excerptLength = 240;

} // namespace

SearchModel::SearchModel(HistoryStore &history, SessionList &sessions, QObject *parent)
    : QAbstractListModel(parent), m_history(history), m_sessions(sessions)
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountDelay);
    connect(&m_recount, &QTimer::timeout, this, &SearchModel::count);
    connect(&m_history, &HistoryStore::appended, this, &SearchModel::onAppended);
    connect(&m_history, &HistoryStore::removed, this, &SearchModel::onRemoved);
    connect(&m_history, &HistoryStore::cleared, this, &SearchModel::onCleared);
    const auto follow = [this](Session *session) {
        connect(session, &Session::accountChanged, this,
                [this, session] { onNameChanged(session->account().id); });
    };
    const auto sessionsNow = m_sessions.sessions();
    std::for_each(sessionsNow.cbegin(), sessionsNow.cend(), follow);
    connect(&m_sessions, &SessionList::added, this, follow);
}

SearchModel::~SearchModel() = default;

void SearchModel::setQuery(const SearchQuery &query)
{
    if (query == m_query && m_state != State::Failed)
        return;
    m_query = query;
    m_fetching.reset();
    m_counting.reset();
    m_recount.stop();
    m_arrived.clear();
    m_gone.clear();
    m_more = false;
    m_last = 0;
    m_total = -1;
    if (query.isEmpty()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
        setState(State::Idle);
        return;
    }
    m_first = true;
    setState(State::Searching);
    fetch();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return excerptIn(row).text;
    case AccountIdRole:
        return row.account;
    case SequenceRole:
        return row.sequence;
    case AccountNameRole:
        return nameOf(row.account);
    case DirectionRole:
        return QVariant::fromValue(row.direction);
    case CreatedRole:
        return row.created;
    case ExcerptRole:
        return QVariant::fromValue(excerptIn(row));
    default:
        return {};
    }
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_fetching;
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch();
}

void SearchModel::fetch()
{
    m_fetching = std::make_unique<QObject>();
    HistoryStore::Search search;
    search.query = m_query;
    search.from = m_last;
    search.limit = pageSize;
    m_history.search(search, m_fetching.get(), [this](const auto &answer) {
        m_fetching.reset();
        if (const auto *page = std::get_if<HistoryStore::Hits>(&answer))
            take(*page);
        else
            fail();
    });
}

void SearchModel::take(const HistoryStore::Hits &page)
{
    const bool first = std::exchange(m_first, false);
    m_more = page.more;
    if (!page.hits.isEmpty())
        m_last = page.hits.constLast().position;
    if (first) {
        beginResetModel();
        m_rows = std::exchange(m_arrived, {});
        m_shownQuery = m_query;
        for (const HistoryStore::Hit &hit : page.hits) {
            const bool known = m_gone.contains({hit.message.account, hit.message.sequence})
                || rowOf(hit.message.account, hit.message.sequence) >= 0;
            if (!known)
                m_rows.append(rowFor(hit.message));
        }
        endResetModel();
        count();
        setState(State::Done);
    } else {
        QList<Row> rows;
        for (const HistoryStore::Hit &hit : page.hits) {
            if (!m_gone.contains({hit.message.account, hit.message.sequence}))
                rows.append(rowFor(hit.message));
        }
        if (!rows.isEmpty()) {
            const int at = rowCount();
            beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
            m_rows.append(rows);
            endInsertRows();
        }
    }
    m_gone.clear();
}

void SearchModel::fail()
{
    m_more = false;
    if (std::exchange(m_first, false)) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    setState(State::Failed);
}

void SearchModel::count()
{
    m_recount.stop();
    m_counting = std::make_unique<QObject>();
    HistoryStore::Search search;
    search.query = m_query;
    m_history.countHits(search, 0, m_counting.get(), [this](const auto &answer) {
        const auto *count = std::get_if<qint64>(&answer);
        m_total = count ? *count : -1;
        emit statusChanged();
    });
}

void SearchModel::onAppended(const Message &message)
{
    if (m_state == State::Idle || m_state == State::Failed
        || !m_query.matches(searchedText(message)))
        return;
    if (m_first) {
        m_arrived.prepend(rowFor(message));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_rows.prepend(rowFor(message));
    endInsertRows();
    if (!m_recount.isActive())
        m_recount.start();
}

void SearchModel::onRemoved(const AccountId &account, qint64 sequence)
{
    if (m_fetching)
        m_gone.insert({account, sequence});
    const auto is
        = [&](const Row &row) { return row.account == account && row.sequence == sequence; };
    m_arrived.removeIf(is);
    if (const int row = rowOf(account, sequence); row >= 0)
        removeRow(row);
    // One that no page has brought yet may have been counted.
    if (m_state == State::Done)
        m_recount.start();
}

void SearchModel::onCleared(const AccountId &account)
{
    if (m_state == State::Idle)
        return;
    m_arrived.removeIf([&account](const Row &row) { return row.account == account; });
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (m_rows.at(row).account == account)
            removeRow(row);
    }
    if (m_fetching) {
        // The page on its way may bring what is gone: ask for it again.
        fetch();
    }
    if (m_state == State::Done)
        m_recount.start();
}

void SearchModel::onNameChanged(const AccountId &account)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).account == account)
            emit dataChanged(index(row), index(row), {AccountNameRole});
    }
}

void SearchModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

SearchModel::Row SearchModel::rowFor(const Message &message)
{
    return {message.account, message.sequence, message.direction,
            message.created, message.text,     {}};
}

Excerpt SearchModel::excerptOfRow(const Row &row) const
{
    return excerptOf(searchedText(row.direction, row.text), m_shownQuery, excerptLength);
}

const Excerpt &SearchModel::excerptIn(Row &row) const
{
    if (!row.excerpt) {
        row.excerpt = excerptOfRow(row);
        row.text.clear();
    }
    return *row.excerpt;
}

int SearchModel::rowOf(const AccountId &account, qint64 sequence) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) {
        return row.account == account && row.sequence == sequence;
    });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

QString SearchModel::nameOf(const AccountId &account) const
{
    const Session *session = m_sessions.session(account);
    return session ? session->displayName() : QString();
}

void SearchModel::setState(State state)
{
    m_state = state;
    emit statusChanged();
}

} // namespace decidesk
