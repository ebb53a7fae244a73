#include "FindActions.h"

#include "Actions.h"
#include "ChatPage.h"
#include "ConversationFinder.h"
#include "SearchDock.h"
#include "TesterTools.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>

namespace decidesk {

namespace {

/// In average characters: a narrower window has no room for the dock beside the conversation.
constexpr int narrowWindow = 110;
constexpr int dockWidth = 44;

} // namespace

FindActions::FindActions(Actions &actions, const Places &places, QObject *parent)
    : QObject(parent), m_places(places)
{
    connect(actions.find, &QAction::triggered, this, &FindActions::find);
    connect(actions.findNext, &QAction::triggered, this, [this] { step(true); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] { step(false); });
    connect(actions.findEverywhere, &QAction::triggered, this, &FindActions::findEverywhere);
}

void FindActions::find()
{
    if (m_places.tools.find())
        return;
    if (m_search != nullptr && m_search->isAncestorOf(QApplication::focusWidget()))
        m_search->focusField();
    else if (isConversationShown())
        m_places.chat.finder().open();
}

void FindActions::step(bool next)
{
    if (!isConversationShown())
        return;
    ConversationFinder &finder = m_places.chat.finder();
    next ? finder.findNext() : finder.findPrevious();
}

void FindActions::findEverywhere()
{
    SearchDock *dock = search();
    dock->show();
    dock->raise();
    dock->focusField();
}

void FindActions::closeSearch()
{
    const bool hadFocus = m_search->isAncestorOf(QApplication::focusWidget());
    m_search->hide();
    if (hadFocus && m_places.chat.isVisible())
        m_places.chat.focusMessage();
}

bool FindActions::isSearchShown() const
{
    return m_search != nullptr && !m_search->isHidden();
}

void FindActions::showSearch()
{
    search()->show();
}

bool FindActions::isConversationShown()
{
    const bool shown = m_places.chat.isVisible() && m_places.chat.session() != nullptr;
    if (!shown)
        emit hint(tr("Choose an account first"));
    return shown;
}

SearchDock *FindActions::search()
{
    if (m_search)
        return m_search;
    QMainWindow &window = m_places.window;
    m_search = new SearchDock(m_places.history, m_places.sessions, &window);
    connect(m_search, &SearchDock::openRequested, this, &FindActions::openRequested);
    connect(m_search, &SearchDock::closeRequested, this, &FindActions::closeSearch);
    m_search->hide();
    // Where it was last time, else beside the conversation, or below it where that is narrow.
    if (!window.restoreDockWidget(m_search)) {
        const int letter = window.fontMetrics().averageCharWidth();
        const bool narrow = window.width() < narrowWindow * letter;
        window.addDockWidget(narrow ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea, m_search);
        if (narrow)
            window.resizeDocks({m_search}, {window.height() * 2 / 5}, Qt::Vertical);
        else
            window.resizeDocks({m_search}, {dockWidth * letter}, Qt::Horizontal);
    }
    return m_search;
}

} // namespace decidesk
