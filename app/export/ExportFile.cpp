#include "ExportFile.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <cerrno>
#include <utility>

namespace decidesk {

class ExportFile::Target
{
public:
    explicit Target(const QString &path) : m_file(path) {}

    Result write(const QByteArray &bytes)
    {
        if (!m_file.isOpen()) {
            if (Result failure = open())
                return failure;
        }
        errno = 0;
        // What is left in the buffer for QSaveFile::commit may get lost there without a word.
        const bool written = m_file.write(bytes) == bytes.size() && m_file.flush();
        return written ? std::nullopt : Result(failure());
    }

    Result commit()
    {
        if (Result failure = write({}))
            return failure;
        errno = 0;
        return m_file.commit() ? std::nullopt : Result(failure());
    }

private:
    Result open()
    {
        const QFileInfo place(m_file.fileName());
        const bool isNew = !place.exists();
        if (place.isDir())
            return failure(Cause::IsFolder);
        if (!place.dir().exists())
            return failure(Cause::NoFolder);
        errno = 0;
        if (!m_file.open(QIODevice::WriteOnly)) {
            const bool mayWrite
                = QFileInfo(place.absolutePath()).isWritable() && (isNew || place.isWritable());
            return mayWrite ? failure() : failure(Cause::NotAllowed);
        }
        if (isNew)
            m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return std::nullopt;
    }

    [[nodiscard]] Error failure() const
    {
        const bool full = m_file.error() == QFileDevice::ResourceError || errno == ENOSPC
            || errno == EDQUOT || errno == EFBIG;
        return failure(full ? Cause::DiskFull : Cause::Other);
    }

    [[nodiscard]] Error failure(Cause cause) const
    {
        const QString path = QDir::toNativeSeparators(m_file.fileName());
        const QString words
            = m_file.error() == QFileDevice::NoError ? QString() : m_file.errorString();
        return {Error::Kind::FileUnwritable,
                words.isEmpty() ? path : path + QStringLiteral(": ") + words,
                static_cast<qint64>(cause),
                {}};
    }

    QSaveFile m_file;
};

ExportFile::ExportFile(const QString &path, QObject *parent)
    : QObject(parent), m_target(std::make_shared<Target>(path))
{
    connect(&m_watcher, &QFutureWatcher<Result>::finished, this, [this] {
        if (const Result failure = m_watcher.result())
            emit failed(*failure);
        else if (m_step == Step::Write)
            emit written();
        else
            emit committed();
    });
}

ExportFile::~ExportFile() = default;

void ExportFile::write(Make make)
{
    run(Step::Write, [make = std::move(make)](Target &target) { return target.write(make()); });
}

void ExportFile::commit()
{
    run(Step::Commit, [](Target &target) { return target.commit(); });
}

void ExportFile::run(Step step, std::function<Result(Target &)> work)
{
    m_step = step;
    auto promise = std::make_shared<QPromise<Result>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, target = m_target, work = std::move(work)] {
        promise->start();
        promise->addResult(work(*target));
        promise->finish();
    });
}

} // namespace decidesk
