#include "ConsoleDock.h"
#include "ConsoleLog.h"
#include "FaultPlan.h"
#include "FieldNote.h"
#include "PlainLabel.h"
#include "PracticeServer.h"
#include "Probe.h"
#include "RawMessageField.h"
#include "SecretStore.h"
#include "TestProgram.h"
#include "TrafficLog.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetricsF>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

using Kind = FaultPlan::Step::Kind;

const QString unknownAction = uR"({"action":"Dance"})"_s;

/// A shown console for a practice server.
struct Tool
{
    Tool() : dock(secrets, log)
    {
        QVERIFY(practice.listen());
        Server server;
        server.url = practice.url();
        dock.setServer(server);
        dock.resize(700, 600);
        dock.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dock));
        dock.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dock));
    }

    [[nodiscard]] RawMessageField &raw() const { return *dock.findChild<RawMessageField *>(); }
    [[nodiscard]] QString replies() const { return dock.findChild<ConsoleLog *>()->toPlainText(); }
    [[nodiscard]] FieldNote &fieldNote() const { return *dock.findChild<FieldNote *>(); }
    /// What is wrong with the message; empty: nothing.
    [[nodiscard]] QString note() const
    {
        return fieldNote().hasError() ? fieldNote().text() : QString();
    }
    [[nodiscard]] QString place() const
    {
        return dock.findChild<QWidget *>(u"place"_s)->accessibleName();
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return test::firstNamed<QPushButton>(dock, name);
    }
    [[nodiscard]] bool offersSendAnyway() const { return button(u"Send anyway"_s)->isVisible(); }
    void press(const QString &name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void sendRaw(const QString &text) const
    {
        raw().setPlainText(text);
        press(u"Send raw"_s);
    }

    void sendTemplate(const QString &action) const
    {
        press(u"Insert "_s + action);
        press(u"Send raw"_s);
    }

    SecretStore secrets{u"test"_s, SecretStore::Backend::MemoryOnly};
    TrafficLog log;
    PracticeServer practice;
    QSignalSpy got{&practice, &PracticeServer::received};
    ConsoleDock dock;
};

} // namespace

class tst_ConsoleDock : public QObject
{
    Q_OBJECT

private slots:
    void names();
    void tabOrder();
    void sendIsOffWhileThereIsNothingToSend();
    void saysThatItIsApartFromTheChat_data();
    void saysThatItIsApartFromTheChat();
    void aLowDockScrolls();
    void aWholeConversation();
    void whatWasTypedStays();
    void controlReturnSends_data();
    void controlReturnSends();
    void templatesReplaceInOneStep();
    void templatesChooseTheirPlaceholder();
    void refusals_data();
    void refusals();
    void theTokenIsTheConsolesOwn();
    void sendAnyway();
    void sendAnywayIsForTheRefusedTextOnly();
    void aRefusalGoesWithTheNextMessage();
    void anotherServerClosesTheConnection();
    void theTokenOfOneServerIsNotForTheNext();
    void otherSettingsCloseTheConnection();
    void theSameServerKeepsTheConnection();
    void aMessageThatWaitsGoesToNoOtherServer();
    void noServer();
    void consent();
    void consentGivenLater();
    void unreachable();
    void notJsonComesBack();
    void secretsAreHiddenInTheReplies();
    void repliesStayPlain();
    void aFloodOfRepliesIsBounded();
    void repliesFollowOnlyAtTheEnd();
    void aLongPasteIsRefused();
    void pasteIsPlain();
    void retranslates();
    void followsTheTextSize();
};

void tst_ConsoleDock::names()
{
    const Tool tool;
    QCOMPARE(tool.dock.windowTitle(), u"Console"_s);
    QCOMPARE(tool.dock.accessibleName(), u"Console"_s);
    QVERIFY(!tool.dock.objectName().isEmpty());
    QCOMPARE(tool.raw().accessibleName(), u"Raw message"_s);
    QCOMPARE(tool.dock.findChild<ConsoleLog *>()->accessibleName(), u"Replies"_s);
    for (const QString &name :
         {u"Send raw"_s, u"Send anyway"_s, u"Insert Register"_s, u"Insert Connection"_s,
          u"Insert TakeDecision"_s, u"Insert Disconnect"_s}) {
        QVERIFY2(tool.button(name), qPrintable(name));
        QCOMPARE(tool.button(name)->text(), name);
    }
    QVERIFY(!tool.offersSendAnyway());
}

