#include "ProfileReading.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

using Kind = ImportFailure::Kind;

constexpr qint64 whole = 1'000;

/// QIODevice::readLine allocates at once all that a line may have.
constexpr qint64 portion = qint64{64} * 1024;

} // namespace

ProfileReading::ProfileReading(QString path, qint64 longest)
    : m_path(std::move(path)), m_longest(longest)
{}

bool ProfileReading::run(HistoryArchive::Intake &intake)
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Kind::FileUnreadable,
                    QDir::toNativeSeparators(m_path) + QStringLiteral(": ") + file.errorString());
    }
    if (!readAll(file, intake))
        return false;
    if (m_expected == Expected::Header)
        return fail(Kind::NotAProfile);
    return m_expected == Expected::Nothing || fail(Kind::CutOff);
}

bool ProfileReading::readAll(QIODevice &file, HistoryArchive::Intake &intake)
{
    const qint64 size = file.size();
    QByteArray line;
    while (!file.atEnd()) {
        if (m_cancelled)
            return false;
        ++m_line;
        if (!readLine(file, line) || !take(line, intake))
            return false;
        m_progress = size == 0 ? 0 : static_cast<int>(file.pos() * whole / size);
    }
    return true;
}

bool ProfileReading::readLine(QIODevice &file, QByteArray &line)
{
    line.clear();
    while (line.size() <= m_longest && !line.endsWith('\n')) {
        const QByteArray next = file.readLine(std::min(portion, m_longest + 1 - line.size()));
        if (next.isEmpty())
            break;
        line += next;
    }
    if (line.isEmpty()) {
        return fail(Kind::FileUnreadable,
                    QDir::toNativeSeparators(m_path) + QStringLiteral(": ") + file.errorString());
    }
    if (line.endsWith('\n'))
        return true;
    // The end of a file without a line end is a line that was cut off, or no line of ours.
    if (line.size() >= m_longest)
        return fail(m_expected == Expected::Header ? Kind::NotAProfile : Kind::LineTooLong);
    return fail(m_expected == Expected::Header ? Kind::NotAProfile : Kind::CutOff);
}

bool ProfileReading::take(const QByteArray &line, HistoryArchive::Intake &intake)
{
    const auto read = profile::read(line, m_version);
    if (const auto *damage = std::get_if<profile::Damage>(&read)) {
        return m_expected == Expected::Header ? fail(Kind::NotAProfile)
                                              : fail(Kind::DamagedLine, damage->cause);
    }
    const auto &what = std::get<profile::Line>(read);
    if (m_expected == Expected::Header) {
        const auto *header = std::get_if<profile::Header>(&what);
        return header != nullptr ? takeHeader(*header) : fail(Kind::NotAProfile);
    }
    if (m_expected == Expected::Settings) {
        const auto *settings = std::get_if<profile::Settings>(&what);
        if (settings == nullptr)
            return outOfPlace();
        m_settings = *settings;
        m_expected = Expected::Servers;
        return true;
    }
    if (const auto *server = std::get_if<Server>(&what)) {
        if (m_expected != Expected::Servers || m_serverIds.contains(server->id)
            || !m_accounts.isEmpty())
            return outOfPlace();
        m_serverIds.insert(server->id);
        m_servers.append(*server);
        return true;
    }
    if (const auto *account = std::get_if<profile::KeptAccount>(&what))
        return takeAccount(*account, intake);
    if (const auto *message = std::get_if<Message>(&what))
        return takeMessage(*message, intake);
    if (const auto *end = std::get_if<profile::End>(&what))
        return takeEnd(*end);
    return outOfPlace();
}

bool ProfileReading::takeHeader(const profile::Header &header)
{
    if (header.version > profile::formatVersion)
        return fail(Kind::TooNew, header.program);
    if (header.version < 1)
        return fail(Kind::NotAProfile);
    m_version = header.version;
    m_expected = Expected::Settings;
    return true;
}

bool ProfileReading::takeAccount(const profile::KeptAccount &kept, HistoryArchive::Intake &intake)
{
    const AccountId id = kept.account.id;
    if (m_expected != Expected::Servers || m_reached.contains(id)
        || !m_serverIds.contains(kept.account.server))
        return outOfPlace();
    m_reached.insert(id, {0, kept.conversation.lastSequence});
    m_accounts.append(kept);
    return intake.open(kept.conversation);
}

bool ProfileReading::takeMessage(const Message &message, HistoryArchive::Intake &intake)
{
    const auto reached = m_reached.find(message.account);
    if ((m_expected != Expected::Servers && m_expected != Expected::Messages)
        || reached == m_reached.end() || message.sequence <= reached->sequence
        || message.sequence > reached->last)
        return outOfPlace();
    m_expected = Expected::Messages;
    reached->sequence = message.sequence;
    ++m_messages;
    return intake.add(message);
}

bool ProfileReading::takeEnd(const profile::End &end)
{
    if (m_expected == Expected::Nothing || end.lines != m_line - 1)
        return outOfPlace();
    m_expected = Expected::Nothing;
    return true;
}

bool ProfileReading::fail(ImportFailure::Kind kind, const QString &detail)
{
    m_failure = ImportFailure{kind, m_line, detail};
    return false;
}

bool ProfileReading::outOfPlace()
{
    return fail(Kind::DamagedLine, QStringLiteral("out of place"));
}

} // namespace decidesk
