#pragma once

#include "Error.h"
#include "SettingsWriter.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QUuid>
#include <QVariant>

#include <chrono>
#include <functional>
#include <optional>

namespace decidesk {

/// The INI file behind `Settings`: private to its owner, and nothing in it is lost.
///
/// Read once, by the constructor. Entries with an id stand in `<group>/<id>/…`, their order in
/// `order/<group>`. What is set reaches the disk from the event loop, on another thread, and before
/// the destructor returns; where that fails it is tried again, until it succeeds. A file that could
/// not be read in full is kept beside the new one (`settings.ini.damaged-…`) before the first write
/// replaces it. Lives in the GUI thread.
class SettingsFile : public QObject
{
    Q_OBJECT

public:
    using Stored = std::function<void(const std::optional<Error> &)>;

    explicit SettingsFile(QString path, QObject *parent = nullptr);
    ~SettingsFile() override;

    /// After a write that failed; default 3 s.
    void setRetryInterval(std::chrono::milliseconds interval) { m_retry.setInterval(interval); }

    /// False: there may be more in the file than `value` and `entries` know.
    [[nodiscard]] bool wasReadInFull() const { return m_wasReadInFull; }

    /// Invalid where there is none.
    [[nodiscard]] QVariant value(const QString &key) const { return m_values.value(key); }
    void setValue(const QString &key, const QVariant &value);
    /// `key` itself and all below it.
    void remove(const QString &key);

    /// The ids in `group`, in the order they were added; those that the order does not know follow.
    [[nodiscard]] QList<QUuid> entries(const QString &group) const;
    /// Puts `id` at the end of the order of `group`, unless it is there already.
    void addEntry(const QString &group, const QUuid &id);
    /// Removes everything of `id` in `group`.
    void removeEntry(const QString &group, const QUuid &id);

    /// "servers/0b5…/", the beginning of every key of an entry.
    static QString entryPrefix(const QString &group, const QUuid &id);

    /// Calls `stored` once all that was set is on the disk, or with FileUnwritable, from the event
    /// loop, unless `context` is destroyed first.
    void whenStored(QObject *context, Stored stored);
    /// Writes now and waits for the disk. FileUnwritable if that failed; the values are kept.
    std::optional<Error> sync();

    /// Why what was set is not on the disk; empty: it is, or is on its way there.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

signals:
    void troubleChanged();

private:
    struct Waiting
    {
        QPointer<QObject> context;
        Stored stored;
    };

    [[nodiscard]] QStringList order(const QString &group) const;
    void setOrder(const QString &group, const QStringList &ids);
    void change(const QString &key, const QVariant &value);
    void writeLater();
    void startWrite();
    std::optional<Error> write(const SettingsChanges &changes);
    void onWritten(quint64 write);
    void takeOutcome();

    QString m_path;
    QMap<QString, QVariant> m_values;
    SettingsChanges m_changes; ///< not handed to the disk yet
    SettingsChanges m_written; ///< being written
    bool m_willWrite = false;
    bool m_isWriting = false;
    quint64 m_write = 0; ///< numbers the writes; word of an older one is void
    QList<Waiting> m_waiting; ///< for the next write
    QList<Waiting> m_waitingNow; ///< for the one that runs
    QTimer m_retry;
    std::optional<Error> m_trouble;

    // Of the thread that writes; looked at when it is done.
    bool m_isDamaged = false;
    bool m_wasReadInFull = false;
    std::optional<Error> m_outcome;
    QThreadPool m_pool; ///< one thread; ends first
};

} // namespace decidesk