void tst_ConsoleDock::tabOrder()
{
    const Tool tool;
    tool.raw().setPlainText(unknownAction);
    tool.press(u"Send raw"_s);
    tool.button(u"Insert Register"_s)->setFocus();
    QStringList order;
    for (int i = 0; i < 8; ++i) {
        order += QApplication::focusWidget()->accessibleName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             QStringList({u"Insert Register"_s, u"Insert Connection"_s, u"Insert TakeDecision"_s,
                          u"Insert Disconnect"_s, u"Raw message"_s, u"Send anyway"_s, u"Send raw"_s,
                          u"Replies"_s}));
}

void tst_ConsoleDock::sendIsOffWhileThereIsNothingToSend()
{
    const Tool tool;
    QVERIFY(!tool.button(u"Send raw"_s)->isEnabled());
    tool.raw().setPlainText(u" \n"_s);
    QVERIFY(!tool.button(u"Send raw"_s)->isEnabled());
    tool.raw().setPlainText(u"x"_s);
    QVERIFY(tool.button(u"Send raw"_s)->isEnabled());
}

void tst_ConsoleDock::saysThatItIsApartFromTheChat_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {100, 150, 200})
        QTest::addRow("%d %%", percent) << percent;
}

void tst_ConsoleDock::saysThatItIsApartFromTheChat()
{
    QFETCH(int, percent);
    const test::TextSize size(percent);
    Tool tool;
    tool.dock.resize(320, 300);
    const QString hint = u"Separate connection: register or log in here first."_s;
    auto *label = tool.dock.findChild<PlainLabel *>(u"fieldNoteText"_s);
    QCOMPARE(label->text(), hint);
    QVERIFY(label->isVisible());
    QTRY_COMPARE(test::clipped(tool.dock), QString());
    QCOMPARE(tool.raw().accessibleDescription(), hint);
    QVERIFY(tool.fieldNote().toolTip().contains(u"its own connection"));
    QCOMPARE(tool.dock.whatsThis(), tool.fieldNote().toolTip());
}

