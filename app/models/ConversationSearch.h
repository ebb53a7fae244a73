#pragma once

#include "Account.h"
#include "HistoryStore.h"
#include "SearchQuery.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace decidesk {

/// Finds messages in the whole stored conversation of one account, one after the other: from the
/// reader's place towards the oldest, then on from the newest.
///
/// Answers come from the event loop; a newer wish makes an older answer needless. How many there
/// are, and which of them is the present one, follows each step and what the history tells. Lives
/// in the GUI thread.
class ConversationSearch : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle, ///< nothing is looked for
        Searching, ///< no answer yet, and nothing found before
        Found, ///< there are hits; `sequence` is the present one
        Nothing,
        Failed, ///< the history could not be read
    };
    Q_ENUM(State)

    /// Whether the last step went on from the other end.
    enum class Wrapped { No, ToNewest, ToOldest };
    Q_ENUM(Wrapped)

    /// `history` must outlive the search.
    explicit ConversationSearch(HistoryStore &history, QObject *parent = nullptr);
    ~ConversationSearch() override;

    /// Whose conversation from now on; ends what was looked for.
    void setAccount(const AccountId &account);
    /// Looks for `query`: goes to the newest hit that is the message `from` or older, where there
    /// is none to the newest of all. 0: the newest. An empty query ends the search.
    void start(const SearchQuery &query, qint64 from);
    /// To the next older hit. Steps that come while one is on its way follow it.
    void stepOlder();
    void stepNewer();

    [[nodiscard]] const SearchQuery &query() const { return m_query; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Wrapped wrapped() const { return m_wrapped; }
    /// The message that was found; 0: none, or it was deleted since.
    [[nodiscard]] qint64 sequence() const { return m_sequence; }
    /// Whether the present hit was deleted. The next step starts where it was.
    [[nodiscard]] bool isGone() const { return m_gone; }
    /// How many messages match; -1: not known yet.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Which of them the present one is, 1 being the newest; 0: not known.
    [[nodiscard]] qint64 number() const { return m_number; }

signals:
    /// A hit was reached; it may be the same as before.
    void reached(qint64 sequence);
    /// The state, the number or the total changed.
    void changed();

private:
    using Direction = HistoryStore::Search::Direction;

    void onAppended(const Message &message);
    void onRemoved(const AccountId &account, qint64 sequence);
    void onCleared(const AccountId &account);

    void forget();
    void step(int towardsOlder);
    void find(Direction direction, qint64 from);
    void take(const HistoryStore::Hit &hit, Direction direction);
    void fail();
    void count();
    void refreshNumber();
    void setState(State state);

    HistoryStore &m_history;
    AccountId m_account;
    SearchQuery m_query;
    State m_state = State::Idle;
    Wrapped m_wrapped = Wrapped::No;
    qint64 m_sequence = 0;
    qint64 m_position = 0; ///< where the next step starts; 0: at the end
    bool m_gone = false;
    qint64 m_total = -1;
    qint64 m_upTo = -1; ///< hits up to and with the present one; -1: not known
    qint64 m_number = 0;
    int m_steps = 0; ///< wanted once the present answer is there; above 0: towards the oldest
    QTimer m_recount; ///< gathers what comes in a flood
    std::unique_ptr<QObject> m_searching; ///< while an answer is on its way
    std::unique_ptr<QObject> m_counting;
};

} // namespace decidesk
