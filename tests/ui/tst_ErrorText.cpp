#include "ErrorText.h"

#include "ConsoleText.h"
#include "JsonText.h"
#include "TestProgram.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace decidesk;
using Kind = Error::Kind;

namespace {

Error make(Kind kind, const QString &detail = {}, qint64 code = 0, const QString &received = {})
{
    return {kind, detail, code, received};
}

} // namespace

class tst_ErrorText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyKindHasATitle_data();
    void everyKindHasATitle();
    void demandedWords_data();
    void demandedWords();
    void noneIsSilent();
    void notJsonShowsPositionCauseAndText();
    void theCauseOfNotJsonIsTranslated();
    void serverErrorIsQuotedWordForWord();
    void longServerErrorIsCutInTheSentenceOnly();
    void placeholdersInForeignTextStay();
    void emptyFieldIsNamed_data();
    void emptyFieldIsNamed();
    void overLongFieldIsNamed_data();
    void overLongFieldIsNamed();
    void aCloseSaysWhy_data();
    void aCloseSaysWhy();
    void anEndlessReasonIsCut();
    void theConsoleSaysTheReasonOnce();
    void durations_data();
    void durations();
    void aLockedKeychainIsNotAMissingOne();
    void aDiskInTroubleIsNamed_data();
    void aDiskInTroubleIsNamed();
    void sentenceJoinsTitleAndAdvice();
};

void tst_ErrorText::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_ErrorText::everyKindHasATitle_data()
{
    QTest::addColumn<Kind>("kind");
    for (int value = static_cast<int>(Kind::None) + 1;
         value <= static_cast<int>(Kind::StorageFailed); ++value)
        QTest::addRow("%d", value) << static_cast<Kind>(value);
}

void tst_ErrorText::everyKindHasATitle()
{
    QFETCH(Kind, kind);
    const QString hostile = QStringLiteral("<img src=\"file:///etc/passwd\"> & <b>bold</b>");
    const ErrorText text = errorText(make(kind, hostile, 4242, QStringLiteral("{received}")));
    QVERIFY(!text.title.isEmpty());
    QVERIFY2(text.title.endsWith(u'.'), qPrintable(text.title));
    QVERIFY2(text.advice.isEmpty() || text.advice.endsWith(u'.') || text.advice.endsWith(u'”'),
             qPrintable(text.advice));
    const QString all = text.title + text.advice + text.details;
    QVERIFY2(!all.contains(QStringLiteral("%1")), qPrintable(all));
    // Plain text: what came from outside is neither escaped nor changed.
    QVERIFY2(!all.contains(QStringLiteral("&lt;")) && !all.contains(QStringLiteral("&amp;")),
             qPrintable(all));
}

void tst_ErrorText::demandedWords_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("title");
    QTest::newRow("not JSON") << make(Kind::NotJson)
                              << QStringLiteral("JSON decoding error in the received message.");
    QTest::newRow("no token") << make(Kind::NoToken)
                              << QStringLiteral("No valid token: register or log in first.");
    QTest::newRow("unrecognized action")
        << make(Kind::UnrecognizedAction, QStringLiteral("Dance"))
        << QStringLiteral("Unrecognized action \"Dance\": the server will not process it.");
}

void tst_ErrorText::demandedWords()
{
    QFETCH(Error, error);
    QTEST(errorText(error).title, "title");
}

void tst_ErrorText::noneIsSilent()
{
    QCOMPARE(errorText({}).title, QString());
    QCOMPARE(errorSentence({}), QString());
}

void tst_ErrorText::notJsonShowsPositionCauseAndText()
{
    const ErrorText text = errorText(
        make(Kind::NotJson, QStringLiteral("illegal value"), 17, QStringLiteral("<html>oops")));
    QCOMPARE(text.details,
             QStringLiteral("Position: byte 17\nCause: illegal value\n\nReceived:\n<html>oops"));
}

void tst_ErrorText::theCauseOfNotJsonIsTranslated()
{
    class Translator : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *context, const char *source,
                                        const char * /*comment*/, int /*n*/) const override
        {
            return QByteArrayView(context) == "decidesk::JsonReader"
                ? u'«' + QString::fromUtf8(source) + u'»'
                : QString();
        }
    } translator;
    QCoreApplication::installTranslator(&translator);
    const Error error = *checkJsonObject(QStringLiteral("{"));
    QCOMPARE(errorText(error).details,
             QString::fromUtf8("Position: byte 1\nCause: «the text ends too early»\n\n"
                               "Received:\n{"));
}

void tst_ErrorText::serverErrorIsQuotedWordForWord()
{
    const QString words = QStringLiteral("a < b and <b>c</b>: 100% %1");
    const ErrorText text = errorText(make(Kind::ServerError, words));
    QCOMPARE(text.title,
             QStringLiteral("The server answered with an error: “a < b and <b>c</b>: 100% %1”."));
    QCOMPARE(text.advice, QString());
    QCOMPARE(text.details, words);
}

