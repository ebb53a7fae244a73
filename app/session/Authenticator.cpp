#include "Authenticator.h"

#include "ApiClient.h"
#include "RequestWriter.h"
#include "SecretStore.h"

#include <QLoggingCategory>

#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.login")

} // namespace

Authenticator::Authenticator(ApiClient &client, SecretStore &secrets, QObject *parent)
    : QObject(parent), m_client(client), m_secrets(secrets), m_attempt(std::make_unique<QObject>())
{}

Authenticator::~Authenticator() = default;

std::optional<Error> Authenticator::prepareRegistration(const Account &account,
                                                        const Secret &apiKey,
                                                        const Secret &checksum)
{
    if (const auto wrong
        = checkRequest(RegisterRequest{apiKey, checksum, account.name, account.prompt}))
        return wrong;
    m_goal = Goal::Register;
    m_apiKey = apiKey;
    m_checksum = checksum;
    m_keepsAtTheEnd = false;
    return std::nullopt;
}

std::optional<Error> Authenticator::prepareRegistrationAgain(const Account &account,
                                                             const Secret &apiKey,
                                                             const Secret &checksum)
{
    auto wrong = prepareRegistration(account, apiKey, checksum);
    if (!wrong)
        m_keepsAtTheEnd = true;
    return wrong;
}

void Authenticator::prepareLogin()
{
    forgetGoal();
    m_goal = Goal::LogIn;
}

std::optional<Error> Authenticator::prepareLoginWith(const Secret &checksum)
{
    if (const auto wrong = checkRequest(ConnectionRequest{checksum}))
        return wrong;
    m_goal = Goal::LogIn;
    m_checksum = checksum;
    m_keepsAtTheEnd = true;
    return std::nullopt;
}

Problem::Step Authenticator::step() const
{
    switch (m_goal) {
    case Goal::Register:
        return Problem::Step::Register;
    case Goal::LogIn:
        return Problem::Step::LogIn;
    case Goal::None:
        break;
    }
    return Problem::Step::Connect;
}

void Authenticator::start(const Account &account)
{
    m_attempt = std::make_unique<QObject>();
    if (m_goal == Goal::Register) {
        startRegistration(account);
        return;
    }
    if (m_goal != Goal::LogIn)
        return;
    if (!m_checksum.isEmpty()) {
        sendLogin(m_checksum);
        return;
    }
    m_secrets.read(checksumEntry(account.id), m_attempt.get(), [this](const auto &found) {
        if (const auto *error = std::get_if<Error>(&found))
            emit refused(Goal::LogIn, *error);
        else
            sendLogin(std::get<Secret>(found));
    });
}

void Authenticator::startRegistration(const Account &account)
{
    const auto keepAndSend = [this, account] {
        m_keptFor = account.id;
        keep(account, m_checksum, m_attempt.get(), [this, account] { sendRegister(account); });
    };
    if (!m_keepsAtTheEnd) {
        keepAndSend();
        return;
    }
    m_secrets.read(checksumEntry(account.id), m_attempt.get(),
                   [this, account, keepAndSend](const auto &found) {
                       const auto *error = std::get_if<Error>(&found);
                       if (error != nullptr && error->kind == Error::Kind::SecretMissing)
                           keepAndSend();
                       else
                           sendRegister(account);
                   });
}

void Authenticator::abort()
{
    m_attempt = std::make_unique<QObject>();
    if (!m_isSent)
        takeBack();
    forgetGoal();
}

void Authenticator::takeBack()
{
    if (!m_keptFor.isNull())
        m_secrets.remove(checksumEntry(std::exchange(m_keptFor, {})), this, [](const auto &) {});
}

void Authenticator::succeed(const Account &account)
{
    if (m_keepsAtTheEnd)
        keep(account, m_checksum, this, [] {});
    forgetGoal();
}

void Authenticator::forgetGoal()
{
    m_goal = Goal::None;
    m_apiKey = Secret();
    m_checksum = Secret();
    m_keepsAtTheEnd = false;
    m_keptFor = {};
    m_isSent = false;
}

void Authenticator::sendRegister(const Account &account)
{
    const RegisterRequest request{m_apiKey, m_checksum, account.name, account.prompt};
    m_client.addSecret(request.apiKey);
    m_client.addSecret(request.checksum);
    m_isSent = true;
    emit registering();
    if (const auto wrong = m_client.send(request))
        emit refused(Goal::Register, *wrong);
}

void Authenticator::sendLogin(Secret checksum)
{
    m_client.addSecret(checksum);
    if (const auto wrong = m_client.send(ConnectionRequest{std::move(checksum)}))
        emit refused(Goal::LogIn, *wrong);
}

void Authenticator::keep(const Account &account, const Secret &checksum, QObject *context,
                         const std::function<void()> &then)
{
    // Where the keychain fails the store keeps it for this run and the window says so.
    const auto done = [then](const std::optional<Error> &error) {
        if (error)
            qCWarning(log) << "the keychain does not keep the checksum";
        then();
    };
    const QString entry = checksumEntry(account.id);
    if (account.rememberChecksum)
        m_secrets.write(entry, checksum, context, done);
    else
        m_secrets.keepForThisRun(entry, checksum, context, done);
}

} // namespace decidesk
