#include "TimeText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::TimeText)
};

} // namespace

QString dayText(QDate day, QDate today)
{
    if (day == today)
        //: Day separator in a conversation
        return Words::tr("Today");
    if (day == today.addDays(-1))
        //: Day separator in a conversation
        return Words::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString timeText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QLocale ofWindow;
    const QLocale system = QLocale::system();
    // English is also the language where there is no other; it does not say how many hours the
    // clock has.
    const bool asTheSystem = ofWindow.language() == QLocale::English
        && system.language() != QLocale::C && system.language() != QLocale::English;
    return ofWindow.toString(time.toLocalTime().time(),
                             (asTheSystem ? system : ofWindow).timeFormat(QLocale::ShortFormat));
}

QString exactTimeText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return QLocale().toString(local.date(), QLocale::LongFormat) + QStringLiteral(", ")
        + QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
}

QString latencyText(std::chrono::milliseconds latency)
{
    const QLocale locale;
    if (latency < std::chrono::seconds(1))
        //: A duration in milliseconds
        return Words::tr("%1 ms").arg(locale.toString(static_cast<qint64>(latency.count())));
    //: A duration in seconds
    return Words::tr("%1 s").arg(
        locale.toString(static_cast<double>(latency.count()) / 1000, 'f', 1));
}

} // namespace decidesk
