#pragma once

#include "Secret.h"

#include <QObject>
#include <QString>

#include <memory>

class QThread;

namespace decidesk {

/// Makes a checksum from a file: the SHA-256 of its content, in hexadecimal digits. Reads in a
/// thread of its own, so that a large or slow file holds nothing up.
class ChecksumFile : public QObject
{
    Q_OBJECT

public:
    enum class Failure {
        Unreadable, ///< not there, not a plain file, or reading failed
        Empty, ///< everybody knows the checksum of nothing
    };

    explicit ChecksumFile(QObject *parent = nullptr);
    ~ChecksumFile() override;

    /// Drops what is running without a signal, then starts. One of the two signals follows.
    void start(const QString &path);
    void cancel(); ///< no signal follows

signals:
    void finished(const decidesk::Secret &checksum);
    void failed(decidesk::ChecksumFile::Failure failure);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace decidesk
