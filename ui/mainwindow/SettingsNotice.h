#pragma once

#include "Banner.h"

namespace decidesk {

class Settings;

/// Says that settings and accounts can't be stored, for as long as that is so.
class SettingsNotice : public Banner
{
    Q_OBJECT

public:
    /// `settings` must outlive the notice.
    explicit SettingsNotice(const Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Settings &m_settings;
    bool m_isDismissed = false; ///< until it is over
};

} // namespace decidesk
