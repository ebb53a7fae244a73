#include "Outbox.h"

#include "Request.h"
#include "RequestWriter.h"
#include "Secret.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// What is wrong with a question's text; the token is checked when it is sent.
std::optional<Error> checkText(const QString &text)
{
    return checkRequest(TakeDecisionRequest{Secret(QStringLiteral("unchecked")), text});
}

auto unsentAs(Message::State state)
{
    return [state](Message message) -> QList<Message> {
        if (message.state != Message::State::NotSent)
            return {};
        message.state = state;
        return {message};
    };
}

bool lacksSecret(const Message &question)
{
    return question.text.contains(redactionMark);
}

} // namespace

Outbox::Outbox(const AccountId &account, HistoryStore &history, Clock now, Redact redact,
               QObject *parent)
    : QObject(parent), m_account(account), m_history(history), m_now(std::move(now)),
      m_redact(std::move(redact)), m_unasked(account, history)
{
    connect(&m_unasked, &UnaskedMessages::storeFailed, this, &Outbox::storeFailed);
    connect(&m_history, &HistoryStore::cleared, this, [this](const AccountId &whose) {
        if (whose == m_account)
            onCleared();
    });
    connect(&m_history, &HistoryStore::removed, this,
            [this](const AccountId &whose, qint64 sequence) {
                if (whose == m_account)
                    emit settled(sequence);
            });
}

void Outbox::onCleared()
{
    m_unasked.drop();
    m_queue.clear();
    if (m_current && m_current->onItsWay) {
        m_current->gone = true;
    } else {
        ++m_take;
        m_current.reset();
    }
    emit countChanged();
    emit cleared();
}

void Outbox::restore()
{
    m_history.readOpen(m_account, this, [this](const auto &found) {
        if (const auto *error = std::get_if<Error>(&found)) {
            emit storeFailed(*error);
            return;
        }
        QList<Message> changed;
        for (Message message : std::get<QList<Message>>(found)) {
            if (message.state == Message::State::Queued)
                message.state = Message::State::NotSent;
            else if (message.state == Message::State::Sent)
                message.state = Message::State::NotConfirmed;
            else
                continue;
            changed.append(message);
        }
        if (changed.isEmpty())
            return;
        m_history.commit(changed, this, [this](const auto &result) {
            if (const auto *error = std::get_if<Error>(&result))
                emit storeFailed(*error);
        });
    });
}

void Outbox::add(const QString &text, QObject *context, Accepted accepted)
{
    const QString typed = withoutLoneSurrogates(text);
    if (const std::optional<Error> error = checkText(typed)) {
        accepted(error);
        return;
    }
    m_unasked.storeFirst();
    Message message
        = newMessage(Message::Direction::Question, Message::State::Queued, m_redact(typed));
    message.marks.setFlag(Message::Mark::SecretLeftOut, message.text != typed);
    // The caller may be gone when the disk answers; the question counts all the same.
    const QPointer<QObject> caller = context;
    m_history.commit(
        {message}, this,
        [this, typed, caller, accepted = std::move(accepted), parks = m_parks](const auto &result) {
            if (const auto *error = std::get_if<Error>(&result)) {
                if (caller)
                    accepted(*error);
                return;
            }
            if (caller)
                accepted(std::nullopt);
            enqueue(std::get<QList<Message>>(result).constFirst(), typed, parks);
        });
}

void Outbox::askAgain(qint64 sequence)
{
    const auto change = [this](const Message &old) -> QList<Message> {
        if (!old.failedOrUnknown() || old.marks.testFlag(Message::Mark::AskedAgain)
            || lacksSecret(old))
            return {};
        m_unasked.storeFirst();
        return {askedAgain(old),
                newMessage(Message::Direction::Question, Message::State::Queued, old.text)};
    };
    settle(sequence, change, [this, parks = m_parks](const QList<Message> &stored) {
        const Message &again = stored.constLast();
        enqueue(again, again.text, parks);
    });
}

void Outbox::replaced(qint64 sequence)
{
    const auto change = [this](const Message &old) -> QList<Message> {
        if (old.failedOrUnknown())
            return {askedAgain(old)};
        return unsentAs(Message::State::Cancelled)(old);
    };
    settle(sequence, change, [](const auto &) {});
}

