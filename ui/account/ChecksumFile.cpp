#include "ChecksumFile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <variant>

namespace decidesk {

namespace {

using Result = std::variant<Secret, ChecksumFile::Failure>;

constexpr qint64 pieceSize = qint64{1024} * 1024;

Result checksumOf(const QString &path)
{
    using Failure = ChecksumFile::Failure;
    QFile file(path);
    // A pipe or a device might never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Failure::Unreadable;

    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(pieceSize, Qt::Uninitialized);
    bool empty = true;
    while (!QThread::currentThread()->isInterruptionRequested()) {
        const qint64 size = file.read(piece.data(), piece.size());
        if (size < 0)
            return Failure::Unreadable;
        if (size == 0)
            break;
        empty = false;
        hash.addData(QByteArrayView(piece.constData(), size));
    }
    if (empty)
        return Failure::Empty;
    return Secret(QString::fromLatin1(hash.result().toHex()));
}

} // namespace

ChecksumFile::ChecksumFile(QObject *parent) : QObject(parent) {}

ChecksumFile::~ChecksumFile()
{
    cancel();
}

void ChecksumFile::start(const QString &path)
{
    cancel();
    const auto result = std::make_shared<Result>(Failure::Unreadable);
    m_thread.reset(QThread::create([path, result] { *result = checksumOf(path); }));
    connect(m_thread.get(), &QThread::finished, this, [this, result] {
        if (const auto *failure = std::get_if<Failure>(result.get()))
            emit failed(*failure);
        else
            emit finished(std::get<Secret>(*result));
    });
    m_thread->start();
}

void ChecksumFile::cancel()
{
    if (!m_thread)
        return;
    disconnect(m_thread.get(), nullptr, this, nullptr);
    m_thread->requestInterruption();
    m_thread->wait();
    m_thread.reset();
}

} // namespace decidesk