void tst_ErrorText::longServerErrorIsCutInTheSentenceOnly()
{
    const QString words(2000, u'x');
    const ErrorText text = errorText(make(Kind::ServerError, words));
    QVERIFY(text.title.size() < 300);
    QVERIFY(text.title.endsWith(QStringLiteral("x…”.")));
    QCOMPARE(text.details, words);
}

void tst_ErrorText::placeholdersInForeignTextStay()
{
    const Error error = make(Kind::ClosedByServer, QStringLiteral("%1 of %2"), 1008);
    QCOMPARE(errorText(error).title,
             QStringLiteral("The server closed the connection: “%1 of %2” (1008)."));
}

void tst_ErrorText::emptyFieldIsNamed_data()
{
    QTest::addColumn<QString>("wireName");
    QTest::addColumn<QString>("title");
    QTest::newRow("key") << QStringLiteral("API_KEY") << QStringLiteral("The API key is empty.");
    QTest::newRow("checksum") << QStringLiteral("checksum")
                              << QStringLiteral("The checksum is empty.");
    QTest::newRow("name") << QStringLiteral("name") << QStringLiteral("The name is empty.");
    QTest::newRow("prompt") << QStringLiteral("prompt") << QStringLiteral("The prompt is empty.");
    QTest::newRow("message") << QStringLiteral("message")
                             << QStringLiteral("The message is empty.");
    QTest::newRow("another") << QStringLiteral("else") << QStringLiteral("A field is empty.");
}

void tst_ErrorText::emptyFieldIsNamed()
{
    QFETCH(QString, wireName);
    QTEST(errorText(make(Kind::EmptyField, wireName)).title, "title");
}

void tst_ErrorText::overLongFieldIsNamed_data()
{
    QTest::addColumn<QString>("wireName");
    QTest::addColumn<QString>("sentence");
    const QString line = QStringLiteral(" It can be up to 4 KiB. Check whether you pasted "
                                        "something else, then try again. Nothing was sent.");
    QTest::newRow("key") << QStringLiteral("API_KEY")
                         << QStringLiteral("The API key is too long.") + line;
    QTest::newRow("checksum") << QStringLiteral("checksum")
                              << QStringLiteral("The checksum is too long.") + line;
    QTest::newRow("name") << QStringLiteral("name")
                          << QStringLiteral("The name is too long.") + line;
    QTest::newRow("prompt")
        << QStringLiteral("prompt")
        << QStringLiteral("The prompt is too long. It can be up to 1 MiB; this one is 2.00 "
                          "MiB. Shorten it, then try again. Nothing was sent.");
    QTest::newRow("message")
        << QString()
        << QStringLiteral("The message is too long. A message can be up to 1 MiB; this one "
                          "is 2.00 MiB. Shorten it, or send it in parts.");
}

void tst_ErrorText::overLongFieldIsNamed()
{
    QFETCH(QString, wireName);
    QTEST(errorSentence(make(Kind::TextTooLong, wireName, 2 * 1024 * 1024)), "sentence");
}

void tst_ErrorText::aCloseSaysWhy_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, qint64 code, const QString &reason, const char *how,
                        const char *advice) {
        QTest::newRow(name) << code << reason
                            << QStringLiteral("The server closed the connection")
                + QString::fromUtf8(how) + u' ' + QString::fromUtf8(advice);
    };
    const char *const soon = "Try again in a moment.";
    const char *const later = "Try again later.";
    const char *const url = "Check that the server URL is that of a decision server.";
    const char *const login = "Check the login and the server URL, or ask whoever runs the server.";
    const char *const again = "Connect again, or ask whoever runs the server.";
    const QString none;
    row("1000", 1000, none, " without giving a reason (1000).", again);
    row("1001", 1001, none, ": it is shutting down (1001).", soon);
    row("1002", 1002, none, ": it did not understand what was sent (1002).", url);
    row("1003", 1003, none, ": it does not accept this kind of data (1003).", url);
    row("1007", 1007, none, ": it received damaged text (1007).",
        "If it happens again, tell whoever runs the server.");
    row("1008", 1008, none, ": it does not allow what was sent (1008).", login);
    row("1009", 1009, none, ": the message was too large for it (1009).",
        "Shorten the message, then send it again.");
    row("1010", 1010, none, " without giving a reason (1010).", again);
    row("1011", 1011, none, ": internal server error (1011).", later);
    row("1012", 1012, none, ": it is restarting (1012).", soon);
    row("1013", 1013, none, ": it is too busy (1013).", later);
    row("1014", 1014, none, ": a server behind it gave an invalid answer (1014).", later);
    row("3999", 3999, none, " without giving a reason (3999).", again);
    row("4000", 4000, none, " with a custom code (4000).", again);
    row("4999", 4999, none, " with a custom code (4999).", again);
    for (const qint64 code : {1005, 1006, 0})
        row(qPrintable(QString::number(code)), code, none, " without giving a code or a reason.",
            again);
    const QString locked = QStringLiteral("account has been locked");
    row("1008 and why", 1008, locked, ": “account has been locked” (1008).", login);
    row("1012 and why", 1012, QStringLiteral("new version"), ": “new version” (1012).", soon);
    row("4401 and why", 4401, locked, ": “account has been locked” (4401).", again);
    row("no code, and why", 0, locked, ": “account has been locked”.", again);
    row("spaces only", 1012, QStringLiteral(" \n "), ": it is restarting (1012).", soon);
    row("two lines", 4000, QStringLiteral("one\ntwo"), ": “one↵two” (4000).", again);
    row("turned round", 4000, QStringLiteral("a\u202eb"), ": “a⟨U+202E⟩b” (4000).", again);
    row("looks like HTML", 4000, QStringLiteral("<b>a</b> & b"), ": “<b>a</b> & b” (4000).", again);
}