void tst_ConsoleDock::aLowDockScrolls()
{
    Tool tool;
    QScrollBar &bar = *tool.dock.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar.maximum(), 0);
    tool.dock.resize(320, 120);
    QTRY_VERIFY(bar.maximum() > 0);
    QCOMPARE(tool.dock.height(), 120);

    // The keyboard brings into view what it leads to.
    tool.raw().setPlainText(unknownAction);
    tool.raw().setFocus();
    QTest::keyClick(&tool.raw(), Qt::Key_Tab);
    QTRY_VERIFY(tool.button(u"Send raw"_s)->hasFocus());
    QTRY_VERIFY(!tool.button(u"Send raw"_s)->visibleRegion().isEmpty());

    // What is wrong does not stand where nobody sees it.
    bar.setValue(0);
    tool.raw().setFocus();
    QTest::keyClick(&tool.raw(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(tool.note().startsWith(u"Unrecognized action"));
    QTRY_VERIFY(!tool.fieldNote().visibleRegion().isEmpty());

    tool.dock.resize(700, 600);
    QTRY_COMPARE(bar.maximum(), 0);
}

void tst_ConsoleDock::aWholeConversation()
{
    const Tool tool;
    QVERIFY2(tool.place().endsWith(u" · not connected"), qPrintable(tool.place()));
    tool.sendTemplate(u"Register"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    QCOMPARE(tool.place(), hostAndPort(tool.practice.url()) + u" · connected"_s);
    tool.sendTemplate(u"TakeDecision"_s);
    QTRY_VERIFY2(tool.replies().contains(u"(practice answer)"), qPrintable(tool.replies()));
    tool.sendTemplate(u"Disconnect"_s);
    QTRY_COMPARE(tool.got.count(), 3);
    QTRY_COMPARE(tool.replies().count(u"Received after"), 3);
    QCOMPARE(tool.note(), QString());
    // The token is gone with Disconnect.
    tool.sendTemplate(u"TakeDecision"_s);
    QVERIFY(tool.note().startsWith(u"No valid token: register or log in first."));
}

void tst_ConsoleDock::whatWasTypedStays()
{
    const Tool tool;
    const QString typed = u" {\"action\": \"Connection\",\n\"checksum\": \"nobody\u00A0here\"}"_s;
    tool.sendRaw(typed);
    QTRY_VERIFY(tool.replies().contains(u"Received"));
    QCOMPARE(tool.got.at(0).at(0).toString(), typed);
    QCOMPARE(tool.raw().text(), typed);
}

void tst_ConsoleDock::controlReturnSends_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter") << Qt::Key_Enter;
}

void tst_ConsoleDock::controlReturnSends()
{
    QFETCH(const Qt::Key, key);
    const Tool tool;
    const QString text = uR"({"action":"Connection","checksum":"nobody here"})"_s;
    tool.raw().setPlainText(text);
    tool.raw().setFocus();
    QTest::keyClick(&tool.raw(), Qt::Key_Return);
    QVERIFY(tool.got.isEmpty());
    tool.raw().setPlainText(text);
    QTest::keyClick(&tool.raw(), key, Qt::ControlModifier);
    QTRY_COMPARE(tool.got.count(), 1);
    QCOMPARE(tool.raw().text(), text);
}

void tst_ConsoleDock::templatesReplaceInOneStep()
{
    const Tool tool;
    QTest::keyClicks(&tool.raw(), u"typed"_s);
    tool.press(u"Insert Connection"_s);
    QCOMPARE(tool.raw().text(),
             u"{\n    \"action\": \"Connection\",\n    \"checksum\": \"<CHECKSUM>\"\n}"_s);
    tool.raw().undo();
    QCOMPARE(tool.raw().text(), u"typed"_s);
}

void tst_ConsoleDock::templatesChooseTheirPlaceholder()
{
    const Tool tool;
    tool.press(u"Insert Register"_s);
    QVERIFY(tool.raw().hasFocus());
    QCOMPARE(tool.raw().textCursor().selectedText(), u"<API_KEY>"_s);
}

void tst_ConsoleDock::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("overrulable");

    QTest::newRow("unknown action")
        << unknownAction << u"Unrecognized action \"Dance\": the server will not process it."_s
        << true;
    QTest::newRow("no action") << u"{}"_s
                               << u"Unrecognized action \"\": the server will not process it."_s
                               << true;
    QTest::newRow("TakeDecision without a token")
        << uR"({"action":"TakeDecision","message":"m"})"_s
        << u"No valid token: register or log in first."_s << false;
    QTest::newRow("Disconnect without a token")
        << uR"({"action":"Disconnect","token":""})"_s
        << u"No valid token: register or log in first."_s << false;
    QTest::newRow("not JSON") << u"hello"_s
                              << u"This is not JSON: the server will not process it."_s << true;
    QTest::newRow("no object")
        << u"[1]"_s << u"This is JSON, but not an object: the server will not process it."_s
        << true;
}

void tst_ConsoleDock::refusals()
{
    QFETCH(const QString, text);
    QFETCH(const QString, sentence);
    QFETCH(const bool, overrulable);
    const Tool tool;
    tool.sendRaw(text);
    QVERIFY2(tool.note().startsWith(sentence), qPrintable(tool.note()));
    QCOMPARE(tool.offersSendAnyway(), overrulable);
    QCOMPARE(tool.raw().text(), text);
    QCOMPARE(tool.log.endNumber(), 0); // not even a connection
    QVERIFY(tool.replies().isEmpty());
}

void tst_ConsoleDock::theTokenIsTheConsolesOwn()
{
    const Tool tool;
    for (const QString &name : {u"Insert TakeDecision"_s, u"Insert Disconnect"_s}) {
        tool.press(name);
        tool.press(u"Send raw"_s);
        QCOMPARE(
            tool.note(),
            u"No valid token: register or log in first. Nothing was sent. The console needs its "
            "own token: send Register or Connection here first."_s);
    }
}

void tst_ConsoleDock::sendAnyway()
{
    const Tool tool;
    tool.sendRaw(u"hello"_s);
    QVERIFY(tool.offersSendAnyway());
    tool.press(u"Send anyway"_s);
    QTRY_COMPARE(tool.got.count(), 1);
    QCOMPARE(tool.got.at(0).at(0).toString(), u"hello"_s);
    QVERIFY(!tool.offersSendAnyway());
    QCOMPARE(tool.note(), QString());
    QCOMPARE(tool.raw().text(), u"hello"_s);
}

