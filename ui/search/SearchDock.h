#pragma once

#include "Account.h"
#include "SearchModel.h"

#include <QDockWidget>
#include <QTimer>

class QLineEdit;

namespace decidesk {

class HitList;
class PlainLabel;

/// Find in all conversations: a field, and what it finds, newest first, live while one types. Costs
/// nothing while it is not shown. Add it to a main window; its object name is set, for
/// `QMainWindow::saveState`.
class SearchDock : public QDockWidget
{
    Q_OBJECT

public:
    /// Both must outlive the dock.
    SearchDock(HistoryStore &history, SessionList &sessions, QWidget *parent = nullptr);
    ~SearchDock() override;

    /// Goes to the field and selects what is in it.
    void focusField();

signals:
    /// The message is to be shown; `typed` is what found it.
    void openRequested(const decidesk::AccountId &account, qint64 sequence, const QString &typed);
    /// Escape was pressed.
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void search();
    void openCurrent();
    void refreshStatus();
    [[nodiscard]] QString emptyText() const;
    void retranslate();

    SearchModel m_model;
    QLineEdit *m_field;
    PlainLabel *m_status;
    HitList *m_list;
    QTimer m_typing; ///< so that not every letter is looked for
};

} // namespace decidesk
