#include "ChecksumFile.h"
#include "TestProgram.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_ChecksumFile : public QObject
{
    Q_OBJECT

private slots:
    void isTheSha256OfTheContent_data();
    void isTheSha256OfTheContent();
    void anEmptyFileIsRefused();
    void aFolderIsRefused();
    void aMissingFileIsRefused();
    void startingAgainDropsTheFirst();
    void cancellingIsSilent();
    void canBeDestroyedWhileReading();

private:
    QString write(const QByteArray &content);

    QTemporaryDir m_folder;
    int m_files = 0;
};

QString tst_ChecksumFile::write(const QByteArray &content)
{
    QFile file(m_folder.filePath(QString::number(++m_files)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

void tst_ChecksumFile::isTheSha256OfTheContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("checksum");
    QTest::newRow("abc") << QByteArray("abc")
                         << u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;
    QTest::newRow("zero byte") << QByteArray(
        1, '\0') << u"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"_s;
    // More than one piece is read.
    QTest::newRow("a million a, three times")
        << QByteArray(3'000'000, 'a')
        << QString::fromLatin1(
               QCryptographicHash::hash(QByteArray(3'000'000, 'a'), QCryptographicHash::Sha256)
                   .toHex());
}

void tst_ChecksumFile::isTheSha256OfTheContent()
{
    QFETCH(QByteArray, content);
    ChecksumFile file;
    QSignalSpy finished(&file, &ChecksumFile::finished);
    file.start(write(content));
    QVERIFY(finished.wait());
    QTEST(finished.constFirst().constFirst().value<Secret>().reveal(), "checksum");
}

void tst_ChecksumFile::anEmptyFileIsRefused()
{
    ChecksumFile file;
    QSignalSpy failed(&file, &ChecksumFile::failed);
    file.start(write({}));
    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().value<ChecksumFile::Failure>(),
             ChecksumFile::Failure::Empty);
}

void tst_ChecksumFile::aFolderIsRefused()
{
    ChecksumFile file;
    QSignalSpy failed(&file, &ChecksumFile::failed);
    file.start(m_folder.path());
    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().value<ChecksumFile::Failure>(),
             ChecksumFile::Failure::Unreadable);
}

void tst_ChecksumFile::aMissingFileIsRefused()
{
    ChecksumFile file;
    QSignalSpy failed(&file, &ChecksumFile::failed);
    file.start(m_folder.filePath(u"missing"_s));
    QVERIFY(failed.wait());
}

void tst_ChecksumFile::startingAgainDropsTheFirst()
{
    ChecksumFile file;
    QSignalSpy finished(&file, &ChecksumFile::finished);
    file.start(write(QByteArray(20'000'000, 'x')));
    file.start(write("abc"));
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    QVERIFY(finished.constFirst().constFirst().value<Secret>().reveal().startsWith(u"ba7816bf"));
}

void tst_ChecksumFile::cancellingIsSilent()
{
    ChecksumFile file;
    QSignalSpy finished(&file, &ChecksumFile::finished);
    QSignalSpy failed(&file, &ChecksumFile::failed);
    file.start(write("abc"));
    file.cancel();
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty());
    QVERIFY(failed.isEmpty());
}

void tst_ChecksumFile::canBeDestroyedWhileReading()
{
    const QString path = write(QByteArray(50'000'000, 'x'));
    auto file = std::make_unique<ChecksumFile>();
    file->start(path);
    file.reset();
}

DECIDESK_TEST(tst_ChecksumFile)
#include "tst_ChecksumFile.moc"
