#include "SecretCalls.h"
#include "SecretStore.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;
using namespace secretcalls;
using Kind = Error::Kind;

namespace {

const QString service = QStringLiteral("decidesk-test");
const QString key = QStringLiteral("api-key/1");
const QString other = QStringLiteral("api-key/2");
const QString canary = QStringLiteral("canary-0123456789");

} // namespace

/// What holds with any keychain. It runs without one: the environment of this test leads to a
/// session bus that is not there.
class tst_SecretStore : public QObject
{
    Q_OBJECT

private slots:
    void memoryOnlyKeepsSecrets();
    void memoryOnlyNeverAsksTheKeychain();

    void whatStaysInMemoryNeverAsksTheKeychain();

    void withoutServiceTheSecretStaysForThisRun();
    void withoutServiceNothingCanBeKnown();
    void withoutServiceKeepForThisRunKeeps();
    void withoutServiceRemoveForgets();
    void theFallbackIsGoneWithTheStore();
    void theErrorDoesNotTellTheSecret();

    void answersLaterAndInOrder_data();
    void answersLaterAndInOrder();
    void callsWaitWhileItIsHeld();
    void dropsTheCallbackOfAGoneContext();
    void canBeDestroyedWithCallsOnTheWay_data();
    void canBeDestroyedWithCallsOnTheWay();
    void canBeDestroyedByACallback();
};

void tst_SecretStore::memoryOnlyKeepsSecrets()
{
    SecretStore store(service, SecretStore::Backend::MemoryOnly);
    QCOMPARE(readKind(store, key), Kind::SecretMissing);
    QCOMPARE(write(store, key, canary), Kind::None);
    QCOMPARE(readText(store, key), canary);
    QCOMPARE(readKind(store, other), Kind::SecretMissing);
    QCOMPARE(write(store, key, QStringLiteral("newer")), Kind::None);
    QCOMPARE(readText(store, key), QStringLiteral("newer"));
    QCOMPARE(keepForThisRun(store, other, canary), Kind::None);
    QCOMPARE(readText(store, other), canary);
    QCOMPARE(remove(store, key), Kind::None);
    QCOMPARE(remove(store, key), Kind::None);
    QCOMPARE(readKind(store, key), Kind::SecretMissing);
    QVERIFY(!store.keptOnlyForThisRun());
}

void tst_SecretStore::memoryOnlyNeverAsksTheKeychain()
{
    // With the keychain out of reach here, any question to it would be an error.
    SecretStore store(QString(), SecretStore::Backend::MemoryOnly);
    const QSignalSpy changed(&store, &SecretStore::keptOnlyForThisRunChanged);
    QCOMPARE(write(store, key, canary), Kind::None);
    QCOMPARE(keepForThisRun(store, other, canary), Kind::None);
    QCOMPARE(remove(store, other), Kind::None);
    QCOMPARE(changed.size(), 0);
}

void tst_SecretStore::whatStaysInMemoryNeverAsksTheKeychain()
{
    // As above: any question would be an error.
    SecretStore store(service, SecretStore::Backend::Keychain);
    store.keepInMemoryOnly(key);
    QCOMPARE(readKind(store, key), Kind::SecretMissing);
    QCOMPARE(keepForThisRun(store, key, canary), Kind::None);
    QCOMPARE(readText(store, key), canary);
    QCOMPARE(remove(store, key), Kind::None);
    QCOMPARE(readKind(store, key), Kind::SecretMissing);
    QVERIFY(!store.keptOnlyForThisRun());
    // To be remembered after all.
    QCOMPARE(write(store, key, canary), Kind::KeychainUnavailable);
    QVERIFY(store.keptOnlyForThisRun());
}

void tst_SecretStore::withoutServiceTheSecretStaysForThisRun()
{
    SecretStore store(service, SecretStore::Backend::Keychain);
    const QSignalSpy changed(&store, &SecretStore::keptOnlyForThisRunChanged);
    QVERIFY(!store.keptOnlyForThisRun());

    QCOMPARE(write(store, key, canary), Kind::KeychainUnavailable);

    QVERIFY(store.keptOnlyForThisRun());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(readText(store, key), canary);
    QCOMPARE(write(store, key, QStringLiteral("newer")), Kind::KeychainUnavailable);
    QCOMPARE(readText(store, key), QStringLiteral("newer"));
    QCOMPARE(changed.size(), 1);
}

void tst_SecretStore::withoutServiceNothingCanBeKnown()
{
    SecretStore store(service, SecretStore::Backend::Keychain);
    const auto result = read(store, key);
    QVERIFY(std::holds_alternative<Error>(result));
    QCOMPARE(std::get<Error>(result).kind, Kind::KeychainUnavailable);
    QVERIFY(!std::get<Error>(result).detail.isEmpty());
    QVERIFY(!store.keptOnlyForThisRun());
}

void tst_SecretStore::withoutServiceKeepForThisRunKeeps()
{
    SecretStore store(service, SecretStore::Backend::Keychain);
    QCOMPARE(keepForThisRun(store, key, canary), Kind::KeychainUnavailable);
    QCOMPARE(readText(store, key), canary);
    // The user asked for no more than this run, so there is nothing to warn about.
    QVERIFY(!store.keptOnlyForThisRun());
}

