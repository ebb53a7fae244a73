#include "ConsoleConnection.h"
#include "LogFile.h"
#include "ServerSecrets.h"
#include "SessionFixture.h"
#include "TestProgram.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

using Step = FaultPlan::Step;
using Kind = FaultPlan::Step::Kind;

/// Every secret holds it, and nothing else does.
const QString mark = u"canary"_s;

struct Secrets
{
    QString apiKey;
    QString checksum;
    QString token;
    QString header = {};

    [[nodiscard]] QStringList all() const
    {
        QStringList secrets{apiKey, checksum, token, header};
        secrets.removeAll(QString());
        return secrets;
    }
};

QString json(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// `text` as a JSON string in which every character is an escape.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar unit : text)
        result += u"\\u%1"_s.arg(static_cast<uint>(unit.unicode()), 4, 16, QLatin1Char('0'));
    return result;
}

QString withoutEscapes(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isEscape = false;
        const ushort unit = QStringView(text).mid(i + 2, 4).toUShort(&isEscape, 16);
        if (isEscape && QStringView(text).mid(i).startsWith(u"\\u")) {
            result += QChar(unit);
            i += 5;
        } else {
            result += text.at(i);
        }
    }
    return result;
}

/// What a careless or hostile server may answer with the secrets it knows.
QStringList echoesOf(const Secrets &secrets)
{
    QStringList echoes;
    for (const QString &secret : secrets.all()) {
        echoes += {json({{u"data"_s, u"you said "_s + secret}}),
                   json({{u"decision"_s, QJsonObject{{u"text"_s, secret}}}}),
                   json({{u"anything"_s, QJsonArray{1, secret}}}),
                   json({{secret, 1}}),
                   json({{u"Token"_s, secret}, {u"api_key"_s, secret}, {u"CHECKSUM"_s, secret}}),
                   json({{u"error"_s, u"no such user: "_s + secret}}),
                   json({{u"status"_s, u"error"_s}, {u"reason"_s, secret}}),
                   u"{\"data\":\"%1\"}"_s.arg(escaped(secret)),
                   u"{\"error\":\"%1\"}"_s.arg(escaped(secret)),
                   u"<html>"_s + secret,
                   u"{\"data\":\""_s + secret,
                   u"[\""_s + secret + u"\"]"_s};
    }
    return echoes;
}

Step raw(const QString &text)
{
    return {Kind::Raw, {}, text};
}

/// Gives the server of `session` a secret header; what can be seen of its value.
QString addSecretHeader(SessionFixture &fixture, const Session &session)
{
    const QString value = u"header-canary-1234"_s;
    Server server = session.server();
    server.headers = {{u"Authorization"_s, {}, true}};
    fixture.settings.saveServer(server);
    ServerSecrets secrets;
    secrets.setHeader(u"Authorization"_s, Secret(u"Bearer "_s + value));
    fixture.secrets.write(serverSecretsEntry(server.id), secrets.toEntry(), &fixture.traffic,
                          [](const auto &) {});
    return value;
}

/// All that a person or a program could come to see of a session, as it happens.
class Witness
{
public:
    Witness(SessionFixture &fixture, Session &session) : m_fixture(fixture), m_session(session)
    {
        QObject::connect(&session, &Session::problemChanged, &session, [this, &session] {
            if (session.problem())
                see(session.problem()->error);
        });
        QObject::connect(&session, &Session::decisionArrived, &session,
                         [this](const Message &message) { see(message); });
        QObject::connect(&fixture.history, &HistoryStore::appended, &session,
                         [this](const Message &message) { see(message); });
        QObject::connect(&fixture.history, &HistoryStore::changed, &session,
                         [this](const Message &message) { see(message); });
    }

    void watch(ConsoleConnection &console)
    {
        QObject::connect(&console, &ConsoleConnection::sent, &console,
                         [this](const QString &text) { m_seen += text; });
        QObject::connect(&console, &ConsoleConnection::received, &console,
                         [this](const QString &text) { m_seen += text; });
        QObject::connect(&console, &ConsoleConnection::failed, &console,
                         [this](const Error &error) { see(error); });
    }

