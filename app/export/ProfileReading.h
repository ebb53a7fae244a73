#pragma once

#include "HistoryArchive.h"
#include "ImportFailure.h"
#include "ProfileLines.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <atomic>
#include <optional>

class QIODevice;

namespace decidesk {

/// Reads the lines of an exported profile, in order, and checks that they belong together.
///
/// Works in one thread; `cancel` and `progress` may be called from any.
class ProfileReading
{
public:
    /// Lines of more than `longest` bytes are refused before they are in memory.
    ProfileReading(QString path, qint64 longest);

    /// Gives what the file holds to `intake`. False: see `failure`; or `intake` failed, or it was
    /// cancelled.
    bool run(HistoryArchive::Intake &intake);

    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    [[nodiscard]] int progress() const { return m_progress; } ///< in thousandths

    [[nodiscard]] const std::optional<ImportFailure> &failure() const { return m_failure; }
    [[nodiscard]] const profile::Settings &settings() const { return m_settings; }
    [[nodiscard]] const QList<Server> &servers() const { return m_servers; }
    [[nodiscard]] const QList<profile::KeptAccount> &accounts() const { return m_accounts; }
    [[nodiscard]] qint64 messages() const { return m_messages; }

private:
    enum class Expected { Header, Settings, Servers, Messages, Nothing };

    bool readAll(QIODevice &file, HistoryArchive::Intake &intake);
    bool readLine(QIODevice &file, QByteArray &line);
    bool take(const QByteArray &line, HistoryArchive::Intake &intake);
    bool takeHeader(const profile::Header &header);
    bool takeAccount(const profile::KeptAccount &kept, HistoryArchive::Intake &intake);
    bool takeMessage(const Message &message, HistoryArchive::Intake &intake);
    bool takeEnd(const profile::End &end);
    bool fail(ImportFailure::Kind kind, const QString &detail = {});
    bool outOfPlace();

    const QString m_path;
    const qint64 m_longest;
    std::atomic<bool> m_cancelled = false;
    std::atomic<int> m_progress = 0;

    Expected m_expected = Expected::Header;
    int m_version = 0; ///< of the file
    qint64 m_line = 0;
    QSet<ServerId> m_serverIds;
    struct Reached
    {
        qint64 sequence = 0;
        qint64 last = 0;
    };
    QHash<AccountId, Reached> m_reached;

    std::optional<ImportFailure> m_failure;
    profile::Settings m_settings;
    QList<Server> m_servers;
    QList<profile::KeptAccount> m_accounts;
    qint64 m_messages = 0;
};

} // namespace decidesk
