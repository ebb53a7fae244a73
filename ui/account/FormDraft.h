#pragma once

#include "LoginForm.h"
#include "RegisterForm.h"
#include "StoreTimer.h"

#include <QObject>

#include <optional>

namespace decidesk {

class Settings;

/// What was typed into the two forms for the server of the settings. It is put aside while the
/// forms serve something else, and without its secrets it is stored at most a second after it was
/// typed, so that it stands there again after a restart.
class FormDraft : public QObject
{
    Q_OBJECT

public:
    /// Fills in what the last run left. The forms are those of `page`; all must outlive the draft.
    FormDraft(Settings &settings, RegisterForm &registration, LoginForm &login, QWidget *page);

    /// Whether the forms were in view, with something in them, when the last run ended.
    [[nodiscard]] static bool wasInView(const Settings &settings);

    /// Empties the forms for something else, such as the practice server.
    void putAside();
    [[nodiscard]] bool isAside() const { return m_aside.has_value(); }
    /// Empty while nothing is put aside.
    [[nodiscard]] RegisterForm::Values registrationAside() const;
    /// Fills in what was put aside, with what was typed since.
    void bringBack();
    /// What stands in the form has served its purpose. What is put aside stays.
    void clearRegistration();
    void clearLogin();
    /// Stores now.
    void save();
    /// The page was shown or hidden.
    void onShownChanged() { m_unstored.noteChange(); }

private:
    struct Typed
    {
        RegisterForm::Values registration;
        LoginForm::Values login;
    };

    void restore();
    [[nodiscard]] Typed typed() const;

    Settings &m_settings;
    RegisterForm &m_registration;
    LoginForm &m_login;
    QWidget &m_page;
    std::optional<Typed> m_aside;
    StoreTimer m_unstored;
};

} // namespace decidesk
