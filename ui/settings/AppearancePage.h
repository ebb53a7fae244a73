#pragma once

#include "SettingsPage.h"

#include <QStringList>

class QComboBox;
class QSpinBox;

namespace decidesk {

class FieldColumn;
class Language;
class Settings;

/// Language, theme and text size.
class AppearancePage final : public SettingsPage
{
    Q_OBJECT

public:
    /// `language` tells which languages there are. Both must outlive the page.
    AppearancePage(Settings &settings, const Language &language, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void load() override;
    void apply(Applied applied) override;

protected:
    void retranslate() override;

private:
    Settings &m_settings;
    QComboBox *m_language;
    QComboBox *m_theme;
    QSpinBox *m_textSize;
    FieldColumn *m_column;
};

} // namespace decidesk
