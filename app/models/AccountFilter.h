#pragma once

#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

namespace decidesk {

/// The accounts of an `AccountModel` that a typed part of their name or server fits, those first
/// whose name begins with it, then those of whose name a word does, then the rest; each group in
/// the order of the model. Letter case and accents make no difference.
class AccountFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AccountFilter(QObject *parent = nullptr);

    /// Several words must all occur, in any order. Nothing but spaces: all accounts.
    void setTyped(const QString &typed);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] int rank(const QModelIndex &source) const;

    QString m_typed;
    QStringList m_words; ///< of `m_typed`, folded; none: it consists of signs, which are compared
};

} // namespace decidesk
