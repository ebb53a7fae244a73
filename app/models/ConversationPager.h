#pragma once

#include "HistoryStore.h"
#include "Message.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

namespace decidesk {

/// A window over the stored messages of one account, for a view that shows them as one text.
///
/// Hands out values and says what changed; the view asks for more when the reader comes near an
/// end, and lets go of what is far away. The window is bounded all the same: what grows at one end
/// is taken away at the other, unless it is pinned. New messages join while the window reaches the
/// newest. Of a burst of unasked messages only the beginning is in the window; the last of it tells
/// in `Message::fold` how many follow. Lives in the GUI thread.
class ConversationPager : public QObject
{
    Q_OBJECT

public:
    /// Of a window, unless the pages are so large that a view needs more; a long message counts for
    /// few of its characters.
    static constexpr int maxMessages = 150;
    static constexpr qint64 maxCharacters = qint64{48} * 1024;

    /// `history` must outlive the pager.
    explicit ConversationPager(HistoryStore &history, QObject *parent = nullptr);
    ~ConversationPager() override;

    /// Shows the newest messages of `account`, or those around `around` as `showAround` does; null:
    /// nothing. `reset` follows at once with an empty window, and again with the messages.
    void setAccount(const AccountId &account, qint64 around = 0);
    [[nodiscard]] const AccountId &account() const { return m_account; }

    [[nodiscard]] const QList<Message> &messages() const { return m_messages; } ///< ascending
    [[nodiscard]] bool reachesNewest() const;
    [[nodiscard]] bool reachesOldest() const { return m_reachesOldest; }
    [[nodiscard]] bool isLoading() const { return m_fetch != Fetch::None; }
    /// Another window is on its way; the present one is empty or goes.
    [[nodiscard]] bool isStartingOver() const;
    /// The highest sequence known to be stored; 0: none.
    [[nodiscard]] qint64 newest() const { return m_newest; }
    /// The index of the message `sequence` in `messages()`; -1: not in the window.
    [[nodiscard]] int indexOf(qint64 sequence) const;

    /// Whether the reader is at the end. While not, a full window does not move on for a new
    /// message, so that what is being read stays.
    void setFollowing(bool following) { m_following = following; }
    /// While pinned nothing is taken away (there is a selection).
    void setPinned(bool pinned) { m_pinned = pinned; }
    /// How much is read at once from now on: `first` where a window begins, `more` at its ends.
    void setPages(const HistoryStore::PageSize &first, const HistoryStore::PageSize &more);
    /// Takes away the first or the last `count` messages, unless pinned or more are on their way
    /// to that end; at least one stays. `trimmedFront` or `trimmedBack` follows at once.
    void letGoFront(qsizetype count);
    void letGoBack(qsizetype count);

    void fetchOlder(); ///< `prepended` follows where there are any
    void fetchNewer(); ///< `appended` follows where there are any
    void showNewest(); ///< `reset` follows unless the window is there already
    /// Shows the message `sequence`, or its nearest neighbour where it is gone, among its
    /// neighbours: `reset` and `shownAround` follow. Where the window holds it already only
    /// `shownAround` follows, at once. What else is under way is given up.
    void showAround(qint64 sequence);
    /// Shows the message `sequence` of the window and what is folded behind it, as `showAround`
    /// does. Bursts are shown whole from then on, and where `showAround` leads into one, until
    /// another window is loaded.
    void unfold(qint64 sequence);
    /// Where the window was loaded around a message: its index right after `reset`. Else -1.
    [[nodiscard]] int anchor() const { return m_anchor; }

signals:
    void reset();
    /// `index` is where the message is that `showAround` was called for; -1: there are none.
    void shownAround(int index);
    /// `count` messages joined at the end; before it `trimmedFront` where the window was full.
    void appended(int count);
    void prepended(int count);
    void changed(int index);
    void removed(int index);
    void trimmedFront(int count);
    void trimmedBack(int count);
    /// A message was stored just now, whether or not it joined the window.
    void arrived(const decidesk::Message &message);

private:
    enum class Fetch { None, Newest, Around, Older, Newer };
    enum class Bursts { Folded, Whole };

    void onAppended(const Message &message);
    void onChanged(const Message &message);
    void onRemoved(const AccountId &account, qint64 sequence);
    void onCleared(const AccountId &account);

    /// A window loaded around a message, as it comes in.
    struct Around
    {
        qint64 sequence = 0;
        QList<Message> messages;
        bool failed = false;
    };

    void join(const Message &message);
    void tellChanged(qint64 sequence);
    void fetchNewest();
    void fetchAround(qint64 sequence, Bursts bursts);
    void startOver(Fetch fetch, Bursts bursts);
    [[nodiscard]] HistoryStore::PageSize sized(HistoryStore::PageSize size) const;
    HistoryStore::Found receiver(void (ConversationPager::*take)(QList<Message>));
    void takeNewest(QList<Message> page);
    void takeAround(const QList<Message> &newest);
    void takeOlder(QList<Message> page);
    void takeNewer(QList<Message> page);
    [[nodiscard]] int nearestTo(qint64 sequence) const;
    [[nodiscard]] qint64 end() const; ///< the highest sequence that the window stands for

    void append(QList<Message> messages);
    [[nodiscard]] bool isFull(qsizetype moreMessages = 0, qint64 moreCharacters = 0) const;
    void trimFront();
    void trimBack(qsizetype keepAtLeast);

    HistoryStore &m_history;
    HistoryStore::PageSize m_firstPage;
    HistoryStore::PageSize m_morePage;
    int m_mostMessages = maxMessages;
    qint64 m_mostCharacters = maxCharacters;
    AccountId m_account;
    QList<Message> m_messages;
    qint64 m_newest = 0; ///< the highest sequence known to be stored; 0: none
    bool m_reachesOldest = true;
    bool m_following = true;
    bool m_pinned = false;
    Fetch m_fetch = Fetch::None;
    int m_anchor = -1;
    Bursts m_bursts = Bursts::Folded;
    qint64 m_foldedBehind = 0; ///< the message that what came last was folded behind
    QTimer m_foldTimer; ///< until that is told
    Around m_around;
    std::unique_ptr<QObject> m_context; ///< pages of an earlier account or window are dropped
};

} // namespace decidesk
