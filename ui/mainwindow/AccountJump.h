#pragma once

#include "Account.h"

#include <QDialog>

class QLineEdit;
class QListView;

namespace decidesk {

class AccountFilter;
class AccountModel;
class PlainLabel;

/// *Go to account*: type a part of a name or server, choose with Up and Down, Enter goes there.
/// Closes on Esc, and on a click elsewhere in the program.
class AccountJump : public QDialog
{
    Q_OBJECT

public:
    /// `model` must outlive the dialog. At first the first account with something new is chosen,
    /// else `shown`.
    AccountJump(AccountModel &model, const AccountId &shown, QWidget *window);

signals:
    void chosen(const decidesk::AccountId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void filter(const QString &typed);
    void choose(const QModelIndex &index);
    void setCurrent(const QModelIndex &index);
    [[nodiscard]] QModelIndex firstChoice(const AccountId &shown) const;
    [[nodiscard]] static bool isStep(int key);

    AccountFilter *m_filter;
    PlainLabel *m_title;
    QLineEdit *m_field;
    QListView *m_list;
    PlainLabel *m_none;
};

} // namespace decidesk
