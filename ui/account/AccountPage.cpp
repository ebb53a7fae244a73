#include "AccountPage.h"

#include "ErrorText.h"
#include "FormDraft.h"
#include "LoginForm.h"
#include "NewAddress.h"
#include "OpeningProgress.h"
#include "PlainLabel.h"
#include "RegisterForm.h"
#include "RegisterNotice.h"
#include "SecretStore.h"
#include "Session.h"
#include "SessionList.h"
#include "Settings.h"
#include "SymbolIcon.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int widestFormInLetters = 84;
constexpr double titleSize = 1.5;

} // namespace

AccountPage::AccountPage(SessionList &sessions, Settings &settings, SecretStore &secrets,
                         QWidget *parent)
    : QWidget(parent), m_sessions(sessions), m_settings(settings), m_secrets(secrets),
      m_server(settings.currentServer()), m_opening(sessions), m_logo(new QLabel),
      m_title(new PlainLabel), m_subtitle(new PlainLabel), m_serverText(new PlainLabel),
      m_change(new QPushButton), m_banner(new Banner), m_tabs(new QTabWidget),
      m_register(new RegisterForm), m_login(new LoginForm),
      m_draft(new FormDraft(settings, *m_register, *m_login, this)),
      m_progress(new OpeningProgress(m_opening)), m_practice(new QWidget),
      m_practiceText(new PlainLabel), m_tryPractice(new QPushButton)
{
    build();
    connectParts();
    retranslate();
    refreshProgress();
}

AccountPage::~AccountPage() = default;

void AccountPage::build()
{
    m_serverText->setElideMode(Qt::ElideMiddle);
    m_serverText->setObjectName(QStringLiteral("serverName"));
    m_subtitle->setWordWrap(true);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_logo);
    head->addLayout(titles, 1);

    auto *serverRow = new QHBoxLayout;
    serverRow->addWidget(m_serverText, 1);
    serverRow->addWidget(m_change);

    m_tryPractice->setIcon(symbolIcon(QStringLiteral("practice")));
    m_practiceText->setWordWrap(true);
    auto *practiceRow = new QHBoxLayout(m_practice);
    practiceRow->setContentsMargins({});
    practiceRow->addWidget(m_practiceText, 1);
    practiceRow->addWidget(m_tryPractice);

    m_tabs->addTab(m_register, QString());
    m_tabs->addTab(m_login, QString());
    m_tabs->setDocumentMode(false);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(serverRow);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_tabs);
    column->addWidget(m_practice);
    column->addStretch();
    column->setContentsMargins(24, 16, 24, 16);
    content->setMaximumWidth(fontMetrics().averageCharWidth() * widestFormInLetters);

    auto *centred = new QWidget;
    auto *centring = new QHBoxLayout(centred);
    centring->setContentsMargins({});
    centring->addStretch(1);
    centring->addWidget(content, 1000);
    centring->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(centred);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
    m_content = content;
    m_scroll = scroll;
}

void AccountPage::connectParts()
{
    connect(m_change, &QPushButton::clicked, this, [this] {
        // The settings know nothing of the practice server.
        if (m_server.practice)
            startAnew();
        emit settingsRequested();
    });
    connect(m_tryPractice, &QPushButton::clicked, this, &AccountPage::practiceRequested);
    connect(&m_opening, &AccountOpening::progressed, this, &AccountPage::refreshProgress);
    connect(&m_opening, &AccountOpening::failureChanged, this, &AccountPage::refreshFailure);
    connect(&m_opening, &AccountOpening::opened, this, &AccountPage::onOpened);
    connect(m_banner, &Banner::triggered, this, &AccountPage::onBanner);
    connect(m_register, &RegisterForm::submitted, this, &AccountPage::registerAccount);
    connect(m_login, &LoginForm::submitted, this, &AccountPage::logIn);
    connect(m_register, &RegisterForm::hint, this, &AccountPage::hint);
    connect(m_login, &LoginForm::hint, this, &AccountPage::hint);
    connect(&m_settings, &Settings::serversChanged, this, [this] {
        if (m_opening.isBusy())
            return;
        if (!m_draft->isAside())
            setServer(m_settings.currentServer());
        else if (const auto present = m_settings.server(m_server.id); present && !m_server.practice)
            setServer(*present);
    });
}

void AccountPage::startAnew()
{
    m_greets = m_sessions.sessions().isEmpty();
    retranslate();
    if (m_opening.isBusy()) {
        m_progress->focusCancel();
        return;
    }
    followSettings();
    m_apiKeyAsked = false;
    suggestApiKey();
    m_tabs->currentWidget()->setFocus();
}

