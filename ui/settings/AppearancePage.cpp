#include "AppearancePage.h"

#include "FieldColumn.h"
#include "Language.h"
#include "Settings.h"

#include <QComboBox>
#include <QSpinBox>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int textSizeStep = 10;

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

AppearancePage::AppearancePage(Settings &settings, const Language &language, QWidget *parent)
    : SettingsPage(parent), m_settings(settings), m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)), m_textSize(new QSpinBox(this)), m_column(new FieldColumn(this))
{
    m_language->addItem(QString(), QString());
    for (const QString &code : language.available())
        m_language->addItem(Language::nativeName(code), code);
    for (const auto theme :
         {Preferences::Theme::System, Preferences::Theme::Light, Preferences::Theme::Dark})
        m_theme->addItem(QString(), static_cast<int>(theme));
    m_textSize->setRange(Preferences::smallestTextSize, Preferences::largestTextSize);
    m_textSize->setSingleStep(textSizeStep);

    for (QWidget *field : std::initializer_list<QWidget *>{m_language, m_theme, m_textSize})
        m_column->addField(field);
    m_column->addStretch(1);
    setFocusProxy(m_language);

    connect(m_language, &QComboBox::activated, this, &AppearancePage::edited);
    connect(m_theme, &QComboBox::activated, this, &AppearancePage::edited);
    connect(m_textSize, &QSpinBox::valueChanged, this, &AppearancePage::edited);
    retranslate();
}

QString AppearancePage::title() const
{
    //: Page of the settings
    return tr("Appearance");
}

void AppearancePage::load()
{
    const Preferences preferences = m_settings.preferences();
    choose(m_language, preferences.language);
    choose(m_theme, static_cast<int>(preferences.theme));
    m_textSize->setValue(preferences.textSizePercent);
}

void AppearancePage::apply(Applied applied)
{
    Preferences preferences = m_settings.preferences();
    preferences.language = m_language->currentData().toString();
    preferences.theme = static_cast<Preferences::Theme>(m_theme->currentData().toInt());
    preferences.textSizePercent = m_textSize->value();
    if (preferences != m_settings.preferences())
        m_settings.setPreferences(preferences);
    applied({});
}

void AppearancePage::retranslate()
{
    //: Label of a field
    m_column->setTexts(m_language, tr("&Language"), {});
    //: Language: the one of the system
    m_language->setItemText(0, tr("System default"));
    //: Label of a field
    m_column->setTexts(m_theme, tr("&Theme"), {});
    //: Theme: the one of the system
    m_theme->setItemText(0, tr("System default"));
    //: Theme: light
    m_theme->setItemText(1, tr("Light"));
    //: Theme: dark
    m_theme->setItemText(2, tr("Dark"));
    //: Label of a field
    m_column->setTexts(m_textSize, tr("Text &size"), {});
    //: Unit behind a number: percent
    m_textSize->setSuffix(tr(" %"));
}

} // namespace decidesk
