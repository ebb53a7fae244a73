#include "HistoryFile.h"

#include "HistorySchema.h"
#include "SqlText.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlError>
#include <QUuid>

#include <system_error>
#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.history")

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto othersRights = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther;

/// The file and what SQLite keeps beside it.
QStringList filesOf(const QString &path)
{
    return {path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm")};
}

Error fileError(const QFile &file)
{
    return {Error::Kind::StorageFailed,
            file.fileName() + QStringLiteral(": ") + file.errorString(),
            0,
            {}};
}

} // namespace

HistoryFile::HistoryFile(QString path) : m_path(std::move(path)) {}

HistoryFile::~HistoryFile()
{
    disconnect();
}

std::optional<Error> HistoryFile::open()
{
    if (m_database.isOpen())
        return std::nullopt;
    Condition condition = Condition::Missing;
    std::optional<Error> error = examine(condition);
    if (!error && condition == Condition::Damaged)
        error = moveAside();
    if (!error && condition != Condition::Sound)
        error = create();
    if (!error && !m_database.isOpen())
        error = connect(m_path);
    if (!error)
        error = prepare();
    if (error) {
        qCWarning(log) << "cannot open" << m_path << error->detail;
        disconnect();
    }
    return error;
}

void HistoryFile::noteFailure(const Error &error)
{
    if (!sql_text::saysDamaged(error))
        return;
    qCWarning(log) << m_path << "is damaged:" << error.detail;
    QFile mark(suspectMark());
    if (!mark.open(QIODevice::WriteOnly, ownerOnly))
        qCWarning(log) << "cannot write" << mark.fileName() << mark.errorString();
}

void HistoryFile::removeCopies()
{
    const QFileInfo info(m_path);
    const QStringList copies = info.dir().entryList({info.fileName() + QStringLiteral(".before-*")},
                                                    QDir::Files | QDir::Hidden);
    for (const QString &name : copies) {
        QFile copy(info.dir().filePath(name));
        if (!copy.remove())
            qCWarning(log) << "cannot remove" << copy.fileName() << copy.errorString();
    }
}

