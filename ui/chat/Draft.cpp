#include "Draft.h"

#include "Composer.h"
#include "HistoryStore.h"

#include <QTextCursor>
#include <QTextDocument>

#include <utility>

namespace decidesk {

namespace {

QString withoutBeginning(const QString &draft, const QString &sent)
{
    return draft.startsWith(sent) ? draft.sliced(sent.size()) : draft;
}

} // namespace

Draft::Draft(HistoryStore &history, Composer &composer, QObject *parent)
    : QObject(parent), m_history(history), m_composer(composer)
{
    connect(&m_unstored, &StoreTimer::timeout, this, [this] {
        // What is stored is not in view yet, and must not be overwritten.
        if (m_isLoading)
            m_unstored.noteChange();
        else
            store();
    });
    connect(&m_composer, &Composer::edited, &m_unstored, &StoreTimer::noteChange);
    connect(&m_history, &HistoryStore::cleared, this, [this](const AccountId &account) {
        // The draft went with the messages, so what is shown of it goes too.
        if (m_account.isNull() || m_account != account)
            return;
        m_unstored.stop();
        m_composer.setText({});
    });
}

void Draft::setAccount(const AccountId &account)
{
    save();
    m_account = account;
    ++m_load;
    m_isLoading = false;
    m_composer.setText({});
    if (!account.isNull())
        load();
}

void Draft::save()
{
    if (!m_unstored.isActive())
        return;
    if (!m_isLoading) {
        store();
        return;
    }
    m_unstored.stop();
    m_history.changeDraft(
        m_account, [typed = m_composer.text()](const QString &stored) { return stored + typed; });
}

void Draft::store()
{
    m_unstored.stop();
    if (!m_account.isNull())
        m_history.saveDraft(m_account, m_composer.text());
}

void Draft::onSent(const AccountId &account, const QString &text)
{
    if (account != m_account)
        m_history.changeDraft(
            account, [text](const QString &stored) { return withoutBeginning(stored, text); });
    else if (m_isLoading)
        m_sentMeanwhile.append(text);
    else
        store();
}

void Draft::load()
{
    m_isLoading = true;
    m_sentMeanwhile.clear();
    m_history.readDraft(m_account, this, [this, load = ++m_load](const auto &found) {
        const auto *stored = std::get_if<QString>(&found);
        if (load != m_load || stored == nullptr)
            return;
        m_isLoading = false;
        const QString &draft = *stored;
        QString rest = draft;
        for (const QString &sent : std::as_const(m_sentMeanwhile))
            rest = withoutBeginning(rest, sent);
        if (m_composer.text().isEmpty() && !rest.isEmpty())
            m_composer.setText(rest);
        else if (!rest.isEmpty())
            // As if it had stood there when one began to type: the cursor stays where it is.
            QTextCursor(m_composer.field()->document()).insertText(rest);
        if (m_composer.text() != draft)
            store();
    });
}

} // namespace decidesk
