#pragma once

#include "Account.h"
#include "Excerpt.h"
#include "HistoryStore.h"
#include "SearchQuery.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

namespace decidesk {

class SessionList;

/// The messages of all conversations that a query matches, newest first, for a list view.
///
/// The first page comes from the event loop, further ones when the view asks for them; how many
/// there are follows. The rows of the query before stay until the first page of the new one is
/// there. What is stored, changed or deleted meanwhile joins or leaves. Lives in the GUI thread.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Beside Qt::DisplayRole (the excerpt).
    enum Role {
        AccountIdRole = Qt::UserRole, ///< QUuid
        SequenceRole, ///< qint64
        AccountNameRole, ///< the name, or the server where there is none
        DirectionRole, ///< Message::Direction
        CreatedRole, ///< QDateTime, UTC
        ExcerptRole, ///< Excerpt
    };

    enum class State {
        Idle, ///< nothing is looked for
        Searching, ///< the first page is on its way
        Done,
        Failed, ///< the history could not be read
    };
    Q_ENUM(State)

    static constexpr int pageSize = 50;

    /// Both must outlive the model.
    SearchModel(HistoryStore &history, SessionList &sessions, QObject *parent = nullptr);
    ~SearchModel() override;

    void setQuery(const SearchQuery &query);
    [[nodiscard]] const SearchQuery &query() const { return m_query; }
    [[nodiscard]] State state() const { return m_state; }
    /// How many messages match; -1: not known yet.
    [[nodiscard]] qint64 total() const { return m_total; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// The state or the total changed.
    void statusChanged();

private:
    using Key = std::pair<AccountId, qint64>;

    struct Row
    {
        AccountId account;
        qint64 sequence = 0;
        Message::Direction direction = Message::Direction::Question;
        QDateTime created;
        QString text; ///< until its excerpt is asked for
        std::optional<Excerpt> excerpt;
    };

    void fetch();
    void take(const HistoryStore::Hits &page);
    void fail();
    void count();
    void onAppended(const Message &message);
    void onRemoved(const AccountId &account, qint64 sequence);
    void onCleared(const AccountId &account);
    void onNameChanged(const AccountId &account);
    void removeRow(int row);
    [[nodiscard]] static Row rowFor(const Message &message);
    [[nodiscard]] Excerpt excerptOfRow(const Row &row) const;
    [[nodiscard]] const Excerpt &excerptIn(Row &row) const;
    [[nodiscard]] int rowOf(const AccountId &account, qint64 sequence) const; ///< -1: none
    [[nodiscard]] QString nameOf(const AccountId &account) const;
    void setState(State state);

    HistoryStore &m_history;
    SessionList &m_sessions;
    SearchQuery m_query;
    State m_state = State::Idle;
    SearchQuery m_shownQuery; ///< that of the rows
    mutable QList<Row> m_rows; ///< excerpts are made when a view comes to them: texts may be long
    QList<Row> m_arrived; ///< stored while the first page is on its way, newest first
    QSet<Key> m_gone; ///< deleted while a page was on its way
    qint64 m_last = 0; ///< the position of the last row that a page brought
    bool m_more = false;
    bool m_first = false; ///< the page on its way replaces all rows
    qint64 m_total = -1;
    QTimer m_recount; ///< gathers what comes in a flood
    std::unique_ptr<QObject> m_fetching; ///< while a page is on its way
    std::unique_ptr<QObject> m_counting;
};

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Excerpt)