std::optional<Error> HistoryFile::connect(const QString &path)
{
    disconnect();
    const QString name = QStringLiteral("history-") + QUuid::createUuid().toString(QUuid::Id128);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    m_database.setDatabaseName(path);
    if (!m_database.open())
        return sql_text::storageError(m_database.lastError());
    // Deleted text is overwritten, and is in no temporary file. A commit is on the disk when it
    // returns.
    return sql_text::runAll(
        m_database,
        {QStringLiteral("PRAGMA secure_delete = ON"), QStringLiteral("PRAGMA temp_store = MEMORY"),
         QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL")});
}

void HistoryFile::disconnect()
{
    if (!m_database.isValid())
        return;
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

std::optional<Error> HistoryFile::create()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    // Under its own name only when it is whole: an empty file always means that something was lost.
    const QString unfinished = m_path + QStringLiteral(".new");
    for (const QString &left : filesOf(unfinished))
        QFile::remove(left);
    QFile file(unfinished);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return fileError(file);
    file.close();
    std::optional<Error> error = connect(unfinished);
    if (!error)
        error = sql_text::runAll(m_database, {QStringLiteral("PRAGMA journal_mode = WAL")});
    if (!error)
        error = history_schema::upgrade(m_database);
    disconnect();
    if (error)
        return error;
    if (!file.rename(m_path))
        return fileError(file);
    return std::nullopt;
}

std::optional<Error> HistoryFile::examine(Condition &condition)
{
    const QFileInfo info(m_path);
    if (!info.exists()) {
        // A journal without its file belongs to one that is gone; SQLite must not mix it in.
        condition
            = QFileInfo::exists(filesOf(m_path).at(1)) ? Condition::Damaged : Condition::Missing;
        return std::nullopt;
    }
    if (info.size() == 0) {
        condition = Condition::Damaged;
        return std::nullopt;
    }
    condition = Condition::Sound;
    if (info.isFile() && (info.permissions() & othersRights) != 0)
        QFile::setPermissions(m_path, ownerOnly);
    if (info.permission(QFileDevice::WriteOwner))
        makeWritableBeside();
    // Not by opening it: to close a file takes every lock from it that this process holds.
    if (!QFileInfo(m_path).isReadable())
        return Error{Error::Kind::StorageFailed,
                     m_path + QStringLiteral(": ")
                         + QString::fromStdString(
                             std::make_error_code(std::errc::permission_denied).message()),
                     0,
                     {}};
    std::optional<Error> error = connect(m_path);
    std::variant<qint64, Error> id = qint64{0};
    if (!error) {
        id = sql_text::readNumber(m_database, QStringLiteral("PRAGMA application_id"));
        if (const auto *failure = std::get_if<Error>(&id))
            error = *failure;
    }
    if (!error && std::get<qint64>(id) != history_schema::applicationId)
        error = Error{Error::Kind::StorageFailed,
                      QStringLiteral("not a history"),
                      sql_text::notADatabaseCode,
                      {}};
    if (!error && QFileInfo::exists(suspectMark())) {
        if (isSound())
            QFile::remove(suspectMark());
        else
            error = Error{
                Error::Kind::StorageFailed, QStringLiteral("damaged"), sql_text::corruptCode, {}};
    }
    if (error && sql_text::saysDamaged(*error)) {
        condition = Condition::Damaged;
        return std::nullopt;
    }
    return error;
}

/// The tables of the search are left out: they can be made anew, and one that is damaged would
/// prevent the others from being looked at.
bool HistoryFile::isSound()
{
    for (const char *table : {"accounts", "messages", "search_blocks"}) {
        const auto sound = sql_text::readNumber(
            m_database,
            QStringLiteral("SELECT integrity_check = 'ok' FROM pragma_integrity_check('%1')")
                .arg(QLatin1StringView(table)));
        const auto *number = std::get_if<qint64>(&sound);
        if (number == nullptr || *number != 1)
            return false;
    }
    return true;
}

/// While the file was read-only SQLite has made what it keeps beside it read-only too.
void HistoryFile::makeWritableBeside() const
{
    const QStringList files = filesOf(m_path);
    for (const QString &file : files) {
        const QFileInfo info(file);
        if (info.exists() && !info.permission(QFileDevice::WriteOwner))
            QFile::setPermissions(file, ownerOnly);
    }
}

std::optional<Error> HistoryFile::moveAside()
{
    disconnect();
    const QString kept = m_path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmsszzz"));
    const QStringList from = filesOf(m_path);
    const QStringList to = filesOf(kept);
    for (qsizetype i = 0; i < from.size(); ++i) {
        QFile file(from.at(i));
        if (file.exists() && !file.rename(to.at(i)))
            return fileError(file);
    }
    QFile::remove(suspectMark());
    qCWarning(log) << "the history is damaged; it is kept as" << kept;
    m_setAside = kept;
    return std::nullopt;
}

std::optional<Error> HistoryFile::prepare()
{
    const auto found = sql_text::readNumber(m_database, QStringLiteral("PRAGMA user_version"));
    if (const auto *error = std::get_if<Error>(&found))
        return *error;
    const qint64 version = std::get<qint64>(found);
    if (version > history_schema::currentVersion())
        return Error{Error::Kind::StorageTooNew, m_path, version, {}};
    if (version == history_schema::currentVersion())
        return std::nullopt;
    // VACUUM INTO takes an empty file, and with it the rights that it was made with.
    QFile copy(m_path + QStringLiteral(".before-%1").arg(history_schema::currentVersion()));
    copy.remove();
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return fileError(copy);
    copy.close();
    const QString quoted = copy.fileName().replace(u'\'', QStringLiteral("''"));
    if (auto error = sql_text::runAll(m_database, {QStringLiteral("VACUUM INTO '%1'").arg(quoted)}))
        return error;
    return history_schema::upgrade(m_database);
}

QString HistoryFile::suspectMark() const
{
    return m_path + QStringLiteral(".suspect");
}

} // namespace decidesk
