#include "SettingsFile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSet>
#include <QSettings>

#include <utility>

namespace decidesk {

namespace {

Q_LOGGING_CATEGORY(log, "decidesk.settings")

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto othersRights = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
    | QFileDevice::ExeOther;

/// QSettings makes files that everybody can read, but keeps the rights of one that is there.
void makePrivate(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    // Where the file can't be made, QSettings can't write it either, and that is asked.
    if (!info.exists())
        static_cast<void>(QFile(path).open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly));
    else if (info.isFile() && (info.permissions() & othersRights) != 0)
        QFile::setPermissions(path, ownerOnly);
}

/// Why `path` can't be written, which QSettings does not tell.
QString writeTrouble(const QString &path)
{
    QFile probe(path);
    if (probe.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly))
        return QStringLiteral("the folder is not writable");
    return probe.errorString();
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString orderKey(const QString &group)
{
    return QStringLiteral("order/") + group;
}

} // namespace

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path)),
      m_settings(std::make_unique<QSettings>(m_path, QSettings::IniFormat)),
      m_damaged(m_settings->status() == QSettings::FormatError)
{
    if (m_settings->status() == QSettings::AccessError)
        qCWarning(log) << "cannot read" << m_path;
    else if (m_damaged)
        qCWarning(log) << "not all of" << m_path << "could be read";
}

SettingsFile::~SettingsFile() = default;

QSettings &SettingsFile::forWriting()
{
    if (std::exchange(m_damaged, false))
        setAside();
    makePrivate(m_path);
    return *m_settings;
}

QList<QUuid> SettingsFile::entries(const QString &group) const
{
    QList<QUuid> ids;
    m_settings->beginGroup(group);
    const QStringList present = m_settings->childGroups();
    m_settings->endGroup();
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
    forWriting().remove(group + u'/' + idText(id));
}

QString SettingsFile::entryPrefix(const QString &group, const QUuid &id)
{
    return group + u'/' + idText(id) + u'/';
}

std::optional<Error> SettingsFile::sync()
{
    m_settings->sync();
    // The status of a QSettings never gets better: a new one says how it stands now. A damaged file
    // is read once more by the write that replaces it, so it takes two.
    for (int attempt = 0; attempt < 2 && m_settings->status() != QSettings::NoError; ++attempt) {
        makePrivate(m_path);
        reopen();
        m_settings->sync();
    }
    if (m_settings->status() == QSettings::NoError)
        return std::nullopt;
    return Error{
        Error::Kind::FileUnwritable, m_path + QStringLiteral(": ") + writeTrouble(m_path), 0, {}};
}

QStringList SettingsFile::order(const QString &group) const
{
    return m_settings->value(orderKey(group)).toStringList();
}

void SettingsFile::setOrder(const QString &group, const QStringList &ids)
{
    QSettings &file = forWriting();
    if (ids.isEmpty())
        file.remove(orderKey(group));
    else
        file.setValue(orderKey(group), ids);
}

void SettingsFile::reopen()
{
    // The new one is made before the old one goes: they share what was not written yet.
    m_settings = std::make_unique<QSettings>(m_path, QSettings::IniFormat);
}

void SettingsFile::setAside()
{
    QFile damaged(m_path);
    QFile kept(m_path + QStringLiteral(".damaged-")
               + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmsszzz")));
    if (!damaged.open(QIODevice::ReadOnly)
        || !kept.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
        || kept.write(damaged.readAll()) != damaged.size() || !kept.flush()) {
        qCWarning(log) << "could not keep a copy of" << m_path;
        return;
    }
    qCWarning(log) << "kept what could not be read as" << kept.fileName();
}

} // namespace decidesk