Message Outbox::askedAgain(Message old) const
{
    old.marks |= Message::Mark::AskedAgain;
    old.askedAgainAt = m_now();
    return old;
}

void Outbox::leave(qint64 sequence)
{
    const auto change = [](Message message) -> QList<Message> {
        if (!message.failedOrUnknown())
            return {};
        message.marks |= Message::Mark::Left;
        return {message};
    };
    settle(sequence, change, [](const auto &) {});
}

void Outbox::sendUnsent(qint64 sequence)
{
    const auto change = [](const Message &message) {
        return lacksSecret(message) ? QList<Message>() : unsentAs(Message::State::Queued)(message);
    };
    settle(sequence, change, [this, parks = m_parks](const QList<Message> &stored) {
        const Message &message = stored.constFirst();
        enqueue(message, message.text, parks);
    });
}

void Outbox::discard(qint64 sequence)
{
    const auto waiting
        = std::find_if(m_queue.begin(), m_queue.end(), [sequence](const Waiting &entry) {
              return entry.message.sequence == sequence;
          });
    if (waiting != m_queue.end()) {
        Message message = waiting->message;
        m_queue.erase(waiting);
        message.state = Message::State::Cancelled;
        update(message);
        emit countChanged();
        emit settled(sequence);
        return;
    }
    settle(sequence, unsentAs(Message::State::Cancelled), [](const auto &) {});
}

qint64 Outbox::currentSequence() const
{
    return m_current ? m_current->message.sequence : 0;
}

QString Outbox::currentText() const
{
    return m_current ? m_current->message.text : QString();
}

void Outbox::takeNext()
{
    if (m_current || m_queue.isEmpty())
        return;
    if (m_idle) {
        m_burst = std::make_shared<Burst>();
        m_idle = false;
    }
    m_current = m_queue.takeFirst();
    m_current->message.state = Message::State::Sent;
    m_current->message.sent = m_now();
    const quint64 take = ++m_take;
    m_history.commit({m_current->message}, this, [this, take](const auto &result) {
        if (take != m_take || !m_current)
            return;
        if (const auto *error = std::get_if<Error>(&result)) {
            m_current->message.state = Message::State::Queued;
            m_queue.prepend(*m_current);
            m_current.reset();
            emit storeFailed(*error);
            return;
        }
        onTaken(std::get<QList<Message>>(result));
    });
    emit countChanged();
}

void Outbox::onTaken(const QList<Message> &stored)
{
    if (stored.isEmpty()) {
        // It was deleted while it waited.
        m_current.reset();
        takeNext();
        return;
    }
    m_current->onItsWay = true;
    emit readyToSend(m_current->text);
}

void Outbox::requeue()
{
    if (!m_current)
        return;
    ++m_take;
    Waiting back = *std::exchange(m_current, std::nullopt);
    if (back.gone)
        return;
    back.onItsWay = false;
    back.message.state = Message::State::Queued;
    back.message.sent = {};
    update(back.message);
    m_queue.prepend(back);
    emit countChanged();
}

void Outbox::answer(const QString &decision, qint64 latencyMs, Message::Marks marks)
{
    if (!m_current)
        return;
    const Waiting answeredOne = *std::exchange(m_current, std::nullopt);
    m_idle = m_queue.isEmpty();
    if (answeredOne.gone) {
        addUnasked(decision);
        return;
    }
    m_unasked.storeFirst();
    Message question = answeredOne.message;
    question.state = Message::State::Answered;
    Message reply = newMessage(Message::Direction::Decision, Message::State::Answered, decision);
    reply.inReplyTo = question.sequence;
    reply.latencyMs = latencyMs;
    reply.marks = marks;
    m_history.commit({question, reply}, this,
                     [this, burst = m_burst, decision](const auto &result) {
                         if (const auto *error = std::get_if<Error>(&result)) {
                             // What the server said must not vanish with the disk.
                             Error shown = *error;
                             shown.received = decision;
                             emit storeFailed(shown);
                             return;
                         }
                         Message stored = std::get<QList<Message>>(result).constLast();
                         if (burst->doubtful) {
                             stored.marks |= Message::Mark::MayBelongElsewhere;
                             update(stored);
                         }
                         burst->answers.append(stored);
                         emit answered(stored);
                     });
}

