#include "AccountFilter.h"

#include "AccountModel.h"
#include "NormalizedText.h"

#include <algorithm>

namespace decidesk {

namespace {

QString nameOf(const QModelIndex &account)
{
    return account.data(Qt::DisplayRole).toString();
}

} // namespace

AccountFilter::AccountFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    sort(0);
}

void AccountFilter::setTyped(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed == m_typed)
        return;
    m_typed = trimmed;
    m_words = NormalizedText(trimmed).joined().split(u' ', Qt::SkipEmptyParts);
    // The order depends on what was typed too.
    invalidate();
}

bool AccountFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex account = sourceModel()->index(row, 0, parent);
    const QString text
        = nameOf(account) + u' ' + account.data(AccountModel::ServerNameRole).toString();
    if (m_words.isEmpty())
        return text.contains(m_typed, Qt::CaseInsensitive);
    const QString folded = NormalizedText(text).joined();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&folded](const QString &word) { return folded.contains(word); });
}

bool AccountFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int leftRank = rank(left);
    const int rightRank = rank(right);
    return leftRank == rightRank ? left.row() < right.row() : leftRank < rightRank;
}

int AccountFilter::rank(const QModelIndex &source) const
{
    if (m_words.isEmpty())
        return 0;
    const QString name = NormalizedText(nameOf(source)).joined();
    if (name.startsWith(m_words.constFirst()))
        return 0;
    return name.contains(u' ' + m_words.constFirst()) ? 1 : 2;
}

} // namespace decidesk
