#include "SmallFile.h"

#include <QFile>
#include <QFileInfo>

namespace decidesk {

QByteArray readSmallFile(const QString &path)
{
    constexpr qint64 largest = qint64{4} * 1024 * 1024;
    // A folder or a pipe by this name would block or never end.
    if (!QFileInfo(path).isFile())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largest)
        return {};
    return file.readAll();
}

} // namespace decidesk
