#include "SettingsPage.h"

#include <QEvent>

namespace decidesk {

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace decidesk
