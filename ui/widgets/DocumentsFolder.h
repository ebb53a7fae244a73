#pragma once

#include <QDir>
#include <QStandardPaths>
#include <QString>

namespace decidesk {

/// Where a file dialog begins: with the user's documents, or at home where there is no such folder.
inline QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace decidesk
