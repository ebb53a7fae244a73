#include "SettingsNotice.h"

#include "Error.h"
#include "Settings.h"

#include <QEvent>

#include <optional>

namespace decidesk {

SettingsNotice::SettingsNotice(const Settings &settings, QWidget *parent)
    : Banner(parent), m_settings(settings)
{
    connect(&settings, &Settings::troubleChanged, this, &SettingsNotice::refresh);
    connect(this, &Banner::triggered, this, [this] {
        m_isDismissed = true;
        refresh();
    });
    refresh();
}

void SettingsNotice::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void SettingsNotice::refresh()
{
    const std::optional<Error> trouble = m_settings.trouble();
    m_isDismissed = m_isDismissed && trouble;
    if (!trouble || m_isDismissed) {
        clear();
        return;
    }
    Content content;
    content.text = tr("Settings and accounts can't be saved. What you change works until you quit, "
                      "and is saved as soon as possible.");
    content.details = trouble->detail;
    content.actions = {Action::Dismiss};
    setContent(content);
}

} // namespace decidesk
