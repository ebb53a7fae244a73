#include "TrafficExport.h"

#include "RequestWriter.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace decidesk {

namespace {

QString nameOf(TrafficEntry::Kind kind)
{
    switch (kind) {
    case TrafficEntry::Kind::FrameOut:
        return QStringLiteral("sent");
    case TrafficEntry::Kind::FrameIn:
        return QStringLiteral("received");
    case TrafficEntry::Kind::Event:
        break;
    }
    return QStringLiteral("event");
}

QByteArray lineOf(const TrafficEntry &entry)
{
    QJsonObject object{
        {QStringLiteral("time"), entry.time.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("connection"), withoutLoneSurrogates(entry.connection)},
        {QStringLiteral("attempt"), static_cast<qint64>(entry.attempt)},
        {QStringLiteral("kind"), nameOf(entry.kind)},
        {QStringLiteral("label"), withoutLoneSurrogates(entry.label)},
        {QStringLiteral("bytes"), entry.bytes},
        {QStringLiteral("text"), withoutLoneSurrogates(entry.text.toString())},
    };
    if (entry.latencyMs >= 0)
        object.insert(QStringLiteral("latencyMs"), entry.latencyMs);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

std::optional<Error> exportTraffic(const QList<TrafficEntry> &entries, const QString &path)
{
    const bool isNew = !QFileInfo::exists(path);
    QSaveFile file(path);
    bool written = file.open(QIODevice::WriteOnly);
    if (isNew)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    for (auto entry = entries.cbegin(); written && entry != entries.cend(); ++entry)
        written = file.write(lineOf(*entry)) >= 0;
    // What is left in the buffer for QSaveFile::commit may get lost there without a word.
    if (written && file.flush() && file.commit())
        return std::nullopt;
    return Error{
        Error::Kind::FileUnwritable, path + QStringLiteral(": ") + file.errorString(), 0, {}};
}

} // namespace decidesk
