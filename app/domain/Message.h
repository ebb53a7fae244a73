#pragma once

#include "Account.h"
#include "Error.h"

#include <QDateTime>
#include <QFlags>
#include <QObject>
#include <QString>

namespace decidesk {

/// One entry of a conversation. Ordered by `sequence`, never by clock.
///
/// The history keeps the names of directions and states and the numbers of marks: one that was
/// given stays.
struct Message
{
    Q_GADGET

public:
    enum class Direction {
        Question, ///< what the user asked
        Decision, ///< what the server decided; `inReplyTo` names the question
        Unasked, ///< *more from the server*: a message while nothing was in flight
    };
    Q_ENUM(Direction)

    /// The life of a question. Decisions and unasked messages are always `Answered`.
    enum class State {
        Queued, ///< accepted, waits for its turn in this run
        NotSent, ///< never went out and will not by itself: *Send* or *Discard*
        Sent, ///< the frame was handed to the socket, or was about to be
        Answered,
        Failed, ///< the server answered with an error; `error` says which
        NotConfirmed, ///< sent, and no answer came that can be trusted to be its own
        Cancelled, ///< taken back before it went out
    };
    Q_ENUM(State)

    enum class Mark {
        None = 0,
        MayBelongElsewhere = 1, ///< an unsolicited reply came: it may answer another question
        AskedAgain = 2, ///< a newer message repeats this one; `askedAgainAt` says when
        Left = 4, ///< the user chose *Ignore*
        Folded = 8, ///< one of a burst of unasked messages, beyond the first of them
        NoKnownField = 16, ///< no known field of the reply holds a decision: it is shown whole
        SecretLeftOut = 32, ///< what was typed, and sent, has a secret in place of `redactionMark`
    };
    Q_DECLARE_FLAGS(Marks, Mark)

    /// The folded messages between this one and the next that is not.
    struct Fold
    {
        qint64 count = 0;
        qint64 last = 0; ///< the highest sequence among them; 0: there are none

        friend bool operator==(const Fold &, const Fold &) = default;
    };

    AccountId account;
    qint64 sequence = 0; ///< 1, 2, … within the account; 0: not stored yet
    Direction direction = Direction::Question;
    State state = State::Answered;
    QString text; ///< redacted, lone surrogates replaced
    QDateTime created; ///< UTC
    QDateTime sent; ///< UTC; invalid while it was not sent
    QDateTime askedAgainAt; ///< UTC
    qint64 latencyMs = -1; ///< from the frame to its reply, of a decision; -1: not known
    qint64 inReplyTo = 0; ///< sequence of the question; 0: none
    Marks marks = Mark::None;
    Error error; ///< why it failed or was not confirmed; kind None otherwise
    Fold fold; ///< known only where a page was read folded; never stored

    [[nodiscard]] bool isFolded() const { return marks.testFlag(Mark::Folded); }
    [[nodiscard]] bool failedOrUnknown() const
    {
        return state == State::Failed || state == State::NotConfirmed;
    }

    friend bool operator==(const Message &, const Message &) = default;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Message::Marks)

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Message)
