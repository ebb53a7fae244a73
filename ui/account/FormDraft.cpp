#include "FormDraft.h"

#include "RequestWriter.h"
#include "Settings.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace decidesk {

namespace {

const QString draftKey = QStringLiteral("newAccount");
const QString nameKey = QStringLiteral("name");
const QString promptKey = QStringLiteral("prompt");
const QString nameInListKey = QStringLiteral("nameInList");
const QString rememberKey = QStringLiteral("remember");
const QString rememberLoginKey = QStringLiteral("rememberLogin");
const QString inViewKey = QStringLiteral("inView");

QJsonObject storedIn(const Settings &settings)
{
    return QJsonDocument::fromJson(settings.windowState(draftKey)).object();
}

} // namespace

FormDraft::FormDraft(Settings &settings, RegisterForm &registration, LoginForm &login,
                     QWidget *page)
    : QObject(page), m_settings(settings), m_registration(registration), m_login(login),
      m_page(*page)
{
    restore();
    connect(&m_unstored, &StoreTimer::timeout, this, &FormDraft::save);
    connect(&m_registration, &RegisterForm::edited, &m_unstored, &StoreTimer::noteChange);
    connect(&m_login, &LoginForm::edited, &m_unstored, &StoreTimer::noteChange);
}

bool FormDraft::wasInView(const Settings &settings)
{
    return storedIn(settings).value(inViewKey).toBool();
}

void FormDraft::restore()
{
    const QJsonObject stored = storedIn(m_settings);
    RegisterForm::Values registration;
    registration.name = stored.value(nameKey).toString();
    registration.prompt = stored.value(promptKey).toString();
    registration.remember = stored.value(rememberKey).toBool(registration.remember);
    m_registration.setValues(registration);
    LoginForm::Values login;
    login.nameInList = stored.value(nameInListKey).toString();
    login.remember = stored.value(rememberLoginKey).toBool(login.remember);
    m_login.setValues(login);
}

void FormDraft::putAside()
{
    if (!m_aside) {
        m_aside = typed();
        if (!m_registration.isApiKeyTyped())
            m_aside->registration.apiKey = Secret();
    }
    m_registration.clear();
    m_login.clear();
}

RegisterForm::Values FormDraft::registrationAside() const
{
    return m_aside ? m_aside->registration : RegisterForm::Values();
}

void FormDraft::bringBack()
{
    if (!m_aside)
        return;
    const Typed now = typed();
    m_aside.reset();
    m_registration.clear();
    m_registration.setValues(now.registration);
    m_login.setValues(now.login);
}

void FormDraft::clearRegistration()
{
    m_registration.clear();
    save();
}

void FormDraft::clearLogin()
{
    m_login.clear();
    save();
}

void FormDraft::save()
{
    m_unstored.stop();
    const Typed now = typed();
    QJsonObject stored;
    const auto keep = [&stored](const QString &key, const QString &text) {
        if (!text.isEmpty())
            stored.insert(key, text);
    };
    keep(nameKey, now.registration.name);
    // A longer one can't be registered, and would be written anew each time.
    if (now.registration.prompt.size() <= maxPromptBytes)
        keep(promptKey, now.registration.prompt);
    keep(nameInListKey, now.login.nameInList);
    if (!now.registration.remember)
        stored.insert(rememberKey, false);
    if (!now.login.remember)
        stored.insert(rememberLoginKey, false);
    // Not isVisible: when the window closes the page goes out of sight, but not out of its place.
    if (!stored.isEmpty() && !m_page.isHidden())
        stored.insert(inViewKey, true);
    m_settings.setWindowState(
        draftKey,
        stored.isEmpty() ? QByteArray() : QJsonDocument(stored).toJson(QJsonDocument::Compact));
}

FormDraft::Typed FormDraft::typed() const
{
    if (!m_aside)
        return {m_registration.values(), m_login.values()};
    return {m_registration.typedOver(m_aside->registration), m_login.typedOver(m_aside->login)};
}

} // namespace decidesk