    /// The texts in which a secret stands, what is on disk and in the traffic log included.
    [[nodiscard]] QStringList leaks(const QStringList &tokens)
    {
        m_fixture.settings.sync();
        QStringList all = m_seen;
        const TrafficLog &traffic = m_fixture.traffic;
        for (qint64 number = traffic.firstNumber(); number < traffic.endNumber(); ++number) {
            const TrafficEntry &entry = traffic.at(number);
            all += entry.connection + u'|' + entry.label + u'|' + entry.text.toString();
        }
        for (const Message &message : m_fixture.messages(&m_session))
            all += message.text + u'|' + message.error.detail + u'|' + message.error.received;
        QDirIterator files(m_fixture.folder.path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                return {u"unreadable: "_s + file.fileName()};
            all += file.fileName() + u": "_s + QString::fromUtf8(file.readAll());
        }
        QStringList found;
        for (const QString &text : std::as_const(all)) {
            const QString plain = withoutEscapes(text);
            if (plain.contains(mark)
                || std::any_of(tokens.cbegin(), tokens.cend(),
                               [&plain](const QString &token) { return plain.contains(token); }))
                found += text;
        }
        return found;
    }

    [[nodiscard]] qsizetype seen() const { return m_seen.size(); }

private:
    void see(const Error &error) { m_seen += error.detail + u'|' + error.received; }
    void see(const Message &message)
    {
        m_seen += message.text;
        see(message.error);
    }

    SessionFixture &m_fixture;
    Session &m_session;
    QStringList m_seen;
};

/// The tokens that went over the wire.
QStringList tokensIn(const QStringList &received)
{
    QStringList tokens;
    for (const QString &text : received) {
        const QString token
            = QJsonDocument::fromJson(text.toUtf8()).object().value(u"token").toString();
        if (!token.isEmpty() && !tokens.contains(token))
            tokens += token;
    }
    return tokens;
}

} // namespace

/// A canary API key, checksum and token: through a session, the console, the traffic log, the
/// history, the settings and the log file they must be seen nowhere.
class tst_Canary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void conversation_data();
    void conversation();
    void refusedRegistration_data();
    void refusedRegistration();
    void console_data();
    void console();
    void theSearchFindsALeak();

private:
    static void addSecrets();
};

void tst_Canary::initTestCase()
{
    QLoggingCategory::setFilterRules(u"*=true\nqt.core.*=false"_s);
}

void tst_Canary::addSecrets()
{
    QTest::addColumn<QString>("apiKey");
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<QString>("token");
    QTest::newRow("plain") << u"API-canary-1234"_s << u"sum-canary-1234"_s
                           << u"token-canary-1234"_s;
    QTest::newRow("escaped in JSON")
        << u"API \"canary\" /1234\\"_s << u"s\u00FCm\tcanary\u2028 1234"_s
        << u"t\U0001F600ken\"canary\"<1234>"_s;
}

void tst_Canary::conversation_data()
{
    addSecrets();
}

void tst_Canary::conversation()
{
    QFETCH(const QString, apiKey);
    QFETCH(const QString, checksum);
    QFETCH(const QString, token);
    SessionFixture fixture;
    const LogFile log(fixture.folder.filePath(u"log"_s));
    Session *session = fixture.newSession();
    const Secrets secrets{apiKey, checksum, token, addSecretHeader(fixture, *session)};
    const QStringList echoes = echoesOf(secrets);
    Witness witness(fixture, *session);
    const auto isReady = [session] { return session->state() == Session::State::Ready; };

    fixture.plan({raw(json({{u"token"_s, token}}))});
    session->registerAccount(Secret(apiKey), Secret(checksum));
    QTRY_VERIFY(isReady());
    const auto askAndWait = [&fixture, session, isReady](const QString &text) {
        const qsizetype before = fixture.received.size();
        return !fixture.ask(session, text) && QTest::qWaitFor([&fixture, before, isReady] {
            return fixture.received.size() > before && isReady();
        });
    };
    for (const QString &echo : echoes) {
        fixture.plan({raw(echo)});
        QVERIFY(askAndWait(u"What now?"_s));
        session->dismissProblem();
        const qint64 before = fixture.traffic.endNumber();
        fixture.server->broadcast(echo);
        QVERIFY(
            QTest::qWaitFor([&fixture, before] { return fixture.traffic.endNumber() > before; }));
    }
    // A secret that the user types is none to hide from the server, but it is from all else.
    fixture.plan({});
    QVERIFY(askAndWait(u"My checksum is "_s + checksum));

    // The link is lost in the middle of an answer; the next token comes under `data`, after a
    // status with a secret in it.
    const QString second = u"second-"_s + token;
    fixture.plan({{Kind::Drop, {}, {}},
                  raw(json({{u"status"_s, checksum}})),
                  raw(json({{u"error"_s, second}}))});
    connect(fixture.server.get(), &PracticeServer::received, session,
            [&fixture, second](const QString &text) {
                if (text.contains(u"\"Connection\""))
                    fixture.server->broadcast(json({{u"data"_s, second}}));
            });
    QVERIFY(askAndWait(u"Still there?"_s));
    QCOMPARE(fixture.receivedActions().last(), u"Connection"_s);
    QVERIFY(askAndWait(u"And now?"_s));
    const QString present = tokensIn(fixture.received).last();
    QCOMPARE(present, second);
    fixture.plan({raw(json({{u"error"_s, present + checksum}}))});
    session->disconnectFromServer();
    QTRY_COMPARE(session->state(), Session::State::Offline);
    // A login that is refused with the secret in its reason.
    fixture.plan({raw(json({{u"error"_s, u"unknown: "_s + checksum}}))});
    session->logIn();
    QTRY_VERIFY(session->problem().has_value());

    QVERIFY(witness.seen() > echoes.size());
    const QStringList leaks = witness.leaks(tokensIn(fixture.received));
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u"\n---\n"_s)));
    QVERIFY(QFile::exists(log.path()));
}

