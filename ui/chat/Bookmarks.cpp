#include "Bookmarks.h"

#include "Bookmark.h"
#include "ConversationPager.h"
#include "ConversationView.h"
#include "HistoryStore.h"
#include "Settings.h"

#include <QScrollBar>

#include <variant>

namespace decidesk {

namespace {

constexpr int restMilliseconds = 1'000;

} // namespace

Bookmarks::Bookmarks(const Places &places, QObject *parent) : QObject(parent), m_places(places)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &Bookmarks::store);
    const auto restart = qOverload<>(&QTimer::start);
    connect(m_places.view.verticalScrollBar(), &QScrollBar::valueChanged, &m_rest, restart);
    connect(&m_places.pager, &ConversationPager::arrived, &m_rest, restart);
}

void Bookmarks::open(const AccountId &account)
{
    store();
    const Bookmark bookmark = m_places.settings.bookmark(account);
    m_places.view.open(account, bookmark);
    if (bookmark.sequence == 0)
        return;
    m_places.history.countDecisions(account, bookmark.newest, this,
                                    [this, account](const auto &counted) {
                                        const auto *count = std::get_if<qint64>(&counted);
                                        if (count != nullptr && m_places.pager.account() == account)
                                            m_places.view.addNew(static_cast<int>(*count));
                                    });
}

void Bookmarks::store()
{
    m_rest.stop();
    // What is not read yet says nothing about where somebody reads.
    const ConversationPager &pager = m_places.pager;
    if (!pager.isStartingOver() && !pager.messages().isEmpty())
        m_places.settings.setBookmark(pager.account(), m_places.view.bookmark());
}

} // namespace decidesk
