#pragma once

#include "Account.h"
#include "Error.h"
#include "Problem.h"
#include "Secret.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace decidesk {

class ApiClient;
class SecretStore;

/// Asks for a token over an open connection: fetches or keeps the checksum in the keychain and
/// sends Register or Connection.
///
/// What the server answers comes from the `ApiClient`; this class only tells what kept the request
/// from being sent. Secrets are held from `prepare…` until they are sent or kept. Lives in the GUI
/// thread.
class Authenticator : public QObject
{
    Q_OBJECT

public:
    /// What the next `start` sends.
    enum class Goal { None, Register, LogIn };

    /// Both must outlive the authenticator.
    Authenticator(ApiClient &client, SecretStore &secrets, QObject *parent);
    ~Authenticator() override;

    /// Answers what is wrong with the fields of a registration (the errors of `checkRequest`), or
    /// nothing.
    [[nodiscard]] std::optional<Error> prepareRegistration(const Account &account,
                                                           const Secret &apiKey,
                                                           const Secret &checksum);
    /// The same for an account that has a checksum: what the keychain has of it changes only with
    /// the token. Where it has none, `checksum` is kept before, as for a new account.
    [[nodiscard]] std::optional<Error> prepareRegistrationAgain(const Account &account,
                                                                const Secret &apiKey,
                                                                const Secret &checksum);
    /// The checksum will come from the keychain.
    void prepareLogin();
    /// The same with a checksum that is not in the keychain yet.
    [[nodiscard]] std::optional<Error> prepareLoginWith(const Secret &checksum);

    [[nodiscard]] Goal goal() const { return m_goal; }
    /// What a session is about that opens a link for the goal.
    [[nodiscard]] Problem::Step step() const;

    /// Goes for the goal on the client's open connection. A checksum that is to be registered is in
    /// the keychain (or kept for this run) before Register is sent.
    void start(const Account &account);
    /// Forgets the goal and its secrets; answers of the keychain that are still to come are
    /// dropped. A checksum that was kept for a Register that was not sent is taken back.
    void abort();
    /// The registration is known to have failed: a checksum that was kept for it leaves the
    /// keychain.
    void takeBack();
    /// A token came: a checksum that is not kept yet is kept now, and the goal is reached.
    void succeed(const Account &account);

signals:
    /// Register is about to be handed to the socket.
    void registering();
    /// Nothing was sent.
    void refused(decidesk::Authenticator::Goal goal, const decidesk::Error &error);

private:
    void forgetGoal();
    void startRegistration(const Account &account);
    void sendRegister(const Account &account);
    void sendLogin(Secret checksum); ///< by value: `abort` forgets the member
    void keep(const Account &account, const Secret &checksum, QObject *context,
              const std::function<void()> &then);

    ApiClient &m_client;
    SecretStore &m_secrets;
    Goal m_goal = Goal::None;
    Secret m_apiKey;
    Secret m_checksum; ///< typed
    bool m_keepsAtTheEnd = false; ///< the checksum, with the token
    AccountId m_keptFor; ///< whose checksum was kept for this registration
    bool m_isSent = false; ///< its Register
    std::unique_ptr<QObject> m_attempt; ///< context of the keychain's answers
};

} // namespace decidesk
