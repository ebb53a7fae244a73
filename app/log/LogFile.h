#pragma once

#include <QFile>
#include <QString>
#include <QtGlobal>

namespace decidesk {

/// Writes what the program logs (`qCInfo` and its like) to `decidesk.log` for as long as it lives.
///
/// One line per message, UTF-8: `2026-11-23T14:02:07.123Z info decidesk.net: connected`. Warnings
/// and worse go on to the message handler that was there before (standard error), which is put back
/// at the end. At `largestSize` the file becomes `decidesk.log.1`, the one before that is gone.
/// Only the owner may read the file. Where it can't be written, the program goes on without it.
///
/// What is logged must hold no secret: nothing is filtered here. Messages may come from any thread;
/// the object itself belongs to `main`. One at a time: a second one while the first lives writes
/// nothing.
class LogFile
{
public:
    static constexpr qint64 defaultLargestSize = qint64{5} * 1000 * 1000;
    /// What one message may fill of the file; the rest of it is cut off.
    static constexpr qsizetype longestMessage = qsizetype{16} * 1024;

    /// Makes `folder` if need be and opens the file for appending. `largestSize` in bytes.
    explicit LogFile(const QString &folder, qint64 largestSize = defaultLargestSize);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    static void handleMessage(QtMsgType type, const QMessageLogContext &context,
                              const QString &message);

    void open();
    void rotate();
    void write(const QByteArray &line);

    QFile m_file;
    qint64 m_largestSize;
    bool m_installed = false;
};

} // namespace decidesk
