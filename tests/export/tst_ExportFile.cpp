#include "ExportFile.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/resource.h>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

using Cause = ExportFile::Cause;

/// For as long as it lives no file may grow beyond `bytes`: the disk that is full.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

/// A file that stands in its place whole or not at all.
class tst_ExportFile : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void writesOnAnotherThread();
    void replacesWhatWasThere();
    void belongsToItsOwner();
    void leavesNothingWhereItWasGivenUp();
    void saysWhyItCantBeWritten_data();
    void saysWhyItCantBeWritten();
    void aFullDiskKeepsWhatWasThere_data();
    void aFullDiskKeepsWhatWasThere();

private:
    [[nodiscard]] QString path(const QString &name = u"a.md"_s) const
    {
        return m_folder->filePath(name);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ExportFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_ExportFile::writesOnAnotherThread()
{
    ExportFile file(path());
    QSignalSpy written(&file, &ExportFile::written);
    QSignalSpy committed(&file, &ExportFile::committed);
    QThread *writer = nullptr;
    file.write([&writer] {
        writer = QThread::currentThread();
        return QByteArray("one\n");
    });
    QVERIFY(written.wait());
    QVERIFY(writer != nullptr && writer != QThread::currentThread());
    file.write([] { return QByteArray("two\n"); });
    QVERIFY(written.wait());
    QVERIFY(!QFile::exists(path()));
    file.commit();
    QVERIFY(committed.wait());
    QCOMPARE(contentsOf(path()), "one\ntwo\n");
}

void tst_ExportFile::replacesWhatWasThere()
{
    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("a text that is longer");
    before.close();
    const auto rights = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
    QVERIFY(before.setPermissions(rights));

    ExportFile file(path());
    QSignalSpy committed(&file, &ExportFile::committed);
    file.commit();
    QVERIFY(committed.wait());
    QCOMPARE(contentsOf(path()), "");
    QVERIFY(QFile::permissions(path()).testFlag(QFileDevice::ReadGroup));
}

void tst_ExportFile::belongsToItsOwner()
{
    ExportFile file(path());
    QSignalSpy committed(&file, &ExportFile::committed);
    file.commit();
    QVERIFY(committed.wait());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(path()) & others, QFileDevice::Permissions());
}

void tst_ExportFile::leavesNothingWhereItWasGivenUp()
{
    auto file = std::make_unique<ExportFile>(path());
    QSignalSpy written(file.get(), &ExportFile::written);
    file->write([] { return QByteArray("one\n"); });
    QVERIFY(written.wait());
    file->write([] { return QByteArray("two\n"); });
    file.reset();
    QTRY_COMPARE(files(), QStringList());
}

void tst_ExportFile::saysWhyItCantBeWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("a folder") << u"folder"_s << Cause::IsFolder;
    QTest::newRow("no folder") << u"gone/a.md"_s << Cause::NoFolder;
    QTest::newRow("a folder without rights") << u"locked/a.md"_s << Cause::NotAllowed;
    QTest::newRow("a file without rights") << u"locked.md"_s << Cause::NotAllowed;
}

void tst_ExportFile::saysWhyItCantBeWritten()
{
    QFETCH(const QString, name);
    QFETCH(const Cause, cause);
    QDir(m_folder->path()).mkdir(u"folder"_s);
    QDir(m_folder->path()).mkdir(u"locked"_s);
    QFile file(path(u"locked.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before");
    file.close();
    file.setPermissions(QFileDevice::ReadOwner);
    QFile::setPermissions(path(u"locked"_s), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    if (cause == Cause::NotAllowed && QFileInfo(file).isWritable())
        QSKIP("nothing is forbidden to this user");

    ExportFile exported(path(name));
    QSignalSpy failed(&exported, &ExportFile::failed);
    QSignalSpy written(&exported, &ExportFile::written);
    exported.write([] { return QByteArray("one\n"); });
    QVERIFY(failed.wait());
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.kind, Error::Kind::FileUnwritable);
    QCOMPARE(static_cast<Cause>(error.code), cause);
    QVERIFY2(error.detail.startsWith(path(name)), qPrintable(error.detail));
    QCOMPARE(written.count(), 0);
    QCOMPARE(contentsOf(path(u"locked.md"_s)), "before");
    QCOMPARE(files(), QStringList({u"folder"_s, u"locked"_s, u"locked.md"_s}));
}

void tst_ExportFile::aFullDiskKeepsWhatWasThere_data()
{
    QTest::addColumn<qsizetype>("bytes");
    // What fails at once, and what fails only when the last bytes leave the buffer.
    QTest::newRow("much") << qsizetype{1'000'000};
    QTest::newRow("little") << qsizetype{1'500};
}

void tst_ExportFile::aFullDiskKeepsWhatWasThere()
{
    QFETCH(const qsizetype, bytes);
    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();

    ExportFile file(path());
    QSignalSpy failed(&file, &ExportFile::failed);
    connect(&file, &ExportFile::written, &file, &ExportFile::commit);
    {
        const FileSizeLimit limit(1'000);
        file.write([bytes] { return QByteArray(bytes, 'x'); });
        QVERIFY(failed.wait());
    }
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.kind, Error::Kind::FileUnwritable);
    QCOMPARE(static_cast<Cause>(error.code), Cause::DiskFull);
    QCOMPARE(contentsOf(path()), "before");
}

DECIDESK_TEST(tst_ExportFile)
#include "tst_ExportFile.moc"
