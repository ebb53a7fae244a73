#include "Settings.h"
#include "SettingsNotice.h"
#include "TestProgram.h"

#include <QDir>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace decidesk;
using namespace std::chrono_literals;

/// What the window says while settings can't be stored.
class tst_SettingsNotice : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void saysNothingWithoutTrouble();
    void standsUntilItIsOver();
    void isSaidAnewOnceItWasOver();

private:
    void obstruct() { QVERIFY(QDir().mkpath(m_file)); }
    void makeWay() { QVERIFY(QDir().rmdir(m_file)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Settings> m_settings;
};

void tst_SettingsNotice::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("settings.ini"));
    m_settings = std::make_unique<Settings>(m_file);
    m_settings->setRetryInterval(20ms);
}

void tst_SettingsNotice::saysNothingWithoutTrouble()
{
    const SettingsNotice notice(*m_settings);
    m_settings->setTimeouts({.connect = 2s});
    QTRY_VERIFY(QFile::exists(m_file));
    QVERIFY(notice.isHidden());
}

void tst_SettingsNotice::standsUntilItIsOver()
{
    const SettingsNotice notice(*m_settings);
    obstruct();
    m_settings->setTimeouts({.connect = 2s});

    QTRY_VERIFY(!notice.isHidden());
    QCOMPARE(notice.content().text,
             QStringLiteral("Settings and accounts can't be saved. What you change works until you "
                            "quit, and is saved as soon as possible."));
    QCOMPARE(notice.content().details, m_file + QStringLiteral(": Is a directory"));

    makeWay();
    QTRY_VERIFY(notice.isHidden());
    QVERIFY(QFile::exists(m_file));
}

void tst_SettingsNotice::isSaidAnewOnceItWasOver()
{
    const SettingsNotice notice(*m_settings);
    obstruct();
    m_settings->setTimeouts({.connect = 2s});
    QTRY_VERIFY(!notice.isHidden());
    notice.button(Banner::Action::Dismiss)->click();
    QVERIFY(notice.isHidden());
    m_settings->setTimeouts({.connect = 3s});
    QVERIFY(m_settings->sync().has_value());
    QVERIFY(notice.isHidden());

    makeWay();
    QTRY_VERIFY(!m_settings->trouble());
    QVERIFY(QFile::remove(m_file));
    obstruct();
    m_settings->setTimeouts({.connect = 4s});
    QTRY_VERIFY(!notice.isHidden());
}

DECIDESK_TEST(tst_SettingsNotice)
#include "tst_SettingsNotice.moc"
