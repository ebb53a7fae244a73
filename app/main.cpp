#include "CaretRest.h"
#include "CommandLine.h"
#include "DisplayHelp.h"
#include "Profile.h"
#include "Program.h"
#include "SingleInstance.h"
#include "TerminationSignals.h"
#include "WindowActivation.h"

#include <QApplication>
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QStringList>

#include <cstdio>
#include <cstdlib>
#include <variant>

using namespace decidesk;

namespace {

/// The arguments as text, before there is an application object: that needs a display.
QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void print(FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

/// Qt aborts where it finds no display; a person gets a sentence and an exit status instead, with
/// what Qt said of the cause.
void explainMissingDisplay(QtMsgType type, const QMessageLogContext & /*context*/,
                           const QString &message)
{
    if (type != QtFatalMsg) {
        if (type == QtWarningMsg || type == QtCriticalMsg)
            print(stderr, message + QLatin1Char('\n'));
        return;
    }
    print(stderr, displayHelp(QProcessEnvironment::systemEnvironment(), message));
    std::_Exit(EXIT_FAILURE);
}

int runWindow(int argc, char **argv, const CommandLine &commandLine)
{
    QCoreApplication::setApplicationName(QStringLiteral("decidesk"));
    QCoreApplication::setOrganizationName(QStringLiteral("decidesk"));
    QCoreApplication::setApplicationVersion(versionNumber());
    QApplication::setDesktopFileName(QStringLiteral("decidesk"));

    const QtMessageHandler usual = qInstallMessageHandler(explainMissingDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);
    const WindowActivation activation(application);
    const CaretRest caret(application);

    // A demonstration has a profile that no other program can have.
    SingleInstance instance(userProfile(commandLine.profile).lockFile());
    if (commandLine.server)
        instance.setServer(commandLine.server->toEncoded());
    if (!commandLine.demo) {
        switch (instance.claim()) {
        case SingleInstance::Outcome::First:
            break;
        case SingleInstance::Outcome::Running:
            print(stdout, QStringLiteral("Decidesk is already running; showing its window.\n"));
            return EXIT_SUCCESS;
        case SingleInstance::Outcome::NoAnswer:
            print(stderr,
                  QStringLiteral("decidesk: already running with this profile, but not responding. "
                                 "End it, or use --profile.\n"));
            return EXIT_FAILURE;
        }
    }

    Program program(application, commandLine);
    QObject::connect(&instance, &SingleInstance::serverRequested, &program, &Program::useServer);
    QObject::connect(&instance, &SingleInstance::comeForward, &program, &Program::comeForward);
    const TerminationSignals signalsToEnd;
    // As when the last window is closed: what is typed is stored, the lock is released.
    QObject::connect(&signalsToEnd, &TerminationSignals::received, &application,
                     &QCoreApplication::quit);
    program.start();
    const int status = QApplication::exec();
    instance.stopListening();
    program.finish();
    QApplication::exec();
    return status;
}

int run(int argc, char **argv, const CommandLine &commandLine)
{
    switch (commandLine.task) {
    case CommandLine::Task::Help:
        print(stdout, commandLineHelp());
        return EXIT_SUCCESS;
    case CommandLine::Task::Version:
        print(stdout, versionLine());
        return EXIT_SUCCESS;
    case CommandLine::Task::Window:
        break;
    }
    return runWindow(argc, argv, commandLine);
}

} // namespace

int main(int argc, char *argv[])
{
    const auto parsed = parseCommandLine(argumentsOf(argc, argv));
    if (const auto *commandLine = std::get_if<CommandLine>(&parsed))
        return run(argc, argv, *commandLine);
    if (const auto *error = std::get_if<CommandLineError>(&parsed))
        print(stderr, error->text);
    constexpr int badUsage = 2;
    return badUsage;
}
