#pragma once

#include "Account.h"
#include "Error.h"
#include "Message.h"

#include <QList>
#include <QString>

#include <functional>
#include <variant>

class QObject;

namespace decidesk {

/// All conversations of a history at once, to take them elsewhere and back. The messages themselves
/// are read page by page, by `HistoryStore::readAfter`.
///
/// Calls and callbacks as in `HistoryStore`.
class HistoryArchive
{
public:
    /// What a history keeps of an account beside its messages.
    struct Conversation
    {
        AccountId account;
        qint64 lastSequence
            = 0; ///< the last one that was given; goes on after the messages are gone
        QString draft;

        friend bool operator==(const Conversation &, const Conversation &) = default;
    };

    /// Takes conversations in. False: it failed, and the source has to end.
    class Intake
    {
    public:
        Intake() = default;
        virtual ~Intake() = default;
        Q_DISABLE_COPY_MOVE(Intake)

        virtual bool open(const Conversation &conversation) = 0;
        /// With its sequence; one of an account that was opened.
        virtual bool add(const Message &message) = 0;
    };

    enum class TakenIn {
        Whole,
        Nothing, ///< the source gave up
        NotEmpty, ///< nothing, because there are other messages already
    };

    using Listed = std::function<void(const std::variant<QList<Conversation>, Error> &)>;
    /// Runs in the history's thread. False: nothing of what it gave is kept.
    using Source = std::function<bool(Intake &)>;
    using Done = std::function<void(const std::variant<TakenIn, Error> &)>;

    HistoryArchive() = default;
    virtual ~HistoryArchive() = default;
    Q_DISABLE_COPY_MOVE(HistoryArchive)

    /// Every account that the history has seen, in no certain order.
    virtual void listConversations(QObject *context, Listed done) = 0;
    /// Stores all that `source` gives, or none of it, into a history without messages; or finds
    /// that just that is stored, by a call that was not heard of any more. No signals of the
    /// history follow.
    virtual void takeIn(Source source, QObject *context, Done done) = 0;
};

} // namespace decidesk
