#pragma once

#include "Secret.h"

#include <QMetaType>
#include <QString>

#include <variant>

namespace decidesk {

/// The four actions of the server's document ("Available Actions").
enum class Action { Register, Connection, TakeDecision, Disconnect };

struct RegisterRequest
{
    Secret apiKey;
    Secret checksum;
    QString name;
    QString prompt;
};

struct ConnectionRequest
{
    Secret checksum;
};

struct TakeDecisionRequest
{
    Secret token;
    QString message;
};

struct DisconnectRequest
{
    Secret token;
};

/// The alternatives stand in the order of `Action`, so that `actionOf` is the index.
using Request
    = std::variant<RegisterRequest, ConnectionRequest, TakeDecisionRequest, DisconnectRequest>;

inline Action actionOf(const Request &request)
{
    return static_cast<Action>(request.index());
}

/// The action's name as the server's document writes it.
inline QString actionName(Action action)
{
    switch (action) {
    case Action::Register:
        return QStringLiteral("Register");
    case Action::Connection:
        return QStringLiteral("Connection");
    case Action::TakeDecision:
        return QStringLiteral("TakeDecision");
    case Action::Disconnect:
        return QStringLiteral("Disconnect");
    }
    return {};
}

} // namespace decidesk

Q_DECLARE_METATYPE(decidesk::Action)
