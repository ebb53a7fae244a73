#pragma once

#include "Account.h"
#include "Error.h"
#include "Message.h"

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
/// come before its callback. An error is StorageFailed or StorageTooNew; nothing of a failed call
/// is kept.
class HistoryStore : public QObject
{
    Q_OBJECT

public:
    using Committed = std::function<void(const std::variant<QList<Message>, Error> &)>;
    using Found = std::function<void(const std::variant<QList<Message>, Error> &)>;
    using DraftFound = std::function<void(const QString &)>;
    using Done = std::function<void(const std::optional<Error> &)>;

    /// A page of a conversation: at most so many messages and so many characters, but at least one
    /// message.
    struct PageSize
    {
        int messages = 50;
        qint64 characters = qint64{16} * 1024;
    };

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

    virtual void remove(const AccountId &account, qint64 sequence, QObject *context, Done done) = 0;
    /// Removes the messages and the draft of `account`.
    virtual void clear(const AccountId &account, QObject *context, Done done) = 0;

    virtual void saveDraft(const AccountId &account, const QString &text) = 0;
    virtual void readDraft(const AccountId &account, QObject *context, DraftFound done) = 0;

signals:
    void appended(const decidesk::Message &message);
    void changed(const decidesk::Message &message);
    void removed(const decidesk::AccountId &account, qint64 sequence);
    void cleared(const decidesk::AccountId &account);
    /// A page or a draft could not be read, or a draft not be stored; the caller gets the error of
    /// a page too, and an empty draft.
    void troubled(const decidesk::Error &error);
    /// What was stored so far could not be read; it is kept as the file `path`, and the history
    /// starts anew. Comes before the first answer, once.
    void damagedFileKept(const QString &path);
};

} // namespace decidesk
