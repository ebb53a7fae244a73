#pragma once

#include "Account.h"

#include <QObject>
#include <QTimer>

namespace decidesk {

class ConversationPager;
class ConversationView;
class HistoryStore;
class Settings;

/// Opens conversations where they were left, and remembers where that is: when another one is
/// opened, a second after the last move, and when it is told to.
class Bookmarks : public QObject
{
    Q_OBJECT

public:
    struct Places
    {
        Settings &settings;
        HistoryStore &history;
        ConversationPager &pager;
        ConversationView &view;
    };

    /// All must outlive this object; the view shows the pager.
    Bookmarks(const Places &places, QObject *parent);

    /// Null: nothing is shown.
    void open(const AccountId &account);
    void store();

private:
    Places m_places;
    QTimer m_rest;
};

} // namespace decidesk