void tst_ErrorText::aCloseSaysWhy()
{
    QFETCH(const qint64, code);
    QFETCH(const QString, reason);
    const Error error = make(Kind::ClosedByServer, reason, code);
    QTEST(errorSentence(error), "sentence");
    QCOMPARE(errorText(error).details, QString());
}

void tst_ErrorText::anEndlessReasonIsCut()
{
    const QString title = errorText(make(Kind::ClosedByServer, QString(100'000, u'x'), 4000)).title;
    QVERIFY2(title.size() < 320, qPrintable(QString::number(title.size())));
    QVERIFY(title.endsWith(QStringLiteral("x…” (4000).")));
}

void tst_ErrorText::theConsoleSaysTheReasonOnce()
{
    const Error error = make(Kind::ClosedByServer, QStringLiteral("new version"), 1012);
    QCOMPARE(consoleFailureText(error), errorSentence(error));
}

void tst_ErrorText::durations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("title");
    QTest::newRow("below a second")
        << qint64{250} << QStringLiteral("No answer came within 250 ms.");
    QTest::newRow("whole seconds")
        << qint64{120'000} << QStringLiteral("No answer came within 120 s.");
    QTest::newRow("parts") << qint64{1500} << QStringLiteral("No answer came within 1.5 s.");
}

void tst_ErrorText::durations()
{
    QFETCH(qint64, milliseconds);
    QTEST(errorText(make(Kind::RequestTimedOut, {}, milliseconds)).title, "title");
}

void tst_ErrorText::aLockedKeychainIsNotAMissingOne()
{
    QCOMPARE(errorSentence(make(Kind::KeychainUnavailable, {}, 1)),
             QStringLiteral("The keychain of this computer is locked. Unlock it, then try again. "
                            "Nothing was sent."));
    QCOMPARE(errorText(make(Kind::KeychainUnavailable)).title,
             QStringLiteral("The keychain of this computer can't be used."));
    QCOMPARE(errorSentence(make(Kind::ServerSecretsUnavailable, {}, 1)),
             QStringLiteral(
                 "The keychain of this computer is locked. It contains secrets that the connection "
                 "to this server needs. Unlock it, then try again. Nothing was sent."));
    QVERIFY(errorSentence(make(Kind::ServerSecretsUnavailable))
                .startsWith(QStringLiteral("The keychain of this computer can't be used.")));
    QCOMPARE(errorText(make(Kind::ServerSecretMissing, QStringLiteral("X-Key"))).title,
             QStringLiteral("The value of the header X-Key is not stored on this computer."));
}

void tst_ErrorText::aDiskInTroubleIsNamed_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("advice");
    // The numbers are SQLite's.
    QTest::newRow("full") << qint64(13)
                          << QStringLiteral("The disk is full. Make room on it, then try again.");
    QTest::newRow("read-only") << qint64(8)
                               << QStringLiteral("You may not write to the file. Change its "
                                                 "permissions, then start Decidesk again.");
    QTest::newRow("locked") << qint64(5)
                            << QStringLiteral("Another program uses the file. End that program, "
                                              "then try again.");
    QTest::newRow("cannot be opened")
        << qint64(14)
        << QStringLiteral("Check that you may read and write the file and its folder, then try "
                          "again.");
    QTest::newRow("another") << qint64(10)
                             << QStringLiteral("Check that the disk is not full, then try again.");
}

void tst_ErrorText::aDiskInTroubleIsNamed()
{
    QFETCH(const qint64, code);
    QFETCH(const QString, advice);
    const ErrorText text
        = errorText(make(Kind::StorageFailed, QStringLiteral("in SQLite's words"), code));
    QCOMPARE(text.title, QStringLiteral("The conversation could not be read or stored."));
    QCOMPARE(text.advice, advice);
    QCOMPARE(text.details, QStringLiteral("in SQLite's words"));
}

void tst_ErrorText::sentenceJoinsTitleAndAdvice()
{
    QCOMPARE(errorSentence(make(Kind::NoToken)),
             QStringLiteral("No valid token: register or log in first. Nothing was sent."));
    QCOMPARE(errorSentence(make(Kind::Cancelled)), QStringLiteral("You cancelled it."));
}

DECIDESK_TEST(tst_ErrorText)
#include "tst_ErrorText.moc"
