#pragma once

#include "Account.h"
#include "Error.h"
#include "Message.h"
#include "SearchQuery.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>
#include <variant>

namespace decidesk {

/// The conversations and drafts of a profile.
///
/// Every call returns at once; its callback runs later from the event loop of the caller's thread,
/// in the order of the calls, unless `context` is destroyed first. The signals follow a commit and
/// come before its callback: what a page holds is what was told until its callback, neither more
/// nor less. An error is StorageFailed or StorageTooNew; nothing of a failed call
/// is kept.
class HistoryStore : public QObject
{
    Q_OBJECT

public:
    using Committed = std::function<void(const std::variant<QList<Message>, Error> &)>;
    using Found = std::function<void(const std::variant<QList<Message>, Error> &)>;
    using DraftFound = std::function<void(const std::variant<QString, Error> &)>;
    using ChangeDraft = std::function<QString(const QString &)>;
    using Done = std::function<void(const std::optional<Error> &)>;

    /// A page of a conversation: at most so many messages and so many characters, but at least so
    /// many messages as `least` says.
    struct PageSize
    {
        int messages = 50;
        qint64 characters = qint64{16} * 1024;
        /// Without the messages that are marked Folded, unless there are no others: those before
        /// them know their number.
        bool isFolded = false;
        int least = 1;
    };

    /// A message that was found.
    struct Hit
    {
        Message message;
        /// Orders the messages of all conversations as they were stored: above 0, increasing, of no
        /// other meaning.
        qint64 position = 0;
    };
    struct Hits
    {
        QList<Hit> hits; ///< in the direction of the search
        bool more = false; ///< there are others beyond the limit
    };
    struct Search
    {
        enum class Direction {
            Backwards, ///< newest first
            Forwards, ///< oldest first
        };

        SearchQuery query; ///< an empty one finds nothing
        AccountId account; ///< null: all conversations
        Direction direction = Direction::Backwards;
        qint64 from = 0; ///< only what is strictly beyond this position; 0: from the end
        int limit = 50; ///< at least 1
    };
    using HitsFound = std::function<void(const std::variant<Hits, Error> &)>;
    using HitsCounted = std::function<void(const std::variant<qint64, Error> &)>;
    using PositionFound = std::function<void(qint64)>;

    using QObject::QObject;

    /// Writes all of `messages` or none: those with sequence 0 are appended in order and get the
    /// next sequence of their account, the others replace the stored message of the same account
    /// and sequence (one that is gone is left gone). The callback gets them as stored.
    virtual void commit(const QList<Message> &messages, QObject *context, Committed done) = 0;

    /// The newest messages with a sequence below `before` (0: from the end), in ascending order.
    virtual void readBefore(const AccountId &account, qint64 before, const PageSize &size,
                            QObject *context, Found done)
        = 0;
    /// The oldest messages with a sequence above `after`, in ascending order.
    virtual void readAfter(const AccountId &account, qint64 after, const PageSize &size,
                           QObject *context, Found done)
        = 0;
    /// The questions that are Queued, NotSent, or Sent, in ascending order.
    virtual void readOpen(const AccountId &account, QObject *context, Found done) = 0;
    /// The newest questions with a sequence below `before` (0: from the end), in ascending order.
    virtual void readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
        = 0;

    /// How many decisions have a sequence above `after`.
    virtual void countDecisions(const AccountId &account, qint64 after, QObject *context,
                                HitsCounted done)
        = 0;

    /// The messages that a query matches. Drafts are not searched. A search or a count whose
    /// `context` is gone ends early.
    virtual void search(const Search &search, QObject *context, HitsFound done) = 0;
    /// How many messages match, wherever the search starts; where `upTo` is not 0, only those up to
    /// and with this position.
    virtual void countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done)
        = 0;
    /// The position of a stored message; 0: there is no such.
    virtual void readPosition(const AccountId &account, qint64 sequence, QObject *context,
                              PositionFound done)
        = 0;

    virtual void remove(const AccountId &account, qint64 sequence, QObject *context, Done done) = 0;
    /// Removes the messages and the draft of `account`.
    virtual void clear(const AccountId &account, QObject *context, Done done) = 0;

    virtual void saveDraft(const AccountId &account, const QString &text) = 0;
    /// Stores what `change` makes of the stored draft, once the calls before are done; it may run
    /// in another thread. A draft that can't be read stays as it is.
    virtual void changeDraft(const AccountId &account, ChangeDraft change) = 0;
    virtual void readDraft(const AccountId &account, QObject *context, DraftFound done) = 0;

signals:
    void appended(const decidesk::Message &message);
    void changed(const decidesk::Message &message);
    void removed(const decidesk::AccountId &account, qint64 sequence);
    void cleared(const decidesk::AccountId &account);
    /// A page, a draft or a position could not be read, a search not be done, or a draft not be
    /// stored; the caller gets the error of a page or a search too, an empty draft, or position 0.
    void troubled(const decidesk::Error &error);
    /// Reading and storing work again after something failed; a draft that was not stored is now.
    void recovered();
    /// What was stored so far could not be read; it is kept as the file `path`, and the history
    /// starts anew. Comes before the first answer, once.
    void damagedFileKept(const QString &path);
};

} // namespace decidesk