void tst_Canary::refusedRegistration_data()
{
    addSecrets();
}

void tst_Canary::refusedRegistration()
{
    QFETCH(const QString, apiKey);
    QFETCH(const QString, checksum);
    // A token that nobody knows yet can't be told from any other text, except in its place.
    const QStringList echoes = echoesOf({apiKey, checksum, {}});

    for (const QString &echo : echoes) {
        SessionFixture fixture;
        const LogFile log(fixture.folder.filePath(u"log"_s));
        Session *session = fixture.newSession();
        Witness witness(fixture, *session);
        fixture.plan({raw(echo)});
        session->registerAccount(Secret(apiKey), Secret(checksum));
        QVERIFY(QTest::qWaitFor([session] {
            return session->problem().has_value() || session->state() == Session::State::Ready;
        }));
        const QStringList leaks = witness.leaks(tokensIn(fixture.received));
        QVERIFY2(leaks.isEmpty(), qPrintable(echo + u"\n---\n"_s + leaks.join(u"\n---\n"_s)));
    }
}

void tst_Canary::console_data()
{
    addSecrets();
}

void tst_Canary::console()
{
    QFETCH(const QString, apiKey);
    QFETCH(const QString, checksum);
    QFETCH(const QString, token);
    SessionFixture fixture;
    const LogFile log(fixture.folder.filePath(u"log"_s));
    Session *session = fixture.newSession();
    const Secrets secrets{apiKey, checksum, token, addSecretHeader(fixture, *session)};
    Witness witness(fixture, *session);
    ConsoleConnection console(fixture.secrets, &fixture.traffic);
    witness.watch(console);
    console.setServer(session->server());
    QSignalSpy received(&console, &ConsoleConnection::received);

    fixture.plan({raw(json({{u"token"_s, token}}))});
    console.send(json({{u"action"_s, u"Register"_s},
                       {u"API_KEY"_s, apiKey},
                       {u"checksum"_s, checksum},
                       {u"name"_s, u"tom"_s},
                       {u"prompt"_s, u"juste le boss"_s}}));
    QTRY_COMPARE(received.count(), 1);
    const QStringList echoes = echoesOf(secrets);
    for (const QString &echo : echoes) {
        fixture.plan({raw(echo)});
        const auto before = received.count();
        console.send(console.templateOf(Action::TakeDecision));
        QVERIFY(QTest::qWaitFor([&received, before] { return received.count() == before + 1; }));
        fixture.server->broadcast(echo);
        QVERIFY(QTest::qWaitFor([&received, before] { return received.count() == before + 2; }));
    }
    // What is no JSON is sent anyway, with secrets in it.
    fixture.plan({raw(u"{}"_s)});
    const auto before = received.count();
    console.send(secrets.all().join(u' '));
    QTRY_COMPARE(received.count(), before + 1);

    QVERIFY(witness.seen() > echoes.size());
    const QStringList leaks = witness.leaks(tokensIn(fixture.received));
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u"\n---\n"_s)));
}

void tst_Canary::theSearchFindsALeak()
{
    SessionFixture fixture;
    Session *session = fixture.newSession();
    Witness witness(fixture, *session);
    QVERIFY(witness.leaks({}).isEmpty());
    TrafficEntry entry;
    entry.text = CompactText(escaped(mark));
    fixture.traffic.add(entry);
    QCOMPARE(witness.leaks({}).size(), 1);
    fixture.settings.setWindowState(mark, "x");
    QCOMPARE(witness.leaks({}).size(), 2);
}

DECIDESK_TEST(tst_Canary)
#include "tst_Canary.moc"
