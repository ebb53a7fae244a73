#include "ChatSettingsPage.h"

#include "Mnemonic.h"
#include "PlainLabel.h"
#include "Settings.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int betweenGroups = 12;

} // namespace

ChatSettingsPage::ChatSettingsPage(Settings &settings, QWidget *parent)
    : SettingsPage(parent), m_settings(settings), m_sendingTitle(new PlainLabel(this)),
      m_enterSends(new QRadioButton(this)), m_enterBreaks(new QRadioButton(this)),
      m_startTitle(new PlainLabel(this)), m_logInAtStart(new QCheckBox(this)),
      m_elsewhereTitle(new PlainLabel(this)), m_notify(new QCheckBox(this))
{
    m_sendingTitle->setHeading();
    m_startTitle->setHeading();
    m_elsewhereTitle->setHeading();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sendingTitle);
    column->addWidget(m_enterSends);
    column->addWidget(m_enterBreaks);
    column->addSpacing(betweenGroups);
    column->addWidget(m_startTitle);
    column->addWidget(m_logInAtStart);
    column->addSpacing(betweenGroups);
    column->addWidget(m_elsewhereTitle);
    column->addWidget(m_notify);
    column->addStretch(1);

    connect(m_enterSends, &QRadioButton::toggled, this, &ChatSettingsPage::edited);
    connect(m_logInAtStart, &QCheckBox::toggled, this, &ChatSettingsPage::edited);
    connect(m_notify, &QCheckBox::toggled, this, &ChatSettingsPage::edited);
    retranslate();
}

QString ChatSettingsPage::title() const
{
    //: Page of the settings
    return tr("Chat");
}

void ChatSettingsPage::load()
{
    const Preferences preferences = m_settings.preferences();
    m_enterSends->setChecked(preferences.enterSends);
    m_enterBreaks->setChecked(!preferences.enterSends);
    m_logInAtStart->setChecked(preferences.logInAtStart);
    m_notify->setChecked(preferences.notifyOfDecisions);
    setFocusProxy(preferences.enterSends ? m_enterSends : m_enterBreaks);
}

void ChatSettingsPage::apply(Applied applied)
{
    Preferences preferences = m_settings.preferences();
    preferences.enterSends = m_enterSends->isChecked();
    preferences.logInAtStart = m_logInAtStart->isChecked();
    preferences.notifyOfDecisions = m_notify->isChecked();
    if (preferences != m_settings.preferences())
        m_settings.setPreferences(preferences);
    applied({});
}

void ChatSettingsPage::retranslate()
{
    //: Heading above two choices
    m_sendingTitle->setText(tr("Sending a message"));
    m_enterSends->setText(tr("&Enter sends, Shift+Enter begins a new line"));
    m_enterBreaks->setText(tr("&Ctrl+Enter sends, Enter begins a new line"));
    //: Heading above a choice: what happens when the program starts
    m_startTitle->setText(tr("At startup"));
    m_logInAtStart->setText(tr("&Log in again to the accounts that were logged in"));
    //: Heading above a choice: what happens while another program is used
    m_elsewhereTitle->setText(tr("In the background"));
    m_notify->setText(tr("&Notify when a decision arrives"));
    for (QAbstractButton *button :
         {static_cast<QAbstractButton *>(m_enterSends),
          static_cast<QAbstractButton *>(m_enterBreaks),
          static_cast<QAbstractButton *>(m_logInAtStart), static_cast<QAbstractButton *>(m_notify)})
        button->setAccessibleName(withoutMnemonic(button->text()));
}

} // namespace decidesk
