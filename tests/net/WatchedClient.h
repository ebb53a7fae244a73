#pragma once

#include "ApiClient.h"
#include "TrafficLog.h"

#include <QList>
#include <QMetaEnum>
#include <QObject>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <memory>
#include <utility>

namespace decidesk::test {

inline QString kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::None:
        return QStringLiteral("None");
    case Error::Kind::ConnectionRefused:
        return QStringLiteral("ConnectionRefused");
    case Error::Kind::UpgradeRefused:
        return QStringLiteral("UpgradeRefused");
    case Error::Kind::ConnectTimedOut:
        return QStringLiteral("ConnectTimedOut");
    case Error::Kind::ConnectionLost:
        return QStringLiteral("ConnectionLost");
    case Error::Kind::ClosedByServer:
        return QStringLiteral("ClosedByServer");
    case Error::Kind::KeepAliveTimedOut:
        return QStringLiteral("KeepAliveTimedOut");
    case Error::Kind::RequestTimedOut:
        return QStringLiteral("RequestTimedOut");
    case Error::Kind::Cancelled:
        return QStringLiteral("Cancelled");
    case Error::Kind::Superseded:
        return QStringLiteral("Superseded");
    case Error::Kind::ServerError:
        return QStringLiteral("ServerError");
    case Error::Kind::NotJson:
        return QStringLiteral("NotJson");
    case Error::Kind::NotAnObject:
        return QStringLiteral("NotAnObject");
    case Error::Kind::NotText:
        return QStringLiteral("NotText");
    case Error::Kind::InvalidUtf8:
        return QStringLiteral("InvalidUtf8");
    case Error::Kind::NoTokenInReply:
        return QStringLiteral("NoTokenInReply");
    case Error::Kind::MessageTooLarge:
        return QStringLiteral("MessageTooLarge");
    case Error::Kind::MessageTooComplex:
        return QStringLiteral("MessageTooComplex");
    case Error::Kind::MessageTooDeep:
        return QStringLiteral("MessageTooDeep");
    default:
        return QString::number(static_cast<int>(kind));
    }
}

/// An ApiClient and all that it said, one line each, in order: "state Open", "loggedIn TOKEN",
/// "decision TEXT", "failed ACTION KIND SENT", "unsolicited TEXT", "greeting TEXT",
/// "closed REASON KIND".
struct WatchedClient
{
    WatchedClient() : client(std::make_unique<ApiClient>(&traffic, QStringLiteral("tom")))
    {
        ApiClient *sender = client.get();
        const auto say = [this](const QString &line) { said.append(line); };
        QObject::connect(sender, &ApiClient::stateChanged, &traffic, [say](ApiClient::State s) {
            say(QStringLiteral("state ")
                + QString::fromLatin1(
                    QMetaEnum::fromType<ApiClient::State>().valueToKey(static_cast<int>(s))));
        });
        QObject::connect(sender, &ApiClient::registered, &traffic, [say](const Secret &token) {
            say(QStringLiteral("registered ") + token.reveal());
        });
        QObject::connect(sender, &ApiClient::loggedIn, &traffic, [say](const Secret &token) {
            say(QStringLiteral("loggedIn ") + token.reveal());
        });
        QObject::connect(sender, &ApiClient::decisionReceived, &traffic,
                         [say](const QString &text) { say(QStringLiteral("decision ") + text); });
        QObject::connect(sender, &ApiClient::disconnectConfirmed, &traffic,
                         [say] { say(QStringLiteral("disconnectConfirmed")); });
        QObject::connect(
            sender, &ApiClient::requestFailed, &traffic,
            [this, say](Action action, const Error &error, Sent sent) {
                errors.append(error);
                say(QStringLiteral("failed %1 %2 %3")
                        .arg(actionName(action), kindName(error.kind),
                             sent == Sent::No ? QStringLiteral("No") : QStringLiteral("Maybe")));
            });
        QObject::connect(
            sender, &ApiClient::unsolicitedReceived, &traffic,
            [say](const QString &text, bool greeting) {
                say((greeting ? QStringLiteral("greeting ") : QStringLiteral("unsolicited "))
                    + text);
            });
        QObject::connect(
            sender, &ApiClient::closed, &traffic,
            [this, say](ApiClient::ClosedReason reason, const Error &error) {
                closeErrors.append(error);
                say(QStringLiteral("closed ")
                    + QString::fromLatin1(QMetaEnum::fromType<ApiClient::ClosedReason>().valueToKey(
                        static_cast<int>(reason)))
                    + QLatin1Char(' ') + kindName(error.kind));
            });
    }

    [[nodiscard]] bool isOpen() const { return client->state() == ApiClient::State::Open; }
    [[nodiscard]] int count(const QString &prefix) const
    {
        return static_cast<int>(said.filter(QRegularExpression(QLatin1Char('^') + prefix)).size());
    }
    /// Since the last call.
    QStringList take() { return std::exchange(said, {}); }

    TrafficLog traffic;
    std::unique_ptr<ApiClient> client;
    QStringList said;
    QList<Error> errors;
    QList<Error> closeErrors;
};

inline Request registration()
{
    return RegisterRequest{Secret(QStringLiteral("APIKEY-canary")),
                           Secret(QStringLiteral("CHECKSUM-canary")), QStringLiteral("tom"),
                           QStringLiteral("just the boss")};
}

inline Request login()
{
    return ConnectionRequest{Secret(QStringLiteral("CHECKSUM-canary"))};
}

inline Request question(const QString &message = QStringLiteral("Tea or coffee?"))
{
    return TakeDecisionRequest{Secret(QStringLiteral("TOKEN-canary")), message};
}

inline Request disconnection()
{
    return DisconnectRequest{Secret(QStringLiteral("TOKEN-canary"))};
}

} // namespace decidesk::test
