#include "LogFile.h"

#include <QByteArray>
#include <QDateTime>
#include <QDir>

#include <atomic>
#include <cstdio>
#include <mutex>

namespace decidesk {

namespace {

// qInstallMessageHandler takes a plain function, which has no other way to find its object.
std::mutex mutex; // guards `current` and its file
LogFile *current = nullptr;
std::atomic<QtMessageHandler> previous = nullptr;

/// Set while this thread is writing: what Qt logs about that must not come back here.
thread_local bool writing = false;

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "unknown";
}

bool isInvisible(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// Invisible characters are written out, so that a text from outside can't look like a line of
/// ours, run backwards or steer a terminal.
QString onOneLine(const QString &message)
{
    QString line;
    line.reserve(message.size());
    for (const QChar c : message.left(LogFile::longestMessage)) {
        if (isInvisible(c))
            line += QStringLiteral("\\u%1").arg(uint{c.unicode()}, 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    if (message.size() > LogFile::longestMessage)
        line += QStringLiteral("\u2026 (%1 characters)").arg(message.size());
    return line;
}

QByteArray lineOf(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    line += ' ';
    line += levelName(type);
    line += ' ';
    line += context.category != nullptr ? context.category : "default";
    line += ": ";
    line += onOneLine(message).toUtf8();
    line += '\n';
    return line;
}

} // namespace

LogFile::LogFile(const QString &folder, qint64 largestSize)
    : m_file(folder + QStringLiteral("/decidesk.log")), m_largestSize(largestSize)
{
    const std::lock_guard lock(mutex);
    if (current != nullptr)
        return;
    if (!QDir(folder).exists() && QDir().mkpath(folder))
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    open();
    current = this;
    m_installed = true;
    previous = qInstallMessageHandler(&LogFile::handleMessage);
}

LogFile::~LogFile()
{
    if (!m_installed)
        return;
    const std::lock_guard lock(mutex);
    qInstallMessageHandler(previous);
    current = nullptr;
}

void LogFile::handleMessage(QtMsgType type, const QMessageLogContext &context,
                            const QString &message)
{
    if (!writing) {
        writing = true;
        const QByteArray line = lineOf(type, context, message);
        const std::lock_guard lock(mutex);
        if (current != nullptr)
            current->write(line);
        writing = false;
    }
    // What the program does day by day is for the file; the terminal is told of trouble.
    const bool isTrouble = type != QtDebugMsg && type != QtInfoMsg;
    if (const QtMessageHandler next = previous; next != nullptr && isTrouble)
        next(type, context, message);
}

void LogFile::open()
{
    // Unbuffered: the line before a crash is the one that matters.
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, ownerOnly))
        m_file.setPermissions(ownerOnly);
}

void LogFile::rotate()
{
    m_file.close();
    const QByteArray name = QFile::encodeName(m_file.fileName());
    // Replaces the older file in one step, which QFile::rename does not.
    const bool renamed = std::rename(name.constData(), (name + ".1").constData()) == 0;
    open();
    if (!renamed && m_file.isOpen())
        m_file.resize(0);
}

void LogFile::write(const QByteArray &line)
{
    if (!m_file.isOpen())
        return;
    if (m_file.size() + line.size() > m_largestSize && m_file.size() > 0)
        rotate();
    if (m_file.isOpen())
        m_file.write(line);
}

} // namespace decidesk