void tst_ConsoleDock::sendAnywayIsForTheRefusedTextOnly()
{
    const Tool tool;
    tool.sendRaw(unknownAction);
    QVERIFY(tool.offersSendAnyway());
    QTest::keyClicks(&tool.raw(), u" "_s);
    QVERIFY(!tool.offersSendAnyway());
    QCOMPARE(tool.note(), QString());
    // Back to the same text: it has to be refused anew.
    tool.raw().setPlainText(unknownAction);
    QVERIFY(!tool.offersSendAnyway());
    QVERIFY(tool.got.isEmpty());
}

void tst_ConsoleDock::aRefusalGoesWithTheNextMessage()
{
    const Tool tool;
    tool.sendRaw(unknownAction);
    tool.sendRaw(uR"({"action":"Connection","checksum":"nobody here"})"_s);
    QCOMPARE(tool.note(), QString());
    QTRY_COMPARE(tool.got.count(), 1);
}

void tst_ConsoleDock::anotherServerClosesTheConnection()
{
    Tool tool;
    tool.sendTemplate(u"Register"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));

    PracticeServer other;
    QVERIFY(other.listen());
    QSignalSpy got(&other, &PracticeServer::received);
    Server server;
    server.url = other.url();
    tool.dock.setServer(server);
    const QString before = hostAndPort(tool.practice.url());
    const QString present = hostAndPort(other.url());
    QCOMPARE(tool.place(), present + u" · not connected"_s);
    QTRY_VERIFY2(
        tool.replies().contains(u"✕ Closed\nThe server is now %1. The connection to %2 was "
                                "closed and its token forgotten."_s.arg(present, before)),
        qPrintable(tool.replies()));
    QVERIFY(!tool.replies().contains(u"Error"));
    QTRY_COMPARE(tool.practice.connectionCount(), 0);
    QCOMPARE(got.count(), 0);

    tool.sendTemplate(u"Connection"_s);
    QTRY_COMPARE(got.count(), 1);
    QCOMPARE(tool.got.count(), 1);
    QCOMPARE(tool.place(), present + u" · connected"_s);
}

void tst_ConsoleDock::theTokenOfOneServerIsNotForTheNext()
{
    Tool tool;
    tool.sendTemplate(u"Register"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    tool.press(u"Insert TakeDecision"_s);
    QVERIFY(!tool.raw().text().contains(u"<TOKEN>"));

    PracticeServer other;
    QVERIFY(other.listen());
    QSignalSpy got(&other, &PracticeServer::received);
    Server server;
    server.url = other.url();
    tool.dock.setServer(server);
    QVERIFY(tool.raw().text().contains(u"<TOKEN>"));
    tool.press(u"Send raw"_s);
    QVERIFY(tool.note().startsWith(u"No valid token: register or log in first."));
    tool.sendTemplate(u"Connection"_s);
    QTRY_COMPARE(got.count(), 1);
    QVERIFY(got.constFirst().constFirst().toString().contains(u"Connection"));
}

void tst_ConsoleDock::otherSettingsCloseTheConnection()
{
    Tool tool;
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    Server server;
    server.url = tool.practice.url();
    server.useSystemProxy = false;
    tool.dock.setServer(server);
    QTRY_VERIFY2(tool.replies().contains(u"The server's settings have changed. The connection to"),
                 qPrintable(tool.replies()));
    QTRY_COMPARE(tool.practice.connectionCount(), 0);
    // There is nothing left to close.
    server.useSystemProxy = true;
    tool.dock.setServer(server);
    tool.press(u"Send raw"_s);
    QTRY_COMPARE(tool.got.count(), 2);
    QTRY_COMPARE(tool.replies().count(u"Received after"), 2);
    QCOMPARE(tool.replies().count(u"✕ Closed"), 1);
}

void tst_ConsoleDock::theSameServerKeepsTheConnection()
{
    Tool tool;
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    Server server;
    server.id = QUuid::createUuid();
    server.name = u"The same by another name"_s;
    server.url = tool.practice.url();
    tool.dock.setServer(server);
    tool.press(u"Send raw"_s);
    QTRY_COMPARE(tool.replies().count(u"Received after"), 2);
    QVERIFY(!tool.replies().contains(u"✕ Closed"));
}

void tst_ConsoleDock::aMessageThatWaitsGoesToNoOtherServer()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    Tool tool;
    Server server;
    server.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(mute.serverPort()));
    tool.dock.setServer(server);
    tool.sendTemplate(u"Connection"_s);
    QVERIFY(tool.place().endsWith(u" · connecting…"));
    server.url = tool.practice.url();
    tool.dock.setServer(server);
    QTRY_VERIFY2(tool.replies().contains(u"A message was not sent: the server changed before there "
                                         "was a connection."),
                 qPrintable(tool.replies()));
    QVERIFY(tool.replies().contains(u"✕ Closed"));
    tool.sendTemplate(u"Register"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    QCOMPARE(tool.got.count(), 1);
    QVERIFY(tool.got.constFirst().constFirst().toString().contains(u"Register"));
}

