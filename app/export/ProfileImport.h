#pragma once

#include "HistoryArchive.h"
#include "HistoryStore.h"
#include "ImportFailure.h"
#include "Server.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <variant>

namespace decidesk {

class ProfileReading;
class Settings;

namespace profile {
struct Settings;
}

/// Reads an exported profile into an empty one: all of it or nothing.
///
/// The messages go in by one transaction of the history, on its thread, line by line; servers,
/// accounts and settings follow when it is committed. Where the program ended between
/// the two, the same import goes on from there. A server that is there already stays as it
/// is, because a key may be kept for it. Secrets are in no export, so each account has to be given
/// its checksum again.
class ProfileImport : public QObject
{
    Q_OBJECT

public:
    /// A line may hold a message of the longest reply that can be allowed.
    static constexpr qint64 longestLine = qint64{512} * 1024 * 1024;

    struct Imported
    {
        qsizetype accounts = 0;
        qint64 messages = 0;
    };
    struct Cancelled
    {};
    using Outcome = std::variant<Imported, Cancelled, ImportFailure>;

    /// All must outlive the import; `archive` and `history` are of the same profile as `settings`.
    ProfileImport(Settings &settings, HistoryArchive &archive, HistoryStore &history, QString path,
                  qint64 longest = longestLine, QObject *parent = nullptr);
    /// Cancels what is not committed yet.
    ~ProfileImport() override;

    /// Whether a profile is one that can take an export in: no accounts but those of the practice
    /// server. (Its messages are the history's to know.)
    [[nodiscard]] static bool isEmpty(const Settings &settings);

    void start();
    void cancel();

    /// Of the file, in thousandths.
    [[nodiscard]] int progress() const;

signals:
    void progressed();
    /// The last thing that happens, once.
    void finished(const decidesk::ProfileImport::Outcome &outcome);

private:
    void onTakenIn(const std::variant<HistoryArchive::TakenIn, Error> &taken);
    void onStored();
    void choose();
    /// Without what is chosen in them.
    void apply(const profile::Settings &settings);
    void takeBack(const QList<ServerId> &added);
    void end(const Outcome &outcome);

    Settings &m_settings;
    HistoryArchive &m_archive;
    HistoryStore &m_history;
    std::shared_ptr<ProfileReading> m_reading; ///< used in the history's thread until it is done
    QTimer m_tick;
    bool m_ended = false;
};

} // namespace decidesk
