#pragma once

#include "ReplyParser.h"

#include <QString>

#include <array>

namespace decidesk {

/// What a reply was taken for, and its text: one line that a row of a table can expect.
struct DescribeReply
{
    QString operator()(const TokenReply &reply) const
    {
        return QStringLiteral("token ") + reply.token.reveal();
    }
    QString operator()(const StatusReply &reply) const
    {
        return QStringLiteral("status ") + reply.shown;
    }
    QString operator()(const DecisionReply &reply) const
    {
        return QStringLiteral("decision ") + reply.text;
    }
    QString operator()(const ConfirmationReply &reply) const
    {
        return QStringLiteral("confirmation ") + reply.shown;
    }
    QString operator()(const Error &error) const
    {
        switch (error.kind) {
        case Error::Kind::ServerError:
            return QStringLiteral("error ") + error.detail;
        case Error::Kind::NotAnObject:
            return QStringLiteral("not an object ") + error.received;
        case Error::Kind::NotJson:
            return QStringLiteral("not JSON ") + error.received;
        default:
            return QStringLiteral("limit %1").arg(error.code);
        }
    }
};

inline QString describedReply(Action action, const QString &reply)
{
    return std::visit(DescribeReply(), parseReply(action, reply));
}

inline constexpr std::array allActions
    = {Action::Register, Action::Connection, Action::TakeDecision, Action::Disconnect};

} // namespace decidesk