void tst_ConsoleDock::noServer()
{
    Tool tool;
    tool.dock.setServer(std::nullopt);
    QCOMPARE(tool.place(), u"No server: choose an account first."_s);
    tool.sendTemplate(u"Connection"_s);
    QCOMPARE(tool.note(), u"There is no server to send to. Choose an account first."_s);
    QVERIFY(!tool.offersSendAnyway());
}

void tst_ConsoleDock::consent()
{
    Tool tool;
    Server remote;
    remote.url = QUrl(u"ws://192.0.2.1:3000/ws"_s);
    tool.dock.setServer(remote);
    tool.sendTemplate(u"Connection"_s);
    QVERIFY2(tool.note().startsWith(u"The connection to 192.0.2.1:3000 is not encrypted."),
             qPrintable(tool.note()));
    QVERIFY(!tool.offersSendAnyway());
    QCOMPARE(tool.log.endNumber(), 0);

    // What would be refused for another reason does not get around it either.
    tool.sendRaw(unknownAction);
    tool.press(u"Send anyway"_s);
    QVERIFY(tool.note().startsWith(u"The connection to 192.0.2.1:3000 is not encrypted."));
    QVERIFY(!tool.offersSendAnyway());
    QCOMPARE(tool.log.endNumber(), 0);
}

void tst_ConsoleDock::consentGivenLater()
{
    Tool tool;
    Server remote;
    remote.url = QUrl(u"ws://192.0.2.1:3000/ws"_s);
    tool.dock.setServer(remote);
    tool.sendTemplate(u"Connection"_s);
    remote.plainTextConsent = true;
    tool.dock.setServer(remote);
    QCOMPARE(tool.note(), QString());
    tool.press(u"Send raw"_s);
    QCOMPARE(tool.place(), u"192.0.2.1:3000 · connecting…"_s);
}

void tst_ConsoleDock::unreachable()
{
    Tool tool;
    auto gone = std::make_unique<PracticeServer>();
    QVERIFY(gone->listen());
    Server server;
    server.url = gone->url();
    gone.reset();
    tool.dock.setServer(server);
    tool.press(u"Insert Connection"_s);
    const QString typed = tool.raw().text();
    tool.press(u"Send raw"_s);
    QTRY_VERIFY2(tool.replies().contains(u"Nothing answers at the server's address."),
                 qPrintable(tool.replies()));
    QCOMPARE(tool.raw().text(), typed);
    QVERIFY(tool.place().endsWith(u" · not connected"));
}

void tst_ConsoleDock::notJsonComesBack()
{
    Tool tool;
    tool.practice.setFaultPlan({{{Kind::NotJson, {}, {}}}, false});
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY2(tool.replies().contains(u"JSON decoding error in the received message."),
                 qPrintable(tool.replies()));
    QVERIFY(tool.replies().contains(u"<html>oops"));
    QVERIFY(tool.replies().contains(u"Byte "));
}

