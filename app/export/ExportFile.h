#pragma once

#include "Error.h"

#include <QByteArray>
#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace decidesk {

/// A file that is written on another thread, and stands in its place whole or not at all: what was
/// there before stays until `commit` has succeeded, and for good where anything failed.
///
/// A new file has rights for its owner only, one that is replaced keeps its own. Nothing of it is
/// left where the object is destroyed before `committed`. Lives in a thread with an event loop.
class ExportFile : public QObject
{
    Q_OBJECT

public:
    /// Why a file could not be written: `code` of the error FileUnwritable. Its `detail` holds the
    /// path and the system's words.
    enum class Cause {
        Other,
        IsFolder, ///< a folder of that name is there
        NoFolder, ///< the folder for it is not there
        NotAllowed,
        DiskFull,
    };

    using Make = std::function<QByteArray()>;

    explicit ExportFile(const QString &path, QObject *parent = nullptr);
    ~ExportFile() override;

    /// Appends what `make` answers, which is called in the other thread. `written` or `failed`
    /// follows; before that nothing else may be called.
    void write(Make make);
    /// Puts the file in its place. `committed` or `failed` follows.
    void commit();

signals:
    void written();
    void committed();
    void failed(const decidesk::Error &error);

private:
    class Target;
    using Result = std::optional<Error>;

    enum class Step { Write, Commit };

    void run(Step step, std::function<Result(Target &)> work);

    std::shared_ptr<Target> m_target; ///< used by one thread at a time
    QFutureWatcher<Result> m_watcher;
    Step m_step = Step::Write; ///< the one that runs, or ran last
};

} // namespace decidesk
