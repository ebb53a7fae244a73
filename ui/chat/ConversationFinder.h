#pragma once

#include "ConversationSearch.h"
#include "HitMarks.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace decidesk {

class ConversationPager;
class ConversationView;
class FindBar;

/// Find in the conversation that is shown: takes what is typed into the bar, goes from hit to hit
/// through the whole conversation and through each message, marks them, and says how many there
/// are.
class ConversationFinder : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the finder; `view` shows what `pager` loads.
    ConversationFinder(HistoryStore &history, ConversationPager &pager, ConversationView &view,
                       FindBar &bar, QObject *parent = nullptr);
    ~ConversationFinder() override;

    /// The conversation is another one: the bar closes.
    void setAccount(const AccountId &account);

    /// Opens the bar and goes to its field.
    void open();
    /// The next hit for what was typed last, without the bar having the focus; opens the bar where
    /// nothing was typed.
    void findNext();
    void findPrevious();
    /// Hides the bar and its marks. The focus, where it is in the bar, goes back to where it was.
    void close();
    /// Goes to the message `sequence` of this conversation, found elsewhere by what was typed
    /// there.
    void showHit(const QString &typed, qint64 sequence);
    /// Makes the texts anew.
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Which place of a message one comes to first.
    enum class Side { Upper, Lower };

    void show();
    void hide();
    bool resume();
    void start();
    void step(Side from);
    bool applyTyped();
    void onReached(qint64 sequence);
    void onContents();
    void arrive();
    void place(const HitMarks::Mark &mark);
    void refreshStatus();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString foundText() const;
    [[nodiscard]] bool isHitInView() const;
    [[nodiscard]] qint64 readersPlace() const;

    ConversationPager &m_pager;
    ConversationView &m_view;
    FindBar &m_bar;
    ConversationSearch m_search;
    HitMarks m_marks;
    QTimer m_typing; ///< so that not every letter is looked for
    QTimer m_remark; ///< once after a change of the text
    QPointer<QWidget> m_focusBefore; ///< gets it back when the bar closes
    qint64 m_wanted = 0; ///< a hit that is being loaded; 0: none
    Side m_side = Side::Lower;
    int m_ordinal = -1; ///< which place of the present message; -1: none of it is in view
};

} // namespace decidesk
