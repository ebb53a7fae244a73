#include "ProcessMemory.h"
#include "ProfileFixture.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

using Kind = ImportFailure::Kind;

namespace {

QList<QByteArray> linesOf(const QByteArray &file)
{
    QList<QByteArray> lines = file.split('\n');
    lines.removeLast();
    for (QByteArray &line : lines)
        line += '\n';
    return lines;
}

QByteArray joined(const QList<QByteArray> &lines)
{
    QByteArray all;
    for (const QByteArray &line : lines)
        all += line;
    return all;
}

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// Leave to send secrets in clear does not come with a file.
QByteArray withoutConsent(const QByteArray &file)
{
    return QByteArray(file).replace("\"plainTextConsent\":true", "\"plainTextConsent\":false");
}

} // namespace

/// Out of one profile and into another, with nothing lost and nothing added.
class tst_ProfileImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void linesCostWhatTheyHold(); // first: the peak is that of the program
    void theFormat();
    void roundTrip();
    void anEmptyProfileRoundTrips();
    void theFirstVersionIsRead();
    void everyFieldIsChecked_data();
    void everyFieldIsChecked();
    void refuses_data();
    void refuses();
    void aMissingFileIsSaid();
    void aLongLineIsRefusedUnread();
    void aProfileWithAccountsIsRefused();
    void aProfileWithOtherMessagesIsRefused_data();
    void aProfileWithOtherMessagesIsRefused();
    void goesOnAfterItWasCutOff();
    void goesOnWhereNumbersWereGivenAlready();
    void aFileThatEndsEarlyIsSaidWhereTheRestIsThere_data();
    void aFileThatEndsEarlyIsSaidWhereTheRestIsThere();
    void practiceStaysOut();
    void aServerThatIsThereStaysAsItIs();
    void cancelLeavesNothing();
    void unwritableSettingsLeaveNothing();
    void secretsAreInNoExport();
    void takesTheNextNumberAfterTheImport();

private:
    static void verifyEmpty(ProfileFixture &profile);

    QByteArray m_file;
};

void tst_ProfileImport::initTestCase()
{
    ProfileFixture profile;
    fill(profile);
    m_file = profile.exported();
    QVERIFY2(m_file.startsWith('{'), m_file.constData());
}

void tst_ProfileImport::verifyEmpty(ProfileFixture &profile)
{
    QCOMPARE(profile.settings->accounts(), QList<Account>());
    QCOMPARE(profile.settings->servers(), QList<Server>());
    for (const HistoryArchive::Conversation &left : profile.conversations()) {
        QCOMPARE(left.draft, QString());
        bool done = false;
        profile.history->readAfter(left.account, 0, {}, profile.settings.get(),
                                   [&done](const auto &found) {
                                       QCOMPARE(std::get<QList<Message>>(found), QList<Message>());
                                       done = true;
                                   });
        QTRY_VERIFY(done);
    }
}

void tst_ProfileImport::theFormat()
{
    const QList<QByteArray> lines = linesOf(m_file);
    QCOMPARE(lines.size(), 2 + 2 + 2 + 8 + 1);
    QCOMPARE(lines.at(0),
             QByteArray(R"({"format":"decidesk-profile","program":"0.1.0",)"
                        R"("time":"2026-11-25T05:00:00.007Z","version":2})"
                        "\n"));
    QCOMPARE(objectOf(lines.at(1)).value(u"type"_s), u"settings"_s);
    QCOMPARE(objectOf(lines.at(2)).value(u"type"_s), u"server"_s);
    QCOMPARE(objectOf(lines.at(4)).value(u"lastSequence"_s), 8);
    QCOMPARE(objectOf(lines.at(4)).value(u"draft"_s), u"Und \"morgen\"?\n"_s);
    QCOMPARE(lines.constLast(), QByteArray("{\"lines\":14,\"type\":\"end\"}\n"));
}

