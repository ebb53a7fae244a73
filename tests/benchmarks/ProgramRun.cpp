#include "ProgramRun.h"

#include <QByteArray>
#include <QFile>
#include <QIODevice>
#include <QList>
#include <QProcessEnvironment>

#include <csignal>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

namespace {

QList<QByteArray> environmentFor(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto variables = homeVariables(home);
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));

    QList<QByteArray> entries;
    const QStringList strings = environment.toStringList();
    for (const QString &string : strings)
        entries.append(string.toLocal8Bit());
    return entries;
}

std::vector<char *> nullTerminated(QList<QByteArray> &strings)
{
    std::vector<char *> pointers;
    for (QByteArray &string : strings)
        pointers.push_back(string.data());
    pointers.push_back(nullptr);
    return pointers;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QMap<QString, QString> homeVariables(const QString &home)
{
    return {{QStringLiteral("HOME"), home},
            {QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/.config")},
            {QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/.local/share")},
            {QStringLiteral("XDG_STATE_HOME"), home + QStringLiteral("/.local/state")},
            {QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/.cache")}};
}

ProgramRun::ProgramRun(const QStringList &commandLine, const QString &home)
{
    QList<QByteArray> arguments;
    for (const QString &argument : commandLine)
        arguments.append(argument.toLocal8Bit());
    QList<QByteArray> environment = environmentFor(home.isEmpty() ? m_emptyHome.path() : home);
    const std::vector<char *> argumentPointers = nullTerminated(arguments);
    const std::vector<char *> environmentPointers = nullTerminated(environment);

    // What the program prints is no part of the table.
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);

    m_startTime = std::chrono::steady_clock::now();
    const int result = posix_spawn(&m_pid, argumentPointers.front(), &actions, nullptr,
                                   argumentPointers.data(), environmentPointers.data());
    posix_spawn_file_actions_destroy(&actions);
    if (result != 0)
        m_pid = -1;
}

ProgramRun::~ProgramRun()
{
    if (m_pid <= 0)
        return;
    kill(m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
}

std::optional<double> ProgramRun::memory() const
{
    const QByteArray rollup = contentOf(QStringLiteral("/proc/%1/smaps_rollup").arg(m_pid));
    const QList<QByteArray> lines = rollup.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.sliced(4).chopped(3).trimmed().toDouble() / 1024;
    }
    return {};
}

std::optional<long> ProgramRun::cpuTicks() const
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(m_pid));
    // The program's name, in brackets, may hold spaces; user and system time are the 14th and 15th.
    const QList<QByteArray> fields = stat.sliced(stat.lastIndexOf(')') + 1).simplified().split(' ');
    if (fields.size() < 13)
        return {};
    return fields.at(11).toLong() + fields.at(12).toLong();
}
