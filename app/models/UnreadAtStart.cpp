#include "UnreadAtStart.h"

#include "AccountModel.h"
#include "Bookmark.h"
#include "HistoryStore.h"
#include "Settings.h"

#include <variant>

namespace decidesk {

UnreadAtStart::UnreadAtStart(AccountModel &model, const Settings &settings, HistoryStore &history,
                             QObject *parent)
    : QObject(parent), m_model(model), m_settings(settings), m_history(history)
{
    const auto countRows = [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            count(m_model.index(row).data(AccountModel::AccountIdRole).toUuid());
    };
    countRows(0, m_model.rowCount() - 1);
    connect(&m_model, &AccountModel::rowsInserted, this,
            [countRows](const QModelIndex & /*parent*/, int first, int last) {
                countRows(first, last);
            });
}

void UnreadAtStart::count(const AccountId &account)
{
    const Bookmark bookmark = m_settings.bookmark(account);
    if (bookmark.newest < 0)
        return;
    m_history.countDecisions(account, bookmark.newest, this, [this, account](const auto &counted) {
        if (const auto *count = std::get_if<qint64>(&counted))
            m_model.addUnread(account, static_cast<int>(*count));
    });
}

} // namespace decidesk
