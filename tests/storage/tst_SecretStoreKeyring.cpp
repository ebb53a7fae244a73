#include "SecretCalls.h"
#include "SecretStore.h"
#include "TestProgram.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>

using namespace decidesk;
using namespace secretcalls;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const QString key = QStringLiteral("checksum/1");
const QString other = QStringLiteral("checksum/2");
const QString canary = QStringLiteral("canary-0123456789");

/// Stops the keyring daemon for as long as it lives: the calls arrive and nobody answers, as with
/// an unlock prompt that nobody sees.
class HungKeyring
{
public:
    explicit HungKeyring(pid_t daemon) : m_daemon(daemon) { ::kill(m_daemon, SIGSTOP); }
    ~HungKeyring() { goOn(); }
    Q_DISABLE_COPY_MOVE(HungKeyring)

    void goOn() const { ::kill(m_daemon, SIGCONT); }

private:
    pid_t m_daemon;
};

/// Locks the keyring. Nobody can unlock it here: there is no display for the prompt.
bool lockKeyring()
{
    return QProcess::execute(
               QStringLiteral("dbus-send"),
               {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"),
                QStringLiteral("--dest=org.freedesktop.secrets"),
                QStringLiteral("/org/freedesktop/secrets"),
                QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")})
        == 0;
}

/// Sees how often somebody asks the keyring to be unlocked, which opens its prompt.
class UnlockRequests
{
public:
    bool start()
    {
        m_monitor.start(QStringLiteral("dbus-monitor"),
                        {QStringLiteral("--session"),
                         QStringLiteral("interface='org.freedesktop.Secret.Service',"
                                        "member='Unlock'")});
        // It says first what it is told of itself.
        return m_monitor.waitForStarted() && m_monitor.waitForReadyRead();
    }

    int count()
    {
        QTest::qWait(200); // for what is on its way to the monitor
        m_seen += m_monitor.readAllStandardOutput();
        return static_cast<int>(m_seen.count("member=Unlock"));
    }

private:
    QProcess m_monitor;
    QByteArray m_seen;
};

/// Whether that is told, not necessarily in time.
bool becomesIdle(SecretStore &store, std::chrono::milliseconds longest)
{
    bool idle = false;
    store.whenIdle(longest, [&idle] { idle = true; });
    return QTest::qWaitFor([&idle] { return idle; }, 20'000);
}

} // namespace

/// SecretStore against a real gnome-keyring; runs inside with-keyring.
class tst_SecretStoreKeyring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void keepsSecretsForTheNextRun();
    void keepsAnySecret_data();
    void keepsAnySecret();
    void replacesSecrets();
    void servicesShareNothing();
    void removesSecrets();
    void keepForThisRunRemovesTheStoredOne();
    void answersInOrder();
    void startsJobsFromWithinCallbacks();
    void doesWhatAGoneContextAskedFor();

    void aHungKeychainEndsInATimeOut();
    void whileItHangsFurtherCallsFailAtOnce();
    void whatAHungKeychainMissedIsMadeUpFor();
    void anOlderSecretNeverWinsAfterAHang();
    void removalsAreMadeUpForToo();
    void canBeDestroyedWhileAJobHangs();
    void saysThatItWaits();
    void entriesOfTheFormerNameAreRenamed();
    void theEndWaitsForWhatIsQueued();
    void theEndDoesNotWaitForEver();
    void whatNobodyWaitsForIsNotRead();

    void aLockedKeyringThatStaysLocked(); // last: nobody unlocks it again

private:
    [[nodiscard]] std::unique_ptr<SecretStore> newStore() const;

    QString m_service;
    pid_t m_daemon = 0;
};

void tst_SecretStoreKeyring::initTestCase()
{
    m_daemon = qEnvironmentVariableIntValue("DECIDESK_KEYRING_PID");
    QVERIFY2(m_daemon > 0, "run this with tests/storage/with-keyring");
}

void tst_SecretStoreKeyring::init()
{
    m_service = QStringLiteral("decidesk-test-") + QString::fromUtf8(QTest::currentTestFunction());
}

std::unique_ptr<SecretStore> tst_SecretStoreKeyring::newStore() const
{
    return std::make_unique<SecretStore>(m_service, SecretStore::Backend::Keychain);
}

void tst_SecretStoreKeyring::keepsSecretsForTheNextRun()
{
    {
        const auto store = newStore();
        QCOMPARE(readKind(*store, key), Kind::SecretMissing);
        QCOMPARE(write(*store, key, canary), Kind::None);
        QCOMPARE(readText(*store, key), canary);
        QVERIFY(!store->keptOnlyForThisRun());
    }
    const auto store = newStore();
    QCOMPARE(readText(*store, key), canary);
    QCOMPARE(readKind(*store, other), Kind::SecretMissing);
}

void tst_SecretStoreKeyring::keepsAnySecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one character") << QStringLiteral("x");
    QTest::newRow("other scripts") << QStringLiteral("Zoë 決める \U0001F600");
    QTest::newRow("white space at the ends") << QStringLiteral(" a\tb\n");
    QTest::newRow("quotes and backslashes") << QStringLiteral("\"'\\%1${HOME}");
    QTest::newRow("byte order mark at the start") << QStringLiteral("\ufeffabc");
    QTest::newRow("SHA-256") << QString(64, u'f');
    QTest::newRow("long") << QString(100'000, u'x');
}

void tst_SecretStoreKeyring::keepsAnySecret()
{
    QFETCH(const QString, text);
    QCOMPARE(write(*newStore(), key, text), Kind::None);
    QCOMPARE(readText(*newStore(), key), text);
}

void tst_SecretStoreKeyring::replacesSecrets()
{
    const auto store = newStore();
    QCOMPARE(write(*store, key, canary), Kind::None);
    QCOMPARE(write(*store, key, QStringLiteral("newer")), Kind::None);
    QCOMPARE(readText(*store, key), QStringLiteral("newer"));
    QCOMPARE(remove(*store, key), Kind::None);
    QCOMPARE(readKind(*store, key), Kind::SecretMissing);
}

void tst_SecretStoreKeyring::servicesShareNothing()
{
    QCOMPARE(write(*newStore(), key, canary), Kind::None);
    SecretStore elsewhere(m_service + QStringLiteral("-2"), SecretStore::Backend::Keychain);
    QCOMPARE(readKind(elsewhere, key), Kind::SecretMissing);
}

void tst_SecretStoreKeyring::removesSecrets()
{
    const auto store = newStore();
    QCOMPARE(write(*store, key, canary), Kind::None);
    QCOMPARE(write(*store, other, canary), Kind::None);
    QCOMPARE(remove(*store, key), Kind::None);
    QCOMPARE(remove(*store, key), Kind::None);
    QCOMPARE(readKind(*newStore(), key), Kind::SecretMissing);
    QCOMPARE(readText(*newStore(), other), canary);
}

void tst_SecretStoreKeyring::keepForThisRunRemovesTheStoredOne()
{
    {
        const auto store = newStore();
        QCOMPARE(write(*store, key, QStringLiteral("stored")), Kind::None);
        QCOMPARE(keepForThisRun(*store, key, canary), Kind::None);
        QCOMPARE(readText(*store, key), canary);
        QVERIFY(!store->keptOnlyForThisRun());
    }
    QCOMPARE(readKind(*newStore(), key), Kind::SecretMissing);
}

void tst_SecretStoreKeyring::answersInOrder()
{
    const auto store = newStore();
    QStringList order;
    for (int i = 0; i < 10; ++i) {
        const QString text = QString::number(i);
        store->write(key, Secret(text), this, [](const auto &) {});
        store->read(key, this, [&order](const std::variant<Secret, Error> &found) {
            const auto *secret = std::get_if<Secret>(&found);
            order.append(secret != nullptr ? secret->reveal() : QStringLiteral("none"));
        });
    }
    QCOMPARE(order, QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 10, 20'000);
    QCOMPARE(order.join(QString()), QStringLiteral("0123456789"));
}

void tst_SecretStoreKeyring::startsJobsFromWithinCallbacks()
{
    const auto store = newStore();
    QString found;
    store->write(key, Secret(canary), this, [&](const auto &) {
        store->read(key, this, [&](const auto &) {
            store->remove(key, this, [&](const auto &) {
                store->write(key, Secret(QStringLiteral("again")), this, [&](const auto &) {
                    store->read(key, this, [&](const std::variant<Secret, Error> &result) {
                        found = std::get<Secret>(result).reveal();
                    });
                });
            });
        });
    });
    QTRY_COMPARE_WITH_TIMEOUT(found, QStringLiteral("again"), 20'000);
}

void tst_SecretStoreKeyring::doesWhatAGoneContextAskedFor()
{
    const auto store = newStore();
    bool called = false;
    auto context = std::make_unique<QObject>();
    store->write(key, Secret(canary), context.get(), [&called](const auto &) { called = true; });
    context.reset();
    QCOMPARE(readText(*store, key), canary);
    QVERIFY(!called);
}

void tst_SecretStoreKeyring::aHungKeychainEndsInATimeOut()
{
    const auto store = newStore();
    store->setTimeout(200ms);
    const HungKeyring hung(m_daemon);
    const auto result = read(*store, key);
    QVERIFY(std::holds_alternative<Error>(result));
    QCOMPARE(std::get<Error>(result).kind, Kind::KeychainUnavailable);
    QCOMPARE(std::get<Error>(result).detail, QStringLiteral("no answer within 200 ms"));

    hung.goOn();
    // The keychain is usable again once it has dealt with what hung.
    QTRY_COMPARE_WITH_TIMEOUT(readKind(*store, key), Kind::SecretMissing, 20'000);
    QCOMPARE(write(*store, key, canary), Kind::None);
}

void tst_SecretStoreKeyring::whileItHangsFurtherCallsFailAtOnce()
{
    const auto store = newStore();
    store->setTimeout(300ms);
    const HungKeyring hung(m_daemon);
    QCOMPARE(readKind(*store, key), Kind::KeychainUnavailable);

    store->setTimeout(1h);
    QCOMPARE(readKind(*store, other), Kind::KeychainUnavailable);
    QCOMPARE(write(*store, key, canary), Kind::KeychainUnavailable);
    QCOMPARE(readText(*store, key), canary);
    QVERIFY(store->keptOnlyForThisRun());

    hung.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(!store->keptOnlyForThisRun(), 20'000);
}

void tst_SecretStoreKeyring::whatAHungKeychainMissedIsMadeUpFor()
{
    const auto store = newStore();
    const QSignalSpy changed(store.get(), &SecretStore::keptOnlyForThisRunChanged);
    store->setTimeout(200ms);
    {
        const HungKeyring hung(m_daemon);
        QCOMPARE(write(*store, key, canary), Kind::KeychainUnavailable);
        QCOMPARE(write(*store, other, QStringLiteral("second")), Kind::KeychainUnavailable);
        QVERIFY(store->keptOnlyForThisRun());
        QCOMPARE(changed.size(), 1);
        store->setTimeout(20s);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!store->keptOnlyForThisRun(), 20'000);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(readText(*newStore(), key), canary);
    QCOMPARE(readText(*newStore(), other), QStringLiteral("second"));
}

void tst_SecretStoreKeyring::anOlderSecretNeverWinsAfterAHang()
{
    const auto store = newStore();
    store->setTimeout(200ms);
    {
        const HungKeyring hung(m_daemon);
        // The first one is with the daemon already and will be written when it goes on.
        QCOMPARE(write(*store, key, QStringLiteral("older")), Kind::KeychainUnavailable);
        QCOMPARE(write(*store, key, QStringLiteral("newer")), Kind::KeychainUnavailable);
        store->setTimeout(20s);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!store->keptOnlyForThisRun(), 20'000);
    QCOMPARE(readText(*newStore(), key), QStringLiteral("newer"));
}

void tst_SecretStoreKeyring::removalsAreMadeUpForToo()
{
    const auto store = newStore();
    QCOMPARE(write(*store, key, canary), Kind::None);
    QCOMPARE(write(*store, other, QStringLiteral("stored")), Kind::None);
    store->setTimeout(200ms);
    {
        const HungKeyring hung(m_daemon);
        QCOMPARE(remove(*store, key), Kind::KeychainUnavailable);
        QCOMPARE(readKind(*store, key), Kind::SecretMissing);
        QCOMPARE(keepForThisRun(*store, other, canary), Kind::KeychainUnavailable);
        QVERIFY(!store->keptOnlyForThisRun());
        store->setTimeout(20s);
    }
    const auto next = newStore();
    QTRY_COMPARE_WITH_TIMEOUT(readKind(*next, key), Kind::SecretMissing, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(readKind(*next, other), Kind::SecretMissing, 20'000);
    QCOMPARE(readText(*store, other), canary);
}

void tst_SecretStoreKeyring::canBeDestroyedWhileAJobHangs()
{
    bool called = false;
    {
        const HungKeyring hung(m_daemon);
        auto store = newStore();
        store->setTimeout(200ms);
        store->write(key, Secret(canary), this, [&called](const auto &) { called = true; });
        store->write(other, Secret(canary), this, [&called](const auto &) { called = true; });
        QVERIFY(!QTest::qWaitFor([&called] { return called; }, 100));
        store.reset();
    }
    // The job was with the daemon, and ends by itself.
    const auto store = newStore();
    QTRY_COMPARE_WITH_TIMEOUT(readText(*store, key), canary, 20'000);
    QVERIFY(!called);
}

void tst_SecretStoreKeyring::entriesOfTheFormerNameAreRenamed()
{
    const QString formerName = m_service + QStringLiteral("-former");
    SecretStore former(formerName, SecretStore::Backend::Keychain);
    const QString third = QStringLiteral("checksum/3");
    for (const QString &entry : {key, other, third})
        QCOMPARE(write(former, entry, canary), Kind::None);
    {
        const auto store = newStore();
        store->setFormerService(formerName);
        QCOMPARE(readText(*store, key), canary);
        QCOMPARE(readKind(*store, QStringLiteral("checksum/nobody's")), Kind::SecretMissing);
        QCOMPARE(write(*store, other, QStringLiteral("newer")), Kind::None);
        QCOMPARE(remove(*store, third), Kind::None);
        QCOMPARE(readKind(*store, third), Kind::SecretMissing);
    }
    for (const QString &entry : {key, other, third})
        QCOMPARE(readKind(former, entry), Kind::SecretMissing);
    const auto store = newStore();
    QCOMPARE(readText(*store, key), canary);
    QCOMPARE(readText(*store, other), QStringLiteral("newer"));
    QCOMPARE(readKind(*store, third), Kind::SecretMissing);
}

void tst_SecretStoreKeyring::theEndWaitsForWhatIsQueued()
{
    QCOMPARE(write(*newStore(), key, canary), Kind::None);
    {
        const auto store = newStore();
        // Nobody is left to be told.
        store->write(other, Secret(canary), nullptr, [](const auto &) {});
        store->remove(key, nullptr, [](const auto &) {});
        QVERIFY(becomesIdle(*store, 20s));
    }
    QCOMPARE(readKind(*newStore(), key), Kind::SecretMissing);
    QCOMPARE(readText(*newStore(), other), canary);
}

void tst_SecretStoreKeyring::theEndDoesNotWaitForEver()
{
    const auto store = newStore();
    const HungKeyring hung(m_daemon);
    store->remove(key, nullptr, [](const auto &) {});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(becomesIdle(*store, 300ms));
    QVERIFY2(clock.elapsed() >= 290 && clock.elapsed() < 5'000,
             qPrintable(QString::number(clock.elapsed())));
    // Where there is nothing to wait for it does not wait.
    clock.start();
    QVERIFY(becomesIdle(*newStore(), 1h));
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void tst_SecretStoreKeyring::whatNobodyWaitsForIsNotRead()
{
    const auto store = newStore();
    const HungKeyring hung(m_daemon);
    store->setHeld(true);
    {
        QObject window;
        store->read(key, &window, [](const auto &) {});
    }
    store->setHeld(false);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(becomesIdle(*store, 1h));
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void tst_SecretStoreKeyring::saysThatItWaits()
{
    const auto store = newStore();
    const QSignalSpy changed(store.get(), &SecretStore::waitingChanged);
    QCOMPARE(readKind(*store, key), Kind::SecretMissing);
    {
        const HungKeyring hung(m_daemon);
        store->read(key, this, [](const auto &) {});
        QTRY_VERIFY(store->isWaiting());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!store->isWaiting(), 20'000);
    QCOMPARE(changed.size(), 2);
}

void tst_SecretStoreKeyring::aLockedKeyringThatStaysLocked()
{
    QCOMPARE(write(*newStore(), key, QStringLiteral("stored")), Kind::None);
    QVERIFY(lockKeyring());
    UnlockRequests requests;
    QVERIFY(requests.start());

    const auto store = newStore();
    store->setTimeout(5s);
    // An entry that stays locked is another thing than one that is not there.
    const auto found = read(*store, key);
    QVERIFY(std::holds_alternative<Error>(found));
    QCOMPARE(std::get<Error>(found).kind, Kind::KeychainUnavailable);
    QCOMPARE(std::get<Error>(found).code, 1);
    QCOMPARE(readKind(*store, QStringLiteral("checksum/nobody's")), Kind::SecretMissing);
    QCOMPARE(write(*store, other, canary), Kind::KeychainUnavailable);
    QVERIFY(store->keptOnlyForThisRun());
    QCOMPARE(readText(*store, other), canary);
    // Who has refused to unlock it is not asked again.
    QCOMPARE(readKind(*store, key), Kind::KeychainUnavailable);
    QCOMPARE(requests.count(), 1);

    // The end of the program does not wait for a prompt to be answered.
    const auto ending = newStore();
    ending->write(other, Secret(canary), nullptr, [](const auto &) {});
    QElapsedTimer clock;
    clock.start();
    QVERIFY(becomesIdle(*ending, 20s));
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
}

DECIDESK_TEST(tst_SecretStoreKeyring)
#include "tst_SecretStoreKeyring.moc"
