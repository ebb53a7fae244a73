#pragma once

#include <QDate>
#include <QTimer>

namespace decidesk {

/// Watches the clock of this computer: `changed` comes when another day begins, at once, and when
/// the time zone or the date is set, within 20 s.
class DayClock : public QTimer
{
    Q_OBJECT

public:
    explicit DayClock(QObject *parent);

signals:
    void changed();

private:
    void look();

    QDate m_day;
    int m_offset = 0; ///< from UTC, in seconds
};

} // namespace decidesk
