#pragma once

#include "Account.h"

#include <QObject>

class QMainWindow;

namespace decidesk {

class Actions;
class ChatPage;
class HistoryStore;
class SearchDock;
class SessionList;
class TesterTools;

/// Leads the find actions of the Edit menu to where the focus is: to the filter of a tester's tool,
/// to the field of *Search*, else to the conversation. Makes the *Search* dock when it is first
/// wanted.
class FindActions : public QObject
{
    Q_OBJECT

public:
    struct Places
    {
        QMainWindow &window; ///< gets the dock
        ChatPage &chat;
        TesterTools &tools;
        HistoryStore &history;
        SessionList &sessions;
    };

    /// All must outlive this object.
    FindActions(Actions &actions, const Places &places, QObject *parent);

    [[nodiscard]] bool isSearchShown() const;
    /// Shows the dock, without the focus.
    void showSearch();

signals:
    /// A hit of *Search* is to be shown; `typed` is what found it.
    void openRequested(const decidesk::AccountId &account, qint64 sequence, const QString &typed);
    /// Something for the status bar.
    void hint(const QString &text);

private:
    void find();
    void step(bool next);
    void findEverywhere();
    void closeSearch();
    SearchDock *search();
    [[nodiscard]] bool isConversationShown();

    Places m_places;
    SearchDock *m_search = nullptr;
};

} // namespace decidesk