void tst_ProfileImport::roundTrip()
{
    ProfileFixture from;
    fill(from);
    ProfileFixture to;
    const auto outcome = to.import(m_file);
    const auto *imported = std::get_if<ProfileImport::Imported>(&outcome);
    QVERIFY(imported);
    QCOMPARE(imported->accounts, 2);
    QCOMPARE(imported->messages, 8);
    QCOMPARE(to.exported(), withoutConsent(m_file));

    // Not only by the words of the file.
    QList<Server> expected = from.settings->servers();
    for (Server &server : expected)
        server.plainTextConsent = false;
    QVERIFY(expected != from.settings->servers());
    QCOMPARE(to.settings->servers(), expected);
    QCOMPARE(to.settings->accounts(), from.settings->accounts());
    Server current = from.settings->currentServer();
    current.plainTextConsent = false;
    QCOMPARE(to.settings->currentServer(), current);
    QCOMPARE(to.settings->lastAccount(), from.settings->lastAccount());
    QCOMPARE(to.settings->preferences(), from.settings->preferences());
    QCOMPARE(to.settings->timeouts(), from.settings->timeouts());
    QCOMPARE(to.settings->limits(), from.settings->limits());
    for (const AccountId &account : {tomId, eveId}) {
        QList<QList<Message>> read;
        for (ProfileFixture *profile : {&from, &to}) {
            profile->history->readAfter(
                account, 0, {1'000, 1'000'000}, this,
                [&read](const auto &found) { read.append(std::get<QList<Message>>(found)); });
        }
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(read.at(1), read.at(0));
        QVERIFY(!read.at(0).isEmpty());
    }
    // What is on disk, too.
    const Settings again(to.path(u"settings.ini"_s));
    QCOMPARE(again.accounts(), from.settings->accounts());
}

void tst_ProfileImport::anEmptyProfileRoundTrips()
{
    ProfileFixture from;
    const QByteArray file = from.exported();
    QCOMPARE(linesOf(file).size(), 3);
    ProfileFixture to;
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(to.import(file)));
    QCOMPARE(to.exported(), file);
}

void tst_ProfileImport::theFirstVersionIsRead()
{
    QList<QByteArray> lines = linesOf(m_file);
    QJsonObject header = objectOf(lines.at(0));
    header.insert(u"version"_s, 1);
    lines[0] = lineOf(header);
    for (const int line : {2, 3}) {
        QJsonObject server = objectOf(lines.at(line));
        for (const auto &field : {u"origin"_s, u"subprotocols"_s, u"headers"_s,
                                  u"clientCertificate"_s, u"clientKey"_s, u"clientPassphrase"_s})
            server.remove(field);
        lines[line] = lineOf(server);
    }
    ProfileFixture profile;
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(joined(lines))));
    Server expected;
    expected.id = serverId;
    expected.name = u"Büro"_s;
    expected.url = QUrl(u"wss://example.org/ws"_s);
    expected.caFile = u"/etc/ca.pem"_s;
    expected.useSystemProxy = false;
    QCOMPARE(profile.settings->server(serverId), expected);
}

void tst_ProfileImport::everyFieldIsChecked_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field");
    // One line of each kind; 10 has an error in it.
    for (const int line : {1, 2, 4, 10, 14}) {
        for (const QString &field : objectOf(linesOf(m_file).at(line)).keys())
            QTest::addRow("%d %s", line, qPrintable(field)) << line << field;
    }
}

void tst_ProfileImport::everyFieldIsChecked()
{
    QFETCH(const int, line);
    QFETCH(const QString, field);
    const QList<QByteArray> lines = linesOf(m_file);
    const auto refused = [&](const QJsonObject &object) {
        QList<QByteArray> changed = lines;
        changed[line] = lineOf(object);
        ProfileFixture profile;
        const auto outcome = profile.import(joined(changed));
        const auto *failure = std::get_if<ImportFailure>(&outcome);
        QVERIFY2(failure, changed.at(line).constData());
        QCOMPARE(failure->kind, Kind::DamagedLine);
        QCOMPARE(failure->line, line + 1);
        verifyEmpty(profile);
    };
    QJsonObject object = objectOf(lines.at(line));
    object.remove(field);
    refused(object);
    object.insert(field, QJsonObject{{u"x"_s, 1}});
    refused(object);
    object.insert(field, u"not this"_s);
    if (field != u"text" && field != u"draft" && field != u"name" && field != u"prompt"
        && field != u"caFile" && field != u"clientCertificate" && field != u"clientKey")
        refused(object);
    object = objectOf(lines.at(line));
    object.insert(u"other"_s, 1);
    refused(object);
}

