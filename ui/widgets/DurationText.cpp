#include "DurationText.h"

#include <QCoreApplication>
#include <QLocale>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::ErrorText)
};

} // namespace

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        //: A duration in milliseconds
        return Words::tr("%1 ms").arg(locale.toString(milliseconds));
    //: A duration in seconds
    return Words::tr("%1 s").arg(locale.toString(static_cast<double>(milliseconds) / 1000, 'g', 6));
}

} // namespace decidesk