void AccountPage::usePracticeServer(const Server &server)
{
    useOnly(server);
    RegisterForm::Values values = m_draft->registrationAside();
    if (values.name.isEmpty())
        values.name = tr("Practice");
    if (values.prompt.trimmed().isEmpty())
        values.prompt = tr("A careful friend who weighs both sides");
    values.checksum = RegisterForm::newChecksum();
    values.apiKey = Secret(QStringLiteral("no-key-needed"));
    m_register->suggest(values);
    m_register->focusSubmit();
}

void AccountPage::registerAgain(const Session &session)
{
    if (m_opening.isBusy()) {
        emit hint(tr("Another registration or login is in progress. Wait for it or cancel it, then "
                     "try again."));
        return;
    }
    useOnly(session.server());
    const AccountId id = session.account().id;
    m_registersAgain = id;
    RegisterForm::Values values;
    values.name = session.account().name;
    values.prompt = session.account().prompt;
    values.remember = session.account().rememberChecksum;
    m_register->suggest(values);
    m_apiKeyAsked = false;
    suggestApiKey();
    m_register->setFocus();
    // The same checksum, so that the account stays the same for the server.
    m_secrets.read(checksumEntry(id), this, [this, id](const auto &found) {
        const auto *checksum = std::get_if<Secret>(&found);
        if (checksum && id == m_registersAgain) {
            m_checksumAgain = *checksum;
            m_register->suggestChecksum(*checksum);
        }
    });
}

void AccountPage::forgetRegistrationAgain()
{
    m_registersAgain = {};
    m_checksumAgain = {};
}

void AccountPage::useOnly(const Server &server)
{
    m_opening.forget();
    m_banner->clear();
    m_draft->putAside();
    forgetRegistrationAgain();
    setServer(server);
    m_tabs->setCurrentWidget(m_register);
}

void AccountPage::followSettings()
{
    if (m_draft->isAside()) {
        m_opening.forget();
        forgetRegistrationAgain();
        m_banner->clear();
        m_draft->bringBack();
    }
    setServer(m_settings.currentServer());
}

void AccountPage::onSettingsApplied()
{
    m_apiKeyAsked = false;
    suggestApiKey();
}

bool AccountPage::wasInView(const Settings &settings)
{
    return FormDraft::wasInView(settings);
}

void AccountPage::save()
{
    m_draft->save();
}

void AccountPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        refreshSizes();
}

void AccountPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The keychain is not touched before the first paint.
    QTimer::singleShot(0, this, &AccountPage::suggestApiKey);
    m_draft->onShownChanged();
}

void AccountPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_draft->onShownChanged();
}

void AccountPage::setServer(const Server &server)
{
    const bool another = server.id != m_server.id;
    const bool moved = another || server.url != m_server.url;
    m_server = server;
    if (another) {
        // The key of one server is not for the next.
        m_apiKeyAsked = false;
        m_register->suggestApiKey(Secret());
    }
    if (isFailureOfAnotherWay(moved)) {
        m_opening.forget();
        m_banner->clear();
    }
    refreshServer();
    if (another && isVisible())
        suggestApiKey();
}

/// Whether what failed, or the question that was asked, says nothing about the present server.
bool AccountPage::isFailureOfAnotherWay(bool moved) const
{
    const Session *session = m_opening.session();
    if (m_opening.asksForConsent())
        return !isUnencrypted(m_server.url)
            || session->problem()->error.detail != hostAndPort(m_server.url);
    return moved && !m_opening.isBusy() && session != nullptr && session->problem()
        && session->problem()->sent == Sent::No;
}

void AccountPage::suggestApiKey()
{
    if (m_apiKeyAsked || m_server.practice || !isVisible())
        return;
    // A server that is not stored has no key in the keychain; asking could open its prompt.
    if (!m_settings.isListed(m_server.id))
        return;
    m_apiKeyAsked = true;
    const ServerId id = m_server.id;
    m_secrets.read(apiKeyEntry(id), this, [this, id](const auto &found) {
        const auto *apiKey = std::get_if<Secret>(&found);
        if (apiKey && id == m_server.id)
            m_register->suggestApiKey(*apiKey);
    });
}

void AccountPage::registerAccount()
{
    if (m_opening.isBusy())
        return;
    m_registers = true;
    const RegisterForm::Values values = m_register->values();
    const bool another = !m_checksumAgain.isEmpty() && values.checksum != m_checksumAgain;
    m_opening.registerAccount({m_server, values.name, values.prompt, values.apiKey, values.checksum,
                               values.remember, another ? AccountId() : m_registersAgain});
}

void AccountPage::logIn()
{
    if (m_opening.isBusy())
        return;
    m_registers = false;
    const LoginForm::Values values = m_login->values();
    m_opening.logIn({m_server, values.checksum, values.nameInList, values.remember});
}

