#include "SettingsFile.h"

#include <QLoggingCategory>
#include <QMetaObject>
#include <QSet>
#include <QSettings>

#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.settings")

constexpr std::chrono::milliseconds usualRetryInterval(3000);

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString orderKey(const QString &group)
{
    return QStringLiteral("order/") + group;
}

} // namespace

SettingsFile::SettingsFile(QString path, QObject *parent) : QObject(parent), m_path(std::move(path))
{
    m_pool.setMaxThreadCount(1);
    m_retry.setSingleShot(true);
    m_retry.setInterval(usualRetryInterval);
    connect(&m_retry, &QTimer::timeout, this, &SettingsFile::startWrite);

    const QSettings file(m_path, QSettings::IniFormat);
    m_isDamaged = file.status() == QSettings::FormatError;
    m_wasReadInFull = file.status() == QSettings::NoError;
    if (file.status() == QSettings::AccessError)
        qCWarning(log) << "cannot read" << m_path;
    else if (m_isDamaged)
        qCWarning(log) << "not all of" << m_path << "could be read";
    const QStringList keys = file.allKeys();
    for (const QString &key : keys)
        m_values.insert(key, file.value(key));
}

SettingsFile::~SettingsFile()
{
    blockSignals(true);
    m_waiting.clear();
    m_waitingNow.clear();
    sync();
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    const auto known = m_values.constFind(key);
    if (known != m_values.constEnd() && *known == value)
        return;
    m_values.insert(key, value);
    change(key, value);
}

void SettingsFile::remove(const QString &key)
{
    if (m_values.remove(key) > 0)
        change(key, {});
    const QString below = key + u'/';
    for (auto found = m_values.lowerBound(below);
         found != m_values.end() && found.key().startsWith(below);) {
        change(found.key(), {});
        found = m_values.erase(found);
    }
}

QList<QUuid> SettingsFile::entries(const QString &group) const
{
    const QString prefix = group + u'/';
    QStringList present;
    for (auto found = m_values.lowerBound(prefix);
         found != m_values.cend() && found.key().startsWith(prefix); ++found) {
        const qsizetype end = found.key().indexOf(u'/', prefix.size());
        if (end > 0)
            present.append(found.key().sliced(prefix.size(), end - prefix.size()));
    }
    QList<QUuid> ids;
    const QSet<QString> known(present.cbegin(), present.cend());
    QSet<QString> taken;
    for (const QString &text : order(group) + present) {
        const QUuid id = QUuid::fromString(text);
        if (id.isNull() || idText(id) != text || !known.contains(text) || taken.contains(text))
            continue;
        taken.insert(text);
        ids.append(id);
    }
    return ids;
}

void SettingsFile::addEntry(const QString &group, const QUuid &id)
{
    QStringList ids = order(group);
    if (ids.contains(idText(id)))
        return;
    ids.append(idText(id));
    setOrder(group, ids);
}

void SettingsFile::removeEntry(const QString &group, const QUuid &id)
{
    QStringList ids = order(group);
    if (ids.removeAll(idText(id)) > 0)
        setOrder(group, ids);
    remove(group + u'/' + idText(id));
}

QString SettingsFile::entryPrefix(const QString &group, const QUuid &id)
{
    return group + u'/' + idText(id) + u'/';
}

void SettingsFile::whenStored(QObject *context, Stored stored)
{
    m_waiting.append({context, std::move(stored)});
    writeLater();
}

std::optional<Error> SettingsFile::sync()
{
    m_pool.waitForDone();
    if (m_isWriting)
        takeOutcome();
    if (!m_changes.isEmpty()) {
        m_isWriting = true;
        m_written = std::exchange(m_changes, {});
        m_outcome = write(m_written);
        takeOutcome();
    }
    return m_trouble;
}

QStringList SettingsFile::order(const QString &group) const
{
    return value(orderKey(group)).toStringList();
}

void SettingsFile::setOrder(const QString &group, const QStringList &ids)
{
    if (ids.isEmpty())
        remove(orderKey(group));
    else
        setValue(orderKey(group), ids);
}

void SettingsFile::change(const QString &key, const QVariant &value)
{
    m_changes.insert(key, value);
    writeLater();
}

void SettingsFile::writeLater()
{
    if (!m_isWriting && !std::exchange(m_willWrite, true))
        QMetaObject::invokeMethod(this, &SettingsFile::startWrite, Qt::QueuedConnection);
}

void SettingsFile::startWrite()
{
    m_willWrite = false;
    if (m_isWriting)
        return;
    m_waitingNow = std::exchange(m_waiting, {});
    m_isWriting = true;
    if (m_changes.isEmpty()) {
        m_outcome.reset();
        takeOutcome();
        return;
    }
    m_written = std::exchange(m_changes, {});
    m_pool.start([this, changes = m_written, number = ++m_write] {
        m_outcome = write(changes);
        QMetaObject::invokeMethod(
            this, [this, number] { onWritten(number); }, Qt::QueuedConnection);
    });
}

std::optional<Error> SettingsFile::write(const SettingsChanges &changes)
{
    if (m_isDamaged) {
        if (auto error = setSettingsAside(m_path))
            return error;
        m_isDamaged = false;
    }
    return writeSettings(m_path, changes);
}

void SettingsFile::onWritten(quint64 write)
{
    if (m_isWriting && write == m_write)
        takeOutcome();
}

/// In the GUI thread, while nothing is being written.
void SettingsFile::takeOutcome()
{
    m_isWriting = false;
    ++m_write;
    const SettingsChanges written = std::exchange(m_written, {});
    if (m_outcome) {
        for (auto change = written.cbegin(); change != written.cend(); ++change) {
            if (!m_changes.contains(change.key()))
                m_changes.insert(change.key(), change.value());
        }
        m_retry.start();
    } else {
        m_retry.stop();
        if (!m_changes.isEmpty() || !m_waiting.isEmpty())
            writeLater();
    }
    const bool isNews = m_outcome != m_trouble;
    m_trouble = m_outcome;
    if (isNews && m_trouble)
        qCWarning(log) << "cannot write" << m_trouble->detail;
    const QList<Waiting> answered = std::exchange(m_waitingNow, {});
    if (isNews)
        emit troubleChanged();
    for (const Waiting &waiting : answered) {
        if (waiting.context)
            QMetaObject::invokeMethod(
                waiting.context, [stored = waiting.stored, error = m_trouble] { stored(error); },
                Qt::QueuedConnection);
    }
}

} // namespace decidesk
