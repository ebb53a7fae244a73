#pragma once

#include "HistoryStore.h"
#include "Message.h"
#include "UnaskedMessages.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace decidesk {

/// The questions of one account on their way, and what became of each: the only writer of message
/// states.
///
/// A question is stored before it counts as accepted, and stored as *sent* before `readyToSend`
/// tells to hand it to the socket, so that after a crash no question is lost and none is sent
/// twice. Knows nothing of connections. Lives in the GUI thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    using Accepted = std::function<void(const std::optional<Error> &)>;
    using Clock = std::function<QDateTime()>;
    using Redact = std::function<QString(const QString &)>;

    /// `history` must outlive the outbox. `redact` takes secrets out of a question before it is
    /// stored; a copy that lost one is marked.
    Outbox(const AccountId &account, HistoryStore &history, Clock now, Redact redact,
           QObject *parent);

    /// Marks what the last run left open: Queued → NotSent, Sent → NotConfirmed.
    void restore();

    /// Stores and queues a question. `accepted` follows: nothing, EmptyField, TextTooLong or
    /// StorageFailed.
    void add(const QString &text, QObject *context, Accepted accepted);
    /// Stores the question `sequence` again as the newest and marks the old one. Of one whose copy
    /// lacks a secret nothing is sent, neither here nor by `sendUnsent`: see `replaced`.
    void askAgain(qint64 sequence);
    /// A question was asked in place of `sequence`, which was Failed, NotConfirmed or NotSent: the
    /// one is marked as asked again, the other is taken back.
    void replaced(qint64 sequence);
    /// The user takes a Failed or NotConfirmed question as it is.
    void leave(qint64 sequence);
    /// Queues a NotSent question.
    void sendUnsent(qint64 sequence);
    /// Takes a Queued or NotSent question back.
    void discard(qint64 sequence);

    /// Questions that wait, without the current one.
    [[nodiscard]] int count() const { return static_cast<int>(m_queue.size()); }
    [[nodiscard]] bool hasCurrent() const { return m_current.has_value(); }
    /// Sequence of the question being sent or decided; 0: none.
    [[nodiscard]] qint64 currentSequence() const;
    /// Its text as it is kept; empty: none.
    [[nodiscard]] QString currentText() const;

    /// Makes the first waiting question the current one; `readyToSend` follows once that is stored.
    /// Does nothing while there is a current one or none waits.
    void takeNext();
    /// The current question never reached the socket: it is the first of the queue again.
    void requeue();
    void answer(const QString &decision, qint64 latencyMs,
                Message::Marks marks = Message::Mark::None);
    /// The server answered the current question with an error.
    void fail(const Error &error);
    /// Nobody knows what became of the current question.
    void leaveOpen(const Error &error);
    /// All waiting questions become NotSent.
    void park();

    /// Stores *more from the server*, as `UnaskedMessages` does.
    void addUnasked(const QString &text);
    /// Hands those that wait for the disk over to the history.
    void storeUnasked() { m_unasked.storeFirst(); }
    /// They come faster than they can be stored; see `UnaskedMessages`.
    [[nodiscard]] bool isSwamped() const { return m_unasked.isSwamped(); }
    /// An unsolicited message came: the answers since the connection was last idle may belong to
    /// another question.
    void markRecentAnswers();
    /// A new connection: earlier answers are past doubt.
    void startAnew();

signals:
    /// A question waits that was not there before.
    void queued();
    void countChanged();
    /// The current question is stored as sent; `text` goes on the wire: as it was typed, or, where
    /// an earlier message is sent, as that was stored.
    void readyToSend(const QString &text);
    void answered(const decidesk::Message &decision);
    void settled(qint64 sequence); ///< by the user: asked again, left, discarded; or it is gone
    /// The conversation was cleared, and with it all that waited. The current question stays on its
    /// way; its answer will be stored as one that nobody asked for.
    void cleared();
    /// The history could not be written; nothing is sent until the next call by the user.
    void storeFailed(const decidesk::Error &error);

private:
    struct Waiting
    {
        Message message; ///< as stored
        QString text; ///< what goes on the wire
        bool onItsWay = false; ///< `readyToSend` told to send it
        bool gone = false; ///< cleared while it was on its way
    };

    /// The answers from one idle moment of the connection to the next.
    struct Burst
    {
        QList<Message> answers;
        bool doubtful = false;
    };

    [[nodiscard]] Message askedAgain(Message old) const;
    void onCleared();
    void onTaken(const QList<Message> &stored);
    /// `parks` as `m_parks` was when the user wanted it.
    void enqueue(const Message &stored, const QString &text, quint64 parks);
    void settleCurrent(Message::State state, const Error &error);
    void update(const Message &message);
    /// What a question becomes, with what is appended because of it; empty: it stays as it is.
    using Change = std::function<QList<Message>(Message)>;
    using Settled = std::function<void(const QList<Message> &stored)>;
    /// Stores what the user wants of the question `sequence`: once, however often it is called
    /// before that is stored.
    void settle(qint64 sequence, const Change &change, const Settled &then);
    void onRead(qint64 sequence, const QList<Message> &found, const Change &change,
                const Settled &then);
    [[nodiscard]] Message newMessage(Message::Direction direction, Message::State state,
                                     const QString &text) const;

    const AccountId m_account;
    HistoryStore &m_history;
    const Clock m_now;
    const Redact m_redact;

    QList<Waiting> m_queue;
    std::optional<Waiting> m_current;
    QSet<qint64> m_settling; ///< questions of which a person wants something that is not stored yet
    quint64 m_parks = 0; ///< counts the calls of `park`
    quint64 m_take = 0; ///< numbers the calls of takeNext; the callback of an older one is void
    bool m_idle = true; ///< the last answer left nothing waiting
    UnaskedMessages m_unasked;
    std::shared_ptr<Burst> m_burst = std::make_shared<Burst>();
};

} // namespace decidesk
