#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace decidesk {

/// Which file of app/ and ui/ includes which, and what in that is against the picture of the house
/// ("Who may include whom").
///
/// A source and its header count as one, so that a circle through a .cpp file is found too.
class IncludeGraph
{
public:
    /// Adds a file; `path` is relative to the top folder. Includes of headers that are never added
    /// (of Qt, generated ones) are passed over.
    void add(const QString &path, const QString &contents);

    /// Adds every .h and .cpp file under `folder` of `top`. Returns how many there were.
    int addFolder(const QString &top, const QString &folder);

    /// Includes that go up or sideways, folders that no arrow knows, header names that exist twice.
    [[nodiscard]] QStringList wrongIncludes() const;

    /// Circles, each as "a → b → a".
    [[nodiscard]] QStringList circles() const;

private:
    [[nodiscard]] QStringList pathsIncludedBy(const QString &path) const;
    [[nodiscard]] QMap<QString, QStringList> unitGraph() const;

    QMap<QString, QStringList> m_includes; // by path: the bare names of what it includes
    QMap<QString, QStringList> m_headers; // by bare name: the paths
};

} // namespace decidesk
