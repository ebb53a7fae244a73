#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QPushButton;
class QTreeWidget;

namespace decidesk {

/// Every key of the program, made from the actions themselves so that it is always true.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `actions` must outlive the dialog. `enterSends` as in Preferences.
    ShortcutsDialog(const QList<QAction *> &actions, bool enterSends, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    void addRow(const QString &what, const QString &keys);

    QList<QAction *> m_actions;
    bool m_enterSends;
    QTreeWidget *m_list;
    QPushButton *m_close;
};

} // namespace decidesk
