#pragma once

#include "SecretStore.h"

#include <QTest>

#include <optional>
#include <variant>

/// The calls of a SecretStore, waiting for their answer.
namespace secretcalls {

template <typename Answer, typename Call>
Answer wait(Call call)
{
    QObject context;
    std::optional<Answer> answer;
    call(&context, [&answer](const Answer &given) { answer = given; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
        qFatal("the secret store did not answer");
    return *answer;
}

inline std::variant<decidesk::Secret, decidesk::Error> read(decidesk::SecretStore &store,
                                                            const QString &key)
{
    return wait<std::variant<decidesk::Secret, decidesk::Error>>(
        [&](QObject *context, auto done) { store.read(key, context, done); });
}

/// The plain text, or "error <kind>: <detail>".
inline QString readText(decidesk::SecretStore &store, const QString &key)
{
    const auto result = read(store, key);
    if (const auto *error = std::get_if<decidesk::Error>(&result))
        return QStringLiteral("error %1: %2").arg(int(error->kind)).arg(error->detail);
    return std::get<decidesk::Secret>(result).reveal();
}

/// The kind of a failed read; None where there was a secret.
inline decidesk::Error::Kind readKind(decidesk::SecretStore &store, const QString &key)
{
    const auto result = read(store, key);
    const auto *error = std::get_if<decidesk::Error>(&result);
    return error != nullptr ? error->kind : decidesk::Error::Kind::None;
}

inline decidesk::Error::Kind kindOf(const std::optional<decidesk::Error> &error)
{
    return error ? error->kind : decidesk::Error::Kind::None;
}

inline decidesk::Error::Kind write(decidesk::SecretStore &store, const QString &key,
                                   const QString &text)
{
    return kindOf(wait<std::optional<decidesk::Error>>([&](QObject *context, auto done) {
        store.write(key, decidesk::Secret(text), context, done);
    }));
}

inline decidesk::Error::Kind keepForThisRun(decidesk::SecretStore &store, const QString &key,
                                            const QString &text)
{
    return kindOf(wait<std::optional<decidesk::Error>>([&](QObject *context, auto done) {
        store.keepForThisRun(key, decidesk::Secret(text), context, done);
    }));
}

inline decidesk::Error::Kind remove(decidesk::SecretStore &store, const QString &key)
{
    return kindOf(wait<std::optional<decidesk::Error>>(
        [&](QObject *context, auto done) { store.remove(key, context, done); }));
}

} // namespace secretcalls
