#include "EarlierQuestions.h"

#include "HistoryStore.h"

#include <algorithm>
#include <variant>

namespace decidesk {

namespace {

constexpr HistoryStore::PageSize pageSize{100, qint64{64} * 1024};
/// So near to the end the next page is fetched already, so that a key that is held does not halt.
constexpr qsizetype nearTheEnd = 50;

} // namespace

EarlierQuestions::EarlierQuestions(HistoryStore &history, QObject *parent)
    : QObject(parent), m_history(history)
{
    connect(&m_history, &HistoryStore::appended, this, &EarlierQuestions::add);
    // What is gone may have hidden an older one of the same text.
    connect(&m_history, &HistoryStore::removed, this, [this](const AccountId &account) {
        if (account == m_account)
            forget();
    });
    connect(&m_history, &HistoryStore::cleared, this, [this](const AccountId &account) {
        if (account == m_account)
            forget();
    });
}

EarlierQuestions::~EarlierQuestions() = default;

void EarlierQuestions::setAccount(const AccountId &account)
{
    m_account = account;
    forget();
}

std::optional<QString> EarlierQuestions::at(qsizetype index)
{
    if (index + nearTheEnd >= m_texts.size())
        readPage();
    return index < m_texts.size() ? std::optional(m_texts.at(index)) : std::nullopt;
}

void EarlierQuestions::forget()
{
    m_texts.clear();
    m_known.clear();
    m_oldest = 0;
    m_readAll = false;
    m_reading.reset();
}

void EarlierQuestions::readPage()
{
    if (m_account.isNull() || m_readAll || m_reading)
        return;
    m_reading = std::make_unique<QObject>();
    m_history.readQuestions(m_account, m_oldest, pageSize, m_reading.get(),
                            [this](const auto &found) {
                                m_reading.release()->deleteLater();
                                // The store says by itself what went wrong; the next call tries
                                // again.
                                if (const auto *page = std::get_if<QList<Message>>(&found))
                                    take(*page);
                            });
}

void EarlierQuestions::take(const QList<Message> &page)
{
    m_readAll = page.isEmpty();
    if (!page.isEmpty())
        m_oldest = page.constFirst().sequence;
    std::for_each(page.crbegin(), page.crend(), [this](const Message &question) {
        if (m_known.contains(question.text))
            return;
        m_known.insert(question.text);
        m_texts.append(question.text);
    });
    emit read();
}

void EarlierQuestions::add(const Message &message)
{
    const bool wanted
        = message.account == m_account && message.direction == Message::Direction::Question;
    // Before anything was read it comes with the rest.
    if (!wanted || (m_oldest == 0 && !m_reading && !m_readAll))
        return;
    if (m_known.contains(message.text))
        m_texts.removeOne(message.text);
    m_known.insert(message.text);
    m_texts.prepend(message.text);
}

} // namespace decidesk