void tst_ConsoleDock::secretsAreHiddenInTheReplies()
{
    const Tool tool;
    tool.sendRaw(
        uR"({"action":"Register","API_KEY":"canary-key","checksum":"canary-sum","name":"canary-sum","prompt":"p"})"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received"));
    QVERIFY2(!tool.replies().contains(u"canary"), qPrintable(tool.replies()));
    QVERIFY(tool.replies().contains(redactionMark));
}

void tst_ConsoleDock::repliesStayPlain()
{
    Tool tool;
    tool.practice.setFaultPlan({{{Kind::Raw, {}, u"{\"a\":\"<b>x</b>\u202E\"}"_s}}, false});
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY2(tool.replies().contains(u"\"a\": \"<b>x</b>\u27E8U+202E\u27E9\""),
                 qPrintable(tool.replies()));
}

void tst_ConsoleDock::aFloodOfRepliesIsBounded()
{
    Tool tool;
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    const QString large = u"{\"a\":\""_s + QString(30'000, u'x') + u"\"}"_s;
    for (int i = 0; i < 100; ++i)
        tool.practice.broadcast(large);
    tool.practice.broadcast(u"{\"last\":true}"_s);
    QTRY_VERIFY(tool.replies().contains(u"\"last\": true"));
    QVERIFY(tool.replies().size() <= ConsoleLog::longestLog);

    for (int i = 0; i < 40; ++i) {
        const QString mark = u"{\"round\":%1}"_s.arg(i);
        tool.practice.broadcast(large);
        tool.practice.broadcast(mark);
        QTRY_VERIFY(tool.replies().contains(u"\"round\": %1\n"_s.arg(i)));
    }
    QVERIFY(tool.replies().size() <= ConsoleLog::longestLog);
    QVERIFY(!tool.replies().contains(u"\"last\": true"));
}

void tst_ConsoleDock::repliesFollowOnlyAtTheEnd()
{
    Tool tool;
    tool.sendTemplate(u"Connection"_s);
    QTRY_VERIFY(tool.replies().contains(u"Received after"));
    for (int i = 0; i < 50; ++i)
        tool.practice.broadcast(u"{\"n\":%1}"_s.arg(i));
    QTRY_VERIFY(tool.replies().contains(u"\"n\": 49"));
    QScrollBar &bar = *tool.dock.findChild<ConsoleLog *>()->verticalScrollBar();
    QVERIFY(bar.maximum() > 0);
    QCOMPARE(bar.value(), bar.maximum());
    // Also where it becomes lower, as when a note comes in above it.
    tool.dock.resize(tool.dock.width(), tool.dock.height() - 60);
    QTRY_COMPARE(bar.value(), bar.maximum());
    bar.setValue(3);
    tool.practice.broadcast(u"{\"n\":50}"_s);
    QTRY_VERIFY(tool.replies().contains(u"\"n\": 50"));
    QCOMPARE(bar.value(), 3);
}

void tst_ConsoleDock::aLongPasteIsRefused()
{
    const Tool tool;
    tool.raw().setPlainText(u"typed"_s);
    QApplication::clipboard()->setText(QString(RawMessageField::longestText, u'x'));
    tool.raw().paste();
    QCOMPARE(tool.raw().text(), u"typed"_s);
    QCOMPARE(tool.note(), u"The text is too long to be pasted: 1 MiB at most."_s);
}

void tst_ConsoleDock::pasteIsPlain()
{
    const Tool tool;
    auto *rich = new QMimeData;
    rich->setHtml(u"<b>bold</b>"_s);
    rich->setText(u"bold"_s);
    QApplication::clipboard()->setMimeData(rich);
    tool.raw().paste();
    QCOMPARE(tool.raw().text(), u"bold"_s);
}

void tst_ConsoleDock::retranslates()
{
    Tool tool;
    tool.sendRaw(unknownAction);
    const QString note = tool.note();
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&tool.dock, &change);
    QCOMPARE(tool.note(), note);
    QVERIFY(tool.offersSendAnyway());
    QCOMPARE(tool.raw().text(), unknownAction);
    QCOMPARE(tool.button(u"Insert Register"_s)->text(), u"Insert Register"_s);
}

void tst_ConsoleDock::followsTheTextSize()
{
    const Tool tool;
    const qreal usual = QApplication::font().pointSizeF();
    {
        const test::TextSize doubled(200);
        QTRY_COMPARE(tool.raw().font().pointSizeF(), usual * 2);
        const QFontMetricsF letters(tool.raw().font());
        QCOMPARE(letters.horizontalAdvance(u'i'), letters.horizontalAdvance(u'W'));
    }
    QTRY_COMPARE(tool.raw().font().pointSizeF(), usual);
}

DECIDESK_TEST(tst_ConsoleDock)
#include "tst_ConsoleDock.moc"
