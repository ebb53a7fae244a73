#pragma once

#include "HistoryStore.h"
#include "Message.h"

#include <QList>
#include <QObject>

namespace decidesk {

/// A window over the stored messages of one account, for a view that shows them as one text.
///
/// Hands out values and says what changed; the view asks for more when the reader comes near an
/// end. New messages join while the window reaches the newest; else they are counted. Lives in the
/// GUI thread.
class ConversationPager : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxMessages = 150;

    /// `history` must outlive the pager.
    explicit ConversationPager(HistoryStore &history, QObject *parent = nullptr);

    /// Shows the newest messages of `account`; null: nothing. `reset` follows.
    void setAccount(const AccountId &account);

    [[nodiscard]] const QList<Message> &messages() const { return m_messages; } ///< ascending
    [[nodiscard]] bool reachesNewest() const { return m_reachesNewest; }
    [[nodiscard]] bool reachesOldest() const { return m_reachesOldest; }

    void fetchOlder(); ///< `prepended` follows where there are any
    void showNewest(); ///< `reset` follows unless the window is there already

signals:
    void reset();
    void appended(const decidesk::Message &message);
    void changed(int index, const decidesk::Message &message);
    void removed(int index);
    void prepended(int count);
    void trimmedFront(int count);

private:
    HistoryStore &m_history;
    AccountId m_account;
    QList<Message> m_messages;
    bool m_reachesNewest = true;
    bool m_reachesOldest = false;
    bool m_fetching = false;
};

} // namespace decidesk
