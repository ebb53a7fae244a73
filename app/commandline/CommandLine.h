#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <variant>

namespace decidesk {

/// What the program was started with.
struct CommandLine
{
    enum class Task { Window, Help, Version };

    Task task = Task::Window;
    bool demo = false; ///< a profile that is gone afterwards, with the practice server inside
    QString screenshotFile; ///< with `demo`: do the demonstration, save a picture there and end
    QString profile; ///< allowed by `isProfileName`; empty: the default one
    std::optional<QUrl> server; ///< for the account page of this run; normalised
};

/// Why the arguments can't be used: one English line for standard error.
struct CommandLineError
{
    QString text;
};

/// Reads `arguments`, the program's own name first. Needs no application object. Where `--help` or
/// `--version` is among them, nothing else of them counts.
std::variant<CommandLine, CommandLineError> parseCommandLine(const QStringList &arguments);

/// What `--help` prints. English, like the options.
QString commandLineHelp();

/// Such as "0.1.0".
QString versionNumber();

/// What `--version` prints.
QString versionLine();

} // namespace decidesk
