#include "Draft.h"

#include "Composer.h"
#include "HistoryStore.h"

#include <chrono>

namespace decidesk {

namespace {

constexpr auto longestDelay = std::chrono::milliseconds(700);

} // namespace

Draft::Draft(HistoryStore &history, Composer &composer, QObject *parent)
    : QObject(parent), m_history(history), m_composer(composer)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(longestDelay);
    connect(&m_delay, &QTimer::timeout, this, &Draft::store);
    connect(&m_composer, &Composer::edited, this, [this] {
        // Not anew with each key, or what is typed without a pause would never be stored.
        if (!m_delay.isActive())
            m_delay.start();
    });
    connect(&m_history, &HistoryStore::cleared, this, [this](const AccountId &account) {
        // The draft went with the messages, so what is shown of it goes too.
        if (m_account.isNull() || m_account != account)
            return;
        m_delay.stop();
        m_composer.setText({});
    });
}

void Draft::setAccount(const AccountId &account)
{
    save();
    m_account = account;
    m_composer.setText({});
    if (!account.isNull())
        load();
}

void Draft::save()
{
    if (m_delay.isActive())
        store();
}

void Draft::store()
{
    m_delay.stop();
    if (!m_account.isNull())
        m_history.saveDraft(m_account, m_composer.text());
}

void Draft::onSent(const AccountId &account)
{
    if (account == m_account)
        store();
    else
        m_history.saveDraft(account, {});
}

void Draft::load()
{
    m_history.readDraft(m_account, this, [this, id = m_account](const QString &draft) {
        // What was typed while the disk was read is newer.
        if (m_account == id && m_composer.text().isEmpty() && !draft.isEmpty())
            m_composer.setText(draft);
    });
}

} // namespace decidesk
