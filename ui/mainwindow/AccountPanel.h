#pragma once

#include "Account.h"

#include <QWidget>

class QAction;
class QListView;
class QToolButton;

namespace decidesk {

class AccountListModel;
class AccountModel;
class PlainLabel;

/// The list of accounts. Selecting one shows it; Enter or a double click logs it in.
class AccountPanel : public QWidget
{
    Q_OBJECT

public:
    /// `model` must outlive the panel. `newAccount` is what the button does.
    AccountPanel(AccountModel &model, QAction *newAccount, QWidget *parent = nullptr);

    /// Selects the account without a signal; null: none.
    void setCurrent(const AccountId &id);
    [[nodiscard]] AccountId current() const; ///< null: none

signals:
    void selected(const decidesk::AccountId &id);
    void activated(const decidesk::AccountId &id);
    void menuRequested(const decidesk::AccountId &id, const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    AccountModel &m_model;
    AccountListModel *m_listModel;
    PlainLabel *m_title;
    QToolButton *m_add;
    QListView *m_list;
    bool m_settingCurrent = false;
};

} // namespace decidesk
