#pragma once

#include "ReplyLimits.h"
#include "SettingsPage.h"
#include "Timeouts.h"

#include <chrono>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace decidesk {

class PlainLabel;
class Settings;

/// How long the program waits, and how much it takes in. For testers and administrators.
class AdvancedPage final : public SettingsPage
{
    Q_OBJECT

public:
    explicit AdvancedPage(Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load() override;
    void apply(Applied applied) override;

protected:
    void retranslate() override;

private:
    struct Row
    {
        QLabel *label;
        QSpinBox *box;
    };
    struct TimeoutRow : Row
    {
        std::chrono::milliseconds Timeouts::*member;
    };

    void addHeading(PlainLabel *heading);
    Row addRow(int smallest, int largest);
    static void setName(const Row &row, const QString &text);
    void addTimeout(std::chrono::milliseconds Timeouts::*member, int largestSeconds);
    void show(const Timeouts &timeouts, const ReplyLimits &limits);

    Settings &m_settings;
    QGridLayout *m_form;
    std::vector<TimeoutRow> m_timeouts;
    Row m_mebibytes{};
    PlainLabel *m_waitingTitle;
    PlainLabel *m_limitsTitle;
    PlainLabel *m_explanation;
    QPushButton *m_defaults = nullptr;
};

} // namespace decidesk
