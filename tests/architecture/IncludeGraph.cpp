#include "IncludeGraph.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>

namespace decidesk {

namespace {

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == QLatin1String("ui"))
        return QStringLiteral("ui");
    return parts.size() == 2 ? QStringLiteral("main") : parts.at(1);
}

QString unitOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'.'));
}

const QMap<QString, QStringList> &arrows()
{
    static const QMap<QString, QStringList> all = {
        {QStringLiteral("main"),
         {QStringLiteral("ui"), QStringLiteral("practice"), QStringLiteral("commandline"),
          QStringLiteral("instance"), QStringLiteral("log")}},
        {QStringLiteral("commandline"), {QStringLiteral("storage")}},
        {QStringLiteral("instance"), {}},
        {QStringLiteral("log"), {}},
        {QStringLiteral("ui"),
         {QStringLiteral("models"), QStringLiteral("session"), QStringLiteral("storage"),
          QStringLiteral("export")}},
        {QStringLiteral("models"), {QStringLiteral("session"), QStringLiteral("markdown")}},
        {QStringLiteral("markdown"), {}},
        {QStringLiteral("session"), {QStringLiteral("net"), QStringLiteral("storage")}},
        {QStringLiteral("net"), {QStringLiteral("protocol")}},
        {QStringLiteral("storage"), {QStringLiteral("domain"), QStringLiteral("markdown")}},
        {QStringLiteral("export"), {QStringLiteral("storage"), QStringLiteral("protocol")}},
        {QStringLiteral("practice"), {QStringLiteral("protocol")}},
        {QStringLiteral("protocol"), {QStringLiteral("domain")}},
        {QStringLiteral("domain"), {}},
    };
    return all;
}

bool mayInclude(const QString &from, const QString &to)
{
    if (from == to)
        return true;
    const QStringList below = arrows().value(from);
    return std::any_of(below.cbegin(), below.cend(),
                       [&to](const QString &room) { return mayInclude(room, to); });
}

} // namespace

void IncludeGraph::add(const QString &path, const QString &contents)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList names;
    for (const QRegularExpressionMatch &match : include.globalMatch(contents))
        names.append(QFileInfo(match.captured(1)).fileName());
    m_includes.insert(path, names);
    if (path.endsWith(QLatin1String(".h")))
        m_headers[QFileInfo(path).fileName()].append(path);
}

int IncludeGraph::addFolder(const QString &top, const QString &folder)
{
    const QDir topDir(top);
    int count = 0;
    QDirIterator files(topDir.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        add(topDir.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        ++count;
    }
    return count;
}

QStringList IncludeGraph::pathsIncludedBy(const QString &path) const
{
    QStringList paths;
    for (const QString &name : m_includes.value(path))
        paths.append(m_headers.value(name));
    return paths;
}

QStringList IncludeGraph::wrongIncludes() const
{
    QStringList wrong;
    for (const QStringList &paths : m_headers) {
        if (paths.size() > 1)
            wrong.append(QStringLiteral("two headers of one name: ") + paths.join(u' '));
    }
    for (auto file = m_includes.cbegin(); file != m_includes.cend(); ++file) {
        const QString room = roomOf(file.key());
        if (!arrows().contains(room)) {
            wrong.append(QStringLiteral("no arrow knows this room: ") + file.key());
            continue;
        }
        for (const QString &included : pathsIncludedBy(file.key())) {
            if (!mayInclude(room, roomOf(included)))
                wrong.append(file.key() + QStringLiteral(" includes ") + included);
        }
    }
    return wrong;
}

QMap<QString, QStringList> IncludeGraph::unitGraph() const
{
    QMap<QString, QStringList> graph;
    for (auto file = m_includes.cbegin(); file != m_includes.cend(); ++file) {
        const QString unit = unitOf(file.key());
        for (const QString &included : pathsIncludedBy(file.key())) {
            if (unitOf(included) != unit)
                graph[unit].append(unitOf(included));
        }
    }
    return graph;
}

QStringList IncludeGraph::circles() const
{
    const QMap<QString, QStringList> graph = unitGraph();
    QStringList found;
    QStringList trail;
    QSet<QString> finished;
    const std::function<void(const QString &)> visit = [&](const QString &unit) {
        if (finished.contains(unit))
            return;
        const qsizetype seen = trail.indexOf(unit);
        if (seen >= 0) {
            found.append((trail.mid(seen) + QStringList{unit}).join(QStringLiteral(" → ")));
            return;
        }
        trail.append(unit);
        for (const QString &included : graph.value(unit))
            visit(included);
        trail.removeLast();
        finished.insert(unit);
    };
    for (const QString &unit : graph.keys())
        visit(unit);
    return found;
}

} // namespace decidesk
