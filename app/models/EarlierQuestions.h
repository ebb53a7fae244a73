#pragma once

#include "Account.h"
#include "Message.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace decidesk {

class HistoryStore;

/// What was asked in one account before, for recalling it: from the whole history, whatever part of
/// it is in view. Nothing is read before the first is asked for, and then a page at a time.
class EarlierQuestions : public QObject
{
    Q_OBJECT

public:
    /// `history` must outlive this.
    explicit EarlierQuestions(HistoryStore &history, QObject *parent = nullptr);
    ~EarlierQuestions() override;

    /// Null: none.
    void setAccount(const AccountId &account);
    /// The question at `index`, 0 the newest, of those with different texts. Empty: there is none,
    /// or it is being read and `read` follows.
    [[nodiscard]] std::optional<QString> at(qsizetype index);

signals:
    /// More are there than before, or it is known that there are no more.
    void read();

private:
    void forget();
    void readPage();
    void take(const QList<Message> &page);
    void add(const Message &message);

    HistoryStore &m_history;
    AccountId m_account;
    QStringList m_texts; ///< the newest first
    QSet<QString> m_known; ///< the same
    qint64 m_oldest = 0; ///< sequence of the oldest that was read; 0: none was
    bool m_readAll = false;
    std::unique_ptr<QObject> m_reading; ///< context of the page on its way; null: none is
};

} // namespace decidesk
