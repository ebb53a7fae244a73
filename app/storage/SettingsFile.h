#pragma once

#include "Error.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <optional>

class QSettings;

namespace decidesk {

/// The INI file behind `Settings`: private to its owner, and nothing in it is lost.
///
/// Entries with an id stand in `<group>/<id>/…`, their order in `order/<group>`. A file that could
/// not be read in full is kept beside the new one (`settings.ini.damaged-…`) before the first write
/// replaces it. What is set reaches the disk from the event loop, at the end, and on `sync()`.
class SettingsFile
{
public:
    explicit SettingsFile(QString path);
    ~SettingsFile();
    Q_DISABLE_COPY_MOVE(SettingsFile)

    [[nodiscard]] const QSettings &values() const { return *m_settings; }
    /// To be used at once and not kept: makes the folder and the file private first.
    [[nodiscard]] QSettings &forWriting();

    /// The ids in `group`, in the order they were added; those that the order does not know follow.
    [[nodiscard]] QList<QUuid> entries(const QString &group) const;
    /// Puts `id` at the end of the order of `group`, unless it is there already.
    void addEntry(const QString &group, const QUuid &id);
    /// Removes everything of `id` in `group`.
    void removeEntry(const QString &group, const QUuid &id);

    /// "servers/0b5…/", the beginning of every key of an entry.
    static QString entryPrefix(const QString &group, const QUuid &id);

    /// Writes now. FileUnwritable if that failed; the values are kept and the next call tries
    /// again.
    std::optional<Error> sync();

private:
    [[nodiscard]] QStringList order(const QString &group) const;
    void setOrder(const QString &group, const QStringList &ids);
    void reopen();
    void setAside();

    QString m_path;
    std::unique_ptr<QSettings> m_settings;
    bool m_damaged;
};

} // namespace decidesk