void AccountPage::onOpened(Session *session)
{
    const Secret typed = m_registers && m_register->isApiKeyTyped() && !m_server.practice
        ? m_register->values().apiKey
        : Secret();
    forgetRegistrationAgain();
    m_banner->clear();
    if (m_registers)
        m_draft->clearRegistration();
    else
        m_draft->clearLogin();
    m_apiKeyAsked = false;
    emit opened(session, typed);
}

void AccountPage::onBanner(Banner::Action action)
{
    switch (action) {
    case Banner::Action::SendUnencrypted:
        if (m_opening.asksForConsent())
            sendUnencrypted();
        break;
    case Banner::Action::LogInWithIt:
        if (Session *session = m_opening.session())
            session->logIn();
        break;
    case Banner::Action::UseAddress:
        // Not sent by itself: the form is still there, and names the new server.
        if (Session *session = m_opening.session())
            offerNewAddress(*session, *window(), [] {});
        break;
    case Banner::Action::OpenSettings:
        emit settingsRequested();
        break;
    case Banner::Action::Dismiss:
        m_banner->clear();
        break;
    default:
        break;
    }
}

void AccountPage::sendUnencrypted()
{
    const bool registers = m_opening.session()->problem()->step == Problem::Step::Register;
    m_server.plainTextConsent = true;
    m_settings.saveServer(m_server);
    // Not `consentToPlainText`, which sends what stood in the form when the question came up.
    if (registers)
        registerAccount();
    else
        logIn();
}

void AccountPage::refreshFailure()
{
    const Session *session = m_opening.session();
    const auto notice = session ? registerNotice(*session) : std::nullopt;
    if (!notice) {
        m_banner->clear();
        return;
    }
    m_banner->setContent(*notice);
    m_scroll->ensureWidgetVisible(m_banner);
    const Error &error = session->problem()->error;
    if (error.kind != Error::Kind::EmptyField && error.kind != Error::Kind::TextTooLong)
        return;
    if (session->problem()->step == Problem::Step::Register)
        m_register->showFieldError(error.detail, errorSentence(error));
    else
        m_login->showChecksumError(errorSentence(error));
}

void AccountPage::refreshProgress()
{
    m_progress->refresh();
    const bool busy = m_opening.isBusy();
    if (busy == !m_progress->isHidden())
        return;

    if (busy)
        m_focusBefore = QApplication::focusWidget();
    m_progress->setVisible(busy);
    m_tabs->setEnabled(!busy);
    m_change->setEnabled(!busy);
    m_practice->setEnabled(!busy);
    if (busy)
        m_progress->focusCancel();
    else if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus();
    // The settings may have changed meanwhile.
    if (!busy && !m_draft->isAside())
        setServer(m_settings.currentServer());
}

void AccountPage::refreshServer()
{
    // The host as it is looked up, so that none can pass for another.
    const QString place = m_server.url.toString(QUrl::FullyEncoded);
    if (m_server.practice)
        m_serverText->setText(tr("Server: practice server on this computer"));
    else if (isUnencrypted(m_server.url))
        //: %1 is the address of the server
        m_serverText->setText(tr("Server: %1 · unencrypted").arg(place));
    else
        //: %1 is the address of the server
        m_serverText->setText(tr("Server: %1").arg(place));
    m_practice->setVisible(!m_server.practice);
    m_register->setRemembers(!m_server.practice);
    m_login->setRemembers(!m_server.practice);
}

void AccountPage::refreshSizes()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * titleSize);
    m_title->setFont(large);
    const int side = QFontMetrics(large).height() + fontMetrics().height();
    m_logo->setPixmap(
        symbolIcon(QStringLiteral("decidesk")).pixmap(QSize(side, side), devicePixelRatioF()));
    m_content->setMaximumWidth(fontMetrics().averageCharWidth() * widestFormInLetters);
}

void AccountPage::retranslate()
{
    setAccessibleName(tr("New account"));
    m_title->setText(m_greets ? tr("Welcome to Decidesk") : tr("New account"));
    m_subtitle->setText(
        tr("Register with a decision server, or log in with the checksum of an account you have."));
    m_tabs->setTabText(0, tr("Register"));
    m_tabs->setTabText(1, tr("Log in"));
    m_register->setAccessibleName(tr("Register"));
    m_login->setAccessibleName(tr("Log in"));
    //: Button: choose another server in the settings
    const QString change = tr("Change…");
    m_change->setText(change);
    m_change->setAccessibleName(change);
    const QString practice = tr("Try without a server");
    m_tryPractice->setText(practice);
    m_tryPractice->setAccessibleName(practice);
    m_practiceText->setText(tr("No server yet? Practise with the one built into Decidesk. "
                               "Everything in it is deleted when you quit."));
    refreshServer();
    refreshFailure();
    refreshProgress();
    refreshSizes();
}

} // namespace decidesk
