#pragma once

#include "Account.h"
#include "HistoryStore.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace decidesk {

/// Stores what a server says unasked, in the order in which it came: many in one commit where they
/// come faster than the disk takes them.
///
/// Of a burst only the first are to be seen at once; those beyond are marked Folded. A burst is
/// messages that follow one another within `pauseMs`, with nothing else stored between them. Lives
/// in the GUI thread.
class UnaskedMessages : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostUnfolded = 20;
    static constexpr int pauseMs = 1'000;
    static constexpr qint64 mostWaitingBytes = qint64{64} * 1024 * 1024;

    /// Of the conversation `account`; `history` must outlive this object.
    UnaskedMessages(const AccountId &account, HistoryStore &history, QObject *parent = nullptr)
        : QObject(parent), m_account(account), m_history(history)
    {}
    /// Hands the last ones over to the history.
    ~UnaskedMessages() override { storeFirst(); }

    /// `text` is redacted; it came at `time`, which is UTC.
    void add(const QString &text, const QDateTime &time);
    /// More than `mostWaitingBytes` wait for the disk: the server has to be stopped.
    [[nodiscard]] bool isSwamped() const { return m_waitingBytes > mostWaitingBytes; }
    /// Before something else is appended: what came first stands first.
    void storeFirst();
    /// The conversation was cleared: what is not stored yet belongs to it.
    void drop();

signals:
    /// Some were not stored; `received` of the error is what one of them says.
    void storeFailed(const decidesk::Error &error);

private:
    struct Waiting
    {
        QString text;
        QDateTime time;
        bool isFolded = false;

        [[nodiscard]] qint64 bytes() const
        {
            return static_cast<qint64>(sizeof(Waiting)) + text.size() * qint64{sizeof(QChar)};
        }
    };

    void storeNext();
    /// Stores the first of those that wait.
    void storeSome(const std::function<void()> &then);

    const AccountId m_account;
    HistoryStore &m_history;
    QList<Waiting> m_waiting; ///< not with the history yet
    qint64 m_waitingBytes = 0;
    bool m_isStoring = false; ///< the callback of a commit goes on with the next
    int m_inARow = 0;
    QDateTime m_lastCame;
};

} // namespace decidesk
