#include "CommandLine.h"

#include "Profile.h"
#include "Server.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace decidesk {

namespace {

/// The options, made anew for each use: a parser keeps what it parsed.
struct Options
{
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}};
    QCommandLineOption demo{QStringLiteral("demo")};
    QCommandLineOption screenshot{QStringLiteral("screenshot"), {}, QStringLiteral("FILE")};
    QCommandLineOption profile{QStringLiteral("profile"), {}, QStringLiteral("NAME")};
    QCommandLineOption server{QStringLiteral("server"), {}, QStringLiteral("URL")};
};

/// What QApplication takes for itself; parsed here before there is one, and left to it.
QList<QCommandLineOption> optionsOfQt()
{
    QList<QCommandLineOption> options{QCommandLineOption(QStringLiteral("reverse")),
                                      QCommandLineOption(QStringLiteral("widgetcount"))};
    for (const QString &withValue :
         {QStringLiteral("display"), QStringLiteral("geometry"), QStringLiteral("platform"),
          QStringLiteral("platformpluginpath"), QStringLiteral("platformtheme"),
          QStringLiteral("plugin"), QStringLiteral("qwindowgeometry"),
          QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"), QStringLiteral("session"),
          QStringLiteral("style"), QStringLiteral("stylesheet")})
        options.append(QCommandLineOption(withValue, {}, QStringLiteral("VALUE")));
    return options;
}

CommandLineError error(const QString &text)
{
    return {QStringLiteral("decidesk: %1\nTry 'decidesk --help'.\n").arg(text)};
}

QString urlProblem(const Error &wrong)
{
    switch (wrong.kind) {
    case Error::Kind::UnsupportedScheme:
        return QStringLiteral("only ws:// and wss:// addresses are supported");
    case Error::Kind::UrlWithCredentials:
        return QStringLiteral("an address must not contain a user name or a password");
    default:
        return QStringLiteral("not an address such as wss://example.org/ws");
    }
}

} // namespace

std::variant<CommandLine, CommandLineError> parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions({options.help, options.version, options.demo, options.screenshot,
                       options.profile, options.server});
    parser.addOptions(optionsOfQt());
    // Qt's are written with one dash.
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const bool understood = parser.parse(arguments);

    CommandLine line;
    if (parser.isSet(options.help)) {
        line.task = CommandLine::Task::Help;
        return line;
    }
    if (parser.isSet(options.version)) {
        line.task = CommandLine::Task::Version;
        return line;
    }
    if (!understood)
        return error(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return error(QStringLiteral("unexpected argument '%1'")
                         .arg(parser.positionalArguments().constFirst()));

    line.demo = parser.isSet(options.demo);
    if (line.demo && (parser.isSet(options.profile) || parser.isSet(options.server)))
        return error(QStringLiteral("--demo can't be combined with --profile or --server"));
    if (parser.isSet(options.screenshot)) {
        line.screenshotFile = parser.value(options.screenshot);
        if (!line.demo)
            return error(QStringLiteral("--screenshot needs --demo"));
        if (line.screenshotFile.isEmpty())
            return error(QStringLiteral("--screenshot needs the name of a file"));
    }
    if (parser.isSet(options.profile)) {
        line.profile = parser.value(options.profile);
        if (!isProfileName(line.profile))
            return error(QStringLiteral("--profile '%1': a profile's name has 1 to 32 of the "
                                        "characters A-Z, a-z, 0-9, _ and -")
                             .arg(line.profile));
    }
    if (parser.isSet(options.server)) {
        const auto parsed = parseServerUrl(parser.value(options.server));
        // The value is not repeated: it may hold a password.
        if (const auto *wrong = std::get_if<Error>(&parsed))
            return error(QStringLiteral("--server: %1").arg(urlProblem(*wrong)));
        line.server = std::get<QUrl>(parsed);
    }
    return line;
}

QString commandLineHelp()
{
    return QStringLiteral(R"(Usage: decidesk [OPTION...]

Register with a decision server, ask it and get decisions.

  --demo             try it without a server: with a built-in practice server
                     and a temporary profile, deleted when you quit
  --screenshot FILE  with --demo: register, ask two questions, save a picture
                     of the window in FILE and exit
  --profile NAME     use the profile NAME: separate settings, history and
                     secrets (1 to 32 characters: A-Z, a-z, 0-9, _, -)
  --server URL       offer this server on the account page, for this run only,
                     such as wss://example.org/ws
  -h, --help         show this help and exit
  -v, --version      show the version and exit

Qt's own options, such as -style NAME and -platform NAME, work too.
)");
}

QString versionNumber()
{
    return QStringLiteral(DECIDESK_VERSION);
}

QString versionLine()
{
    return QStringLiteral("decidesk %1\n").arg(versionNumber());
}

} // namespace decidesk
