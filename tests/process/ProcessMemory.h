#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QList>
#include <QString>

namespace decidesk::test {

/// AddressSanitizer keeps what was freed for a while, to tell when it is used: figures of memory
/// say nothing there.
constexpr bool keepsFreedMemory =
#ifdef __SANITIZE_ADDRESS__
    true;
#else
    false;
#endif

/// KiB of this program by a line of /proc/self/status (see proc(5)): "VmRSS" what it has now,
/// "VmHWM" the most that it had, "VmPeak" the most that it asked for. -1: not to be had.
inline qint64 memoryKib(QByteArrayView line)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray start = line.toByteArray() + ':';
    const QList<QByteArray> all = status.readAll().split('\n');
    for (const QByteArray &one : all) {
        if (one.startsWith(start))
            return one.sliced(start.size()).trimmed().split(' ').constFirst().toLongLong();
    }
    return -1;
}

/// "VmHWM" counts anew from what the program has now. False: it does not.
inline bool forgetPeak()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    return references.open(QIODevice::WriteOnly) && references.write("5") == 1;
}

} // namespace decidesk::test