void tst_SecretStore::withoutServiceRemoveForgets()
{
    SecretStore store(service, SecretStore::Backend::Keychain);
    QCOMPARE(write(store, key, canary), Kind::KeychainUnavailable);
    QCOMPARE(remove(store, key), Kind::KeychainUnavailable);
    QCOMPARE(readKind(store, key), Kind::SecretMissing);
    QVERIFY(!store.keptOnlyForThisRun());
}

void tst_SecretStore::theFallbackIsGoneWithTheStore()
{
    {
        SecretStore store(service, SecretStore::Backend::Keychain);
        QCOMPARE(write(store, key, canary), Kind::KeychainUnavailable);
    }
    SecretStore store(service, SecretStore::Backend::Keychain);
    QCOMPARE(readKind(store, key), Kind::KeychainUnavailable);
}

void tst_SecretStore::theErrorDoesNotTellTheSecret()
{
    SecretStore store(service, SecretStore::Backend::Keychain);
    const auto error = wait<std::optional<Error>>(
        [&](QObject *context, auto done) { store.write(key, Secret(canary), context, done); });
    QVERIFY(error.has_value());
    QVERIFY(!error->detail.contains(canary));
    QVERIFY(error->received.isEmpty());
}

void tst_SecretStore::answersLaterAndInOrder_data()
{
    QTest::addColumn<SecretStore::Backend>("backend");
    QTest::newRow("in memory") << SecretStore::Backend::MemoryOnly;
    QTest::newRow("keychain") << SecretStore::Backend::Keychain;
}

void tst_SecretStore::answersLaterAndInOrder()
{
    QFETCH(const SecretStore::Backend, backend);
    SecretStore store(service, backend);
    QStringList order;
    const auto note = [&order](const QString &name) {
        return [&order, name](const auto &) { order.append(name); };
    };

    store.write(key, Secret(canary), this, note(QStringLiteral("write")));
    store.read(key, this, [&order](const std::variant<Secret, Error> &found) {
        const auto *secret = std::get_if<Secret>(&found);
        order.append(secret != nullptr ? secret->reveal() : QStringLiteral("none"));
    });
    store.read(other, this, note(QStringLiteral("read other")));
    store.keepForThisRun(other, Secret(canary), this, note(QStringLiteral("keep")));
    store.remove(key, this, note(QStringLiteral("remove")));
    store.read(key, this, note(QStringLiteral("read")));

    QCOMPARE(order, QStringList());
    QTRY_COMPARE(order.size(), 6);
    QCOMPARE(
        order,
        (QStringList{QStringLiteral("write"), canary, QStringLiteral("read other"),
                     QStringLiteral("keep"), QStringLiteral("remove"), QStringLiteral("read")}));
}

void tst_SecretStore::callsWaitWhileItIsHeld()
{
    SecretStore held(service, SecretStore::Backend::MemoryOnly);
    SecretStore free(service, SecretStore::Backend::MemoryOnly);
    held.setHeld(true);
    QStringList order;
    held.write(key, Secret(canary), this, [&order](const auto &) { order += u"written"_s; });
    held.read(key, this, [&order](const auto &) { order += u"read"_s; });
    // What is asked of another one later is answered all the same.
    QCOMPARE(write(free, key, canary), Kind::None);
    QCOMPARE(order, QStringList());
    held.setHeld(false);
    QTRY_COMPARE(order, QStringList({u"written"_s, u"read"_s}));
}

void tst_SecretStore::dropsTheCallbackOfAGoneContext()
{
    SecretStore store(service, SecretStore::Backend::MemoryOnly);
    bool called = false;
    auto context = std::make_unique<QObject>();
    store.write(key, Secret(canary), context.get(), [&called](const auto &) { called = true; });
    context.reset();
    QCOMPARE(readText(store, key), canary);
    QVERIFY(!called);
}

void tst_SecretStore::canBeDestroyedWithCallsOnTheWay_data()
{
    QTest::addColumn<int>("turns");
    for (int turns = 0; turns < 8; ++turns)
        QTest::addRow("after %d turns of the event loop", turns) << turns;
}

void tst_SecretStore::canBeDestroyedWithCallsOnTheWay()
{
    QFETCH(const int, turns);
    int calls = 0;
    auto store = std::make_unique<SecretStore>(service, SecretStore::Backend::Keychain);
    for (int i = 0; i < 20; ++i)
        store->write(key, Secret(canary), this, [&calls](const auto &) { ++calls; });
    for (int i = 0; i < turns; ++i)
        QCoreApplication::processEvents();
    store.reset();
    const int callsBefore = calls;
    // The job that ran ends by itself, and whoever asks next gets an answer.
    SecretStore next(service, SecretStore::Backend::Keychain);
    QCOMPARE(readKind(next, key), Kind::KeychainUnavailable);
    QCOMPARE(calls, callsBefore);
}

void tst_SecretStore::canBeDestroyedByACallback()
{
    bool called = false;
    auto store = std::make_unique<SecretStore>(service, SecretStore::Backend::Keychain);
    store->write(key, Secret(canary), this, [&store, &called](const auto &) {
        store.reset();
        called = true;
    });
    QTRY_VERIFY(called);
    QCoreApplication::processEvents();
    QVERIFY(!store);
}

DECIDESK_TEST(tst_SecretStore)
#include "tst_SecretStore.moc"