void tst_ProfileImport::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("line");

    const QList<QByteArray> lines = linesOf(m_file);
    const auto row = [](const char *name, const QByteArray &file, Kind kind, qint64 line) {
        QTest::newRow(name) << file << kind << line;
    };
    const auto changed = [&lines](int line, const QString &field, const QJsonValue &value) {
        QList<QByteArray> all = lines;
        QJsonObject object = objectOf(all.at(line));
        object.insert(field, value);
        all[line] = lineOf(object);
        return joined(all);
    };
    const auto without = [&lines](int line) {
        QList<QByteArray> all = lines;
        all.removeAt(line);
        return joined(all);
    };
    const auto twice = [&lines](int line) {
        QList<QByteArray> all = lines;
        all.insert(line, all.at(line));
        return joined(all);
    };
    row("empty", {}, Kind::NotAProfile, 0);
    row("text", "hello\n", Kind::NotAProfile, 1);
    row("no line end", "hello", Kind::NotAProfile, 1);
    row("other JSON", "{\"a\":1}\n", Kind::NotAProfile, 1);
    row("no header", without(0), Kind::NotAProfile, 1);
    row("another format", changed(0, u"format"_s, u"other"_s), Kind::NotAProfile, 1);
    row("newer", changed(0, u"version"_s, 3), Kind::TooNew, 1);
    row("version 0", changed(0, u"version"_s, 0), Kind::NotAProfile, 1);
    row("newer fields in an old file", changed(0, u"version"_s, 1), Kind::DamagedLine, 3);
    row("a header with a line end", changed(2, u"headers"_s, QJsonArray{u"X: a\r\nY: b"_s}),
        Kind::DamagedLine, 3);
    row("no settings", without(1), Kind::DamagedLine, 2);
    row("no server", without(2), Kind::DamagedLine, 4);
    row("no account", without(4), Kind::DamagedLine, 6);
    row("no message", without(8), Kind::DamagedLine, 14);
    row("no end", without(14), Kind::CutOff, 14);
    row("header twice", twice(0), Kind::DamagedLine, 2);
    row("settings twice", twice(1), Kind::DamagedLine, 3);
    row("server twice", twice(2), Kind::DamagedLine, 4);
    row("account twice", twice(4), Kind::DamagedLine, 6);
    row("message twice", twice(8), Kind::DamagedLine, 10);
    row("end twice", twice(14), Kind::DamagedLine, 16);
    row("something after the end", m_file + "\n", Kind::DamagedLine, 16);
    row("an empty line", joined(lines.sliced(0, 7)) + "\n" + joined(lines.sliced(7)),
        Kind::DamagedLine, 8);
    row("cut in the middle", m_file.chopped(m_file.size() / 3), Kind::CutOff, 0);
    row("cut by its last byte", m_file.chopped(1), Kind::CutOff, 15);
    row("not UTF-8", joined(lines.sliced(0, 8)) + "{\"text\":\"\xff\"}\n", Kind::DamagedLine, 9);
    row("not JSON", joined(lines.sliced(0, 8)) + "{]\n", Kind::DamagedLine, 9);
    row("deep", joined(lines.sliced(0, 8)) + QByteArray(10'000, '[') + "\n", Kind::DamagedLine, 9);
    row("sequence 0", changed(7, u"sequence"_s, 0), Kind::DamagedLine, 8);
    row("sequence above the last", changed(12, u"sequence"_s, 9), Kind::DamagedLine, 13);
    row("a mark that is none", changed(7, u"marks"_s, 64), Kind::DamagedLine, 8);
    row("a state that is none", changed(7, u"state"_s, u"Lost"_s), Kind::DamagedLine, 8);
    row("a time that is none", changed(7, u"created"_s, u"yesterday"_s), Kind::DamagedLine, 8);
    row("another account", changed(7, u"account"_s, QUuid::createUuid().toString(QUuid::Id128)),
        Kind::DamagedLine, 8);
    row("a URL with a password", changed(2, u"url"_s, u"wss://a:b@example.org/ws"_s),
        Kind::DamagedLine, 3);
    row("a URL of another kind", changed(2, u"url"_s, u"file:///etc/passwd"_s), Kind::DamagedLine,
        3);
}

void tst_ProfileImport::refuses()
{
    QFETCH(const QByteArray, file);
    QFETCH(const Kind, kind);
    QFETCH(const qint64, line);
    ProfileFixture profile;
    const auto outcome = profile.import(file);
    const auto *failure = std::get_if<ImportFailure>(&outcome);
    QVERIFY(failure);
    QCOMPARE(failure->kind, kind);
    if (line != 0)
        QCOMPARE(failure->line, line);
    verifyEmpty(profile);
    // It is as good as new.
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    QCOMPARE(profile.exported(), withoutConsent(m_file));
}

void tst_ProfileImport::aMissingFileIsSaid()
{
    ProfileFixture profile;
    ProfileImport job(*profile.settings, *profile.history, *profile.history,
                      profile.path(u"gone.jsonl"_s));
    QSignalSpy finished(&job, &ProfileImport::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto outcome = finished.constFirst().constFirst().value<ProfileImport::Outcome>();
    QCOMPARE(std::get<ImportFailure>(outcome).kind, Kind::FileUnreadable);
    QVERIFY(std::get<ImportFailure>(outcome).detail.contains(u"gone.jsonl"_s));
}

void tst_ProfileImport::aLongLineIsRefusedUnread()
{
    constexpr qint64 longest = 2'000;
    QList<QByteArray> lines = linesOf(m_file);
    QJsonObject object = objectOf(lines.at(7));
    object.insert(u"text"_s, QString(3'000, u'x'));
    lines[7] = lineOf(object);
    ProfileFixture profile;
    const auto outcome = profile.import(joined(lines), longest);
    QCOMPARE(std::get<ImportFailure>(outcome).kind, Kind::LineTooLong);
    QCOMPARE(std::get<ImportFailure>(outcome).line, 8);
    verifyEmpty(profile);
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(joined(lines))));
}

void tst_ProfileImport::linesCostWhatTheyHold()
{
    // Not what they may hold, which is hundreds of megabytes.
    ProfileFixture profile;
    verifyEmpty(profile);
    const qint64 before = memoryKib("VmPeak");
    QVERIFY(before > 0);
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    const qint64 grown = memoryKib("VmPeak") - before;
    QVERIFY2(grown < 128 * 1024, qPrintable(QString::number(grown)));
}

void tst_ProfileImport::aProfileWithAccountsIsRefused()
{
    ProfileFixture profile;
    fill(profile);
    const QByteArray before = profile.exported();
    QVERIFY(!ProfileImport::isEmpty(*profile.settings));
    const auto outcome = profile.import(m_file);
    QCOMPARE(std::get<ImportFailure>(outcome).kind, Kind::NotEmpty);
    QCOMPARE(profile.exported(), before);
}

void tst_ProfileImport::aProfileWithOtherMessagesIsRefused_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    // What the file holds; the history has what `fill` stores.
    QTest::newRow("one more here") << 0 << QString() << QJsonValue();
    QTest::newRow("one more there") << -1 << QString() << QJsonValue();
    QTest::newRow("another text") << 7 << u"text"_s << QJsonValue(u"another"_s);
    QTest::newRow("another draft") << 4 << u"draft"_s << QJsonValue(u"another"_s);
    QTest::newRow("another number") << 4 << u"lastSequence"_s << QJsonValue(9);
    QTest::newRow("another account")
        << 4 << u"id"_s << QJsonValue(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

void tst_ProfileImport::aProfileWithOtherMessagesIsRefused()
{
    QFETCH(const int, line);
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    ProfileFixture profile;
    fill(profile);
    QList<QByteArray> lines = linesOf(m_file);
    if (line < 0) {
        bool removed = false;
        profile.history->remove(tomId, 3, this, [&removed](const auto &) { removed = true; });
        QTRY_VERIFY(removed);
    } else if (line == 0) {
        Message more;
        more.account = QUuid::createUuid();
        more.text = u"Mine."_s;
        profile.store({more});
    } else {
        QJsonObject object = objectOf(lines.at(line));
        object.insert(field, value);
        lines[line] = lineOf(object);
    }
    profile.settings = std::make_unique<Settings>(profile.path(u"other.ini"_s));
    const auto outcome = profile.import(joined(lines));
    const auto *failure = std::get_if<ImportFailure>(&outcome);
    QVERIFY(failure);
    QCOMPARE(failure->kind, Kind::NotEmpty);
    QCOMPARE(profile.settings->accounts(), QList<Account>());
    QCOMPARE(profile.settings->servers(), QList<Server>());
}

void tst_ProfileImport::goesOnAfterItWasCutOff()
{
    // The messages were committed, the settings not written when the program ended.
    ProfileFixture profile;
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    profile.settings = std::make_unique<Settings>(profile.path(u"other.ini"_s));
    const auto outcome = profile.import(m_file);
    const auto *imported = std::get_if<ProfileImport::Imported>(&outcome);
    QVERIFY(imported);
    QCOMPARE(imported->accounts, 2);
    QCOMPARE(imported->messages, 8);
    QCOMPARE(profile.exported(), withoutConsent(m_file));
}

void tst_ProfileImport::goesOnWhereNumbersWereGivenAlready()
{
    // By an account of the same id that was removed here since, and whose numbers went further.
    ProfileFixture profile;
    fill(profile);
    Message next;
    next.account = tomId;
    profile.store({next});
    bool removed = false;
    profile.history->remove(tomId, 9, this, [&removed](const auto &) { removed = true; });
    QTRY_VERIFY(removed);
    profile.settings = std::make_unique<Settings>(profile.path(u"other.ini"_s));
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    QCOMPARE(profile.settings->accounts().size(), 2);
}

void tst_ProfileImport::aFileThatEndsEarlyIsSaidWhereTheRestIsThere_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Kind>("kind");
    const QList<QByteArray> lines = linesOf(m_file);
    QTest::newRow("cut off") << joined(lines.first(10)) << Kind::CutOff;
    QTest::newRow("damaged") << joined(lines.first(10)) + "{]\n" << Kind::DamagedLine;
}

void tst_ProfileImport::aFileThatEndsEarlyIsSaidWhereTheRestIsThere()
{
    QFETCH(const QByteArray, file);
    ProfileFixture profile;
    fill(profile);
    profile.settings = std::make_unique<Settings>(profile.path(u"other.ini"_s));
    const auto outcome = profile.import(file);
    const auto *failure = std::get_if<ImportFailure>(&outcome);
    QVERIFY(failure);
    QTEST(failure->kind, "kind");
    QCOMPARE(profile.settings->accounts(), QList<Account>());
}

void tst_ProfileImport::practiceStaysOut()
{
    ProfileFixture profile;
    Server practice;
    practice.id = QUuid::createUuid();
    practice.url = QUrl(u"ws://127.0.0.1:1/"_s);
    practice.practice = true;
    profile.settings->setCurrentServer(practice);
    profile.settings->saveAccount({QUuid::createUuid(), practice.id, u"exercise"_s, {}});
    QVERIFY(!profile.exported().contains("exercise"));
    QCOMPARE(linesOf(profile.exported()).size(), 3);
    // And it is in nobody's way.
    QVERIFY(ProfileImport::isEmpty(*profile.settings));
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
}

void tst_ProfileImport::aServerThatIsThereStaysAsItIs()
{
    ProfileFixture profile;
    Server mine;
    mine.id = serverId;
    mine.url = QUrl(u"wss://mine.example.org/ws"_s);
    profile.settings->setCurrentServer(mine);
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    QCOMPARE(profile.settings->server(serverId), mine);
    QCOMPARE(profile.settings->account(tomId)->server, serverId);
}

void tst_ProfileImport::cancelLeavesNothing()
{
    ProfileFixture profile;
    QFile file(profile.path(u"import.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_file);
    file.close();
    ProfileImport job(*profile.settings, *profile.history, *profile.history, file.fileName());
    QSignalSpy finished(&job, &ProfileImport::finished);
    job.start();
    job.cancel();
    QVERIFY(finished.wait());
    const auto outcome = finished.constFirst().constFirst().value<ProfileImport::Outcome>();
    QVERIFY(std::holds_alternative<ProfileImport::Cancelled>(outcome));
    verifyEmpty(profile);
}

void tst_ProfileImport::unwritableSettingsLeaveNothing()
{
    ProfileFixture profile;
    // A folder where the settings should be written.
    QDir(profile.folder.path()).mkdir(u"blocked.ini"_s);
    profile.settings = std::make_unique<Settings>(profile.path(u"blocked.ini"_s));
    const Preferences before = profile.settings->preferences();
    Server mine;
    mine.id = serverId; // the file has one of this id too
    mine.url = QUrl(u"wss://mine.example.org/ws"_s);
    profile.settings->setCurrentServer(mine);
    profile.settings->overrideCurrentServer(QUrl(u"wss://this-run.example.org/ws"_s));
    const auto outcome = profile.import(m_file);
    QCOMPARE(std::get<ImportFailure>(outcome).kind, Kind::SettingsUnwritable);
    QCOMPARE(profile.settings->servers(), QList<Server>{mine});
    QCOMPARE(profile.settings->currentServer().url, QUrl(u"wss://this-run.example.org/ws"_s));
    profile.settings->removeServer(serverId);
    verifyEmpty(profile);
    QCOMPARE(profile.settings->preferences(), before);
    QCOMPARE(profile.settings->timeouts(), Timeouts());
    QCOMPARE(profile.settings->limits(), ReplyLimits());
}

void tst_ProfileImport::secretsAreInNoExport()
{
    ProfileFixture profile;
    Server server;
    server.id = serverId;
    server.name = u"API_KEY-canary-1"_s;
    server.headers = {{u"X-Key"_s, u"API_KEY-canary-1"_s, false}};
    server.url = QUrl(u"wss://example.org/ws"_s);
    profile.settings->setCurrentServer(server);
    profile.settings->saveAccount({tomId, serverId, u"checksum-canary-2"_s,
                                   u"log in with {\"checksum\": \"checksum-canary-2\"}"_s});
    profile.store({});
    profile.history->saveDraft(tomId, u"token-canary-3 {\"token\":\"of gratitude\"}"_s);
    Redactor redactor;
    for (const QString &secret :
         {u"API_KEY-canary-1"_s, u"checksum-canary-2"_s, u"token-canary-3"_s})
        redactor.addSecret(Secret(secret));
    const QByteArray file = profile.exported(redactor);
    QVERIFY2(!file.contains("canary"), file.constData());
    QVERIFY(file.contains("example.org"));
    // What a person typed is left alone where it only looks like a secret.
    const QByteArray draft = "\"draft\":\"•••• {\\\"token\\\":\\\"of gratitude\\\"}\"";
    QVERIFY2(file.contains(draft), file.constData());
}

void tst_ProfileImport::takesTheNextNumberAfterTheImport()
{
    ProfileFixture profile;
    QVERIFY(std::holds_alternative<ProfileImport::Imported>(profile.import(m_file)));
    Message next;
    next.account = tomId;
    next.text = u"next"_s;
    qint64 sequence = 0;
    profile.history->commit({next}, this, [&sequence](const auto &stored) {
        sequence = std::get<QList<Message>>(stored).constFirst().sequence;
    });
    QTRY_COMPARE(sequence, 9);
}

DECIDESK_TEST(tst_ProfileImport)
#include "tst_ProfileImport.moc"
