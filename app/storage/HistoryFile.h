#pragma once

#include "Error.h"

#include <QSqlDatabase>
#include <QString>

#include <optional>

namespace decidesk {

/// The SQLite file of a history, and the one connection to it: made, upgraded, set aside where it
/// is damaged. Belongs to the thread that opens it.
class HistoryFile
{
public:
    /// Nothing happens before `open`.
    explicit HistoryFile(QString path);
    ~HistoryFile();
    Q_DISABLE_COPY_MOVE(HistoryFile)

    /// Opens the file unless it is open; makes it, and its folder, with rights for their owner only
    /// where it is missing. One that is no history, or damaged, is kept beside the new one as
    /// `PATH.damaged-TIME`, and `setAside` says so. Before an upgrade a copy is kept as
    /// `PATH.before-VERSION`. StorageTooNew, StorageFailed (locked, not readable, disk full …): the
    /// file is as it was, and the next call tries again.
    std::optional<Error> open();

    [[nodiscard]] QSqlDatabase &database() { return m_database; } ///< valid while open
    /// Where a damaged file went in this run; empty: none.
    [[nodiscard]] const QString &setAside() const { return m_setAside; }

    /// Says what a failed statement told. Where the file is damaged it will be examined as a whole
    /// by the next `open` of another run.
    void noteFailure(const Error &error);

    /// Removes the copies of before an upgrade.
    void removeCopies();

private:
    enum class Condition { Missing, Sound, Damaged };

    std::optional<Error> connect(const QString &path);
    void disconnect();
    std::optional<Error> create();
    std::optional<Error> examine(Condition &condition);
    bool isSound();
    void makeWritableBeside() const;
    std::optional<Error> moveAside();
    std::optional<Error> prepare();
    [[nodiscard]] QString suspectMark() const;

    const QString m_path;
    QSqlDatabase m_database;
    QString m_setAside;
};

} // namespace decidesk
