#pragma once

#include "SettingsPage.h"

class QCheckBox;
class QRadioButton;

namespace decidesk {

class PlainLabel;
class Settings;

/// How messages are sent, and what happens at the start.
class ChatSettingsPage final : public SettingsPage
{
    Q_OBJECT

public:
    explicit ChatSettingsPage(Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load() override;
    void apply(Applied applied) override;

protected:
    void retranslate() override;

private:
    Settings &m_settings;
    PlainLabel *m_sendingTitle;
    QRadioButton *m_enterSends;
    QRadioButton *m_enterBreaks;
    PlainLabel *m_startTitle;
    QCheckBox *m_logInAtStart;
    PlainLabel *m_elsewhereTitle;
    QCheckBox *m_notify;
};

} // namespace decidesk
