#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace decidesk {

// A second reading of app/protocol/README.md, written on QJsonObject and sharing nothing with the
// parser, to compare it with. Strings have their lone surrogates replaced.

bool oracleIsError(const QJsonObject &object);
std::optional<QString> oracleToken(const QJsonObject &object);

/// The words with which a login is refused in the place of a token.
std::optional<QString> oracleRefusal(const QJsonObject &object);

/// The decision that is a string; nothing where it is a scalar or the whole object.
std::optional<QString> oracleDecisionString(const QJsonObject &object, int level = 0);

} // namespace decidesk
