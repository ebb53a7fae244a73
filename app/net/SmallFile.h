#pragma once

#include <QByteArray>
#include <QString>

namespace decidesk {

/// What the file holds; empty where it is no regular file (a folder, a pipe), can't be read or has
/// more than 4 MiB. A bundle of all public certificates has about 200 KiB.
QByteArray readSmallFile(const QString &path);

} // namespace decidesk
