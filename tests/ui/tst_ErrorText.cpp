#include "ErrorText.h"

#include <QLocale>
#include <QTest>

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
    void serverErrorIsQuotedWordForWord();
    void longServerErrorIsCutInTheSentenceOnly();
    void placeholdersInForeignTextStay();
    void emptyFieldIsNamed_data();
    void emptyFieldIsNamed();
    void overLongFieldIsNamed_data();
    void overLongFieldIsNamed();
    void refusedUpgradeSaysWhatToDo_data();
    void refusedUpgradeSaysWhatToDo();
    void closeCodeAndReasonStandInTheDetails();
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
             QStringLiteral("Position: byte 17\nCause: illegal value\n\nWhat came:\n<html>oops"));
}

void tst_ErrorText::serverErrorIsQuotedWordForWord()
{
    const QString words = QStringLiteral("a < b and <b>c</b>: 100% %1");
    const ErrorText text = errorText(make(Kind::ServerError, words));
    QCOMPARE(text.title, QStringLiteral("The server answered with an error."));
    QCOMPARE(text.advice, QStringLiteral("It says: “a < b and <b>c</b>: 100% %1”"));
    QCOMPARE(text.details, words);
}

void tst_ErrorText::longServerErrorIsCutInTheSentenceOnly()
{
    const QString words(2000, u'x');
    const ErrorText text = errorText(make(Kind::ServerError, words));
    QVERIFY(text.advice.size() < 300);
    QVERIFY(text.advice.endsWith(QStringLiteral("x…”")));
    QCOMPARE(text.details, words);
}

void tst_ErrorText::placeholdersInForeignTextStay()
{
    const Error error = make(Kind::ClosedByServer, QStringLiteral("%1 of %2"), 1008);
    QCOMPARE(errorText(error).details, QStringLiteral("Close code: 1008\nReason: %1 of %2"));
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
    const QString line
        = QStringLiteral(" It can have 4 KiB. Check whether something else was pasted, then try "
                         "again. Nothing was sent.");
    QTest::newRow("key") << QStringLiteral("API_KEY")
                         << QStringLiteral("The API key is too long.") + line;
    QTest::newRow("checksum") << QStringLiteral("checksum")
                              << QStringLiteral("The checksum is too long.") + line;
    QTest::newRow("name") << QStringLiteral("name")
                          << QStringLiteral("The name is too long.") + line;
    QTest::newRow("prompt") << QStringLiteral("prompt")
                            << QStringLiteral(
                                   "The prompt is too long. It can have 1 MiB; this one has 2.00 "
                                   "MiB. Shorten it, then try again. Nothing was sent.");
    QTest::newRow("message") << QString()
                             << QStringLiteral(
                                    "The message is too long. A message can have 1 MiB; this one "
                                    "has 2.00 MiB. Shorten it, or send it in parts.");
}

void tst_ErrorText::overLongFieldIsNamed()
{
    QFETCH(QString, wireName);
    QTEST(errorSentence(make(Kind::TextTooLong, wireName, 2 * 1024 * 1024)), "sentence");
}

void tst_ErrorText::refusedUpgradeSaysWhatToDo_data()
{
    QTest::addColumn<qint64>("status");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("advicePart");
    const auto row = [](qint64 status, const char *part) {
        QTest::addRow("%lld", static_cast<long long>(status))
            << status << QStringLiteral("The server refused the connection (HTTP %1).").arg(status)
            << QString::fromUtf8(part);
    };
    row(401, "right address");
    row(403, "right address");
    row(404, "no such path");
    row(301, "moved");
    row(503, "Try again later");
    row(418, "Settings");
}

void tst_ErrorText::refusedUpgradeSaysWhatToDo()
{
    QFETCH(qint64, status);
    QFETCH(QString, advicePart);
    const ErrorText text = errorText(make(Kind::UpgradeRefused, {}, status));
    QTEST(text.title, "title");
    QVERIFY2(text.advice.contains(advicePart), qPrintable(text.advice));
}

void tst_ErrorText::closeCodeAndReasonStandInTheDetails()
{
    const ErrorText text
        = errorText(make(Kind::ClosedByServer, QStringLiteral("maintenance"), 1012));
    QCOMPARE(text.title, QStringLiteral("The server closed the connection."));
    QVERIFY(text.advice.contains(QStringLiteral("restarted")));
    QCOMPARE(text.details, QStringLiteral("Close code: 1012\nReason: maintenance"));
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
             QStringLiteral("The keychain of this computer is locked. It holds what the server's "
                            "settings need. Unlock it, then try again. Nothing was sent."));
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

QTEST_GUILESS_MAIN(tst_ErrorText)
#include "tst_ErrorText.moc"