void Outbox::fail(const Error &error)
{
    settleCurrent(Message::State::Failed, error);
}

void Outbox::leaveOpen(const Error &error)
{
    settleCurrent(Message::State::NotConfirmed, error);
}

void Outbox::park()
{
    ++m_parks;
    if (m_queue.isEmpty())
        return;
    QList<Message> parked;
    for (Waiting &entry : m_queue) {
        entry.message.state = Message::State::NotSent;
        parked.append(entry.message);
    }
    m_queue.clear();
    m_history.commit(parked, this, [this](const auto &result) {
        if (const auto *error = std::get_if<Error>(&result))
            emit storeFailed(*error);
    });
    emit countChanged();
}

void Outbox::addUnasked(const QString &text)
{
    m_unasked.add(text, m_now());
}

void Outbox::markRecentAnswers()
{
    m_burst->doubtful = true;
    for (Message &answer : m_burst->answers) {
        if (answer.marks.testFlag(Message::Mark::MayBelongElsewhere))
            continue;
        answer.marks |= Message::Mark::MayBelongElsewhere;
        update(answer);
    }
}

void Outbox::startAnew()
{
    m_burst = std::make_shared<Burst>();
}

void Outbox::enqueue(const Message &stored, const QString &text, quint64 parks)
{
    if (parks != m_parks) {
        // Parked while the disk was slow: it waits for the user like those that were.
        Message parked = stored;
        parked.state = Message::State::NotSent;
        update(parked);
        return;
    }
    m_queue.append({stored, text});
    emit countChanged();
    emit queued();
}

void Outbox::settleCurrent(Message::State state, const Error &error)
{
    if (!m_current)
        return;
    Message question = m_current->message;
    m_current.reset();
    m_idle = m_queue.isEmpty();
    question.state = state;
    question.error = error;
    update(question);
}

void Outbox::update(const Message &message)
{
    m_history.commit({message}, this, [this](const auto &result) {
        if (const auto *error = std::get_if<Error>(&result))
            emit storeFailed(*error);
    });
}

void Outbox::settle(qint64 sequence, const Change &change, const Settled &then)
{
    // What is pressed again before the disk has answered is meant once.
    if (m_settling.contains(sequence))
        return;
    m_settling.insert(sequence);
    m_history.readBefore(m_account, sequence + 1, {1, 0}, this,
                         [this, sequence, change, then](const auto &found) {
                             if (const auto *error = std::get_if<Error>(&found)) {
                                 m_settling.remove(sequence);
                                 emit storeFailed(*error);
                                 return;
                             }
                             onRead(sequence, std::get<QList<Message>>(found), change, then);
                         });
}

void Outbox::onRead(qint64 sequence, const QList<Message> &found, const Change &change,
                    const Settled &then)
{
    const bool isThere = !found.isEmpty() && found.constFirst().sequence == sequence;
    const QList<Message> changed
        = isThere && found.constFirst().direction == Message::Direction::Question
        ? change(found.constFirst())
        : QList<Message>();
    if (changed.isEmpty()) {
        m_settling.remove(sequence);
        if (!isThere)
            emit settled(sequence);
        return;
    }
    m_history.commit(changed, this, [this, sequence, then](const auto &result) {
        m_settling.remove(sequence);
        if (const auto *error = std::get_if<Error>(&result)) {
            emit storeFailed(*error);
            return;
        }
        emit settled(sequence);
        // Empty where it was deleted meanwhile.
        if (const auto &stored = std::get<QList<Message>>(result); !stored.isEmpty())
            then(stored);
    });
}

Message Outbox::newMessage(Message::Direction direction, Message::State state,
                           const QString &text) const
{
    Message message;
    message.account = m_account;
    message.direction = direction;
    message.state = state;
    message.text = text;
    message.created = m_now();
    return message;
}

} // namespace decidesk
