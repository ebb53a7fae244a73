#include "ConversationWords.h"
#include "TestProgram.h"

#include <QTest>
#include <QTimeZone>

using namespace decidesk;
using namespace Qt::StringLiterals;

using Direction = Message::Direction;
using Mark = Message::Mark;
using State = Message::State;

/// What an exported conversation says about a message.
class tst_ConversationWords : public QObject
{
    Q_OBJECT

private slots:
    void facts_data();
    void facts();
    void times_data();
    void times();
    void textIsKeptExactly();
    void headNamesAccountServerAndTime();
};

namespace {

const QDateTime asked(QDate(2026, 11, 25), QTime(13, 2, 11), QTimeZone::utc());

Message message(Direction direction, State state)
{
    Message message;
    message.direction = direction;
    message.state = state;
    message.created = asked;
    return message;
}

} // namespace

void tst_ConversationWords::facts_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QStringList>("facts"); // after the time

    const auto row
        = [](const char *name, const Message &message, const QString &author,
             const QStringList &facts) { QTest::newRow(name) << message << author << facts; };
    const QString you = u"You"_s;
    row("answered", message(Direction::Question, State::Answered), you, {u"answered"_s});
    row("queued", message(Direction::Question, State::Queued), you, {u"waiting to be sent"_s});
    row("not sent", message(Direction::Question, State::NotSent), you, {u"Not sent yet"_s});
    row("cancelled", message(Direction::Question, State::Cancelled), you, {u"discarded"_s});

    Message later = message(Direction::Question, State::NotConfirmed);
    later.sent = asked.addSecs(5);
    row("sent later", later, you,
        {u"sent "_s + exportedTime(asked.addSecs(5)), u"not confirmed"_s});
    Message atOnce = message(Direction::Question, State::Sent);
    atOnce.sent = asked.addMSecs(3);
    row("sent at once", atOnce, you, {u"sent, waiting for the decision"_s});

    Message failed = message(Direction::Question, State::Failed);
    failed.error = {Error::Kind::ServerError, u"no\nroom"_s, 0, {}};
    row("failed", failed, you, {u"failed: no room"_s});
    Message left = message(Direction::Question, State::NotConfirmed);
    left.marks = Mark::Left;
    row("left", left, you, {u"not confirmed · ignored"_s});

    Message decision = message(Direction::Decision, State::Answered);
    decision.latencyMs = 830;
    row("decision", decision, u"tom"_s, {u"830 ms"_s});
    decision.marks = Mark::MayBelongElsewhere;
    row("decision in doubt", decision, u"tom"_s,
        {u"830 ms"_s, u"may belong to another question"_s});
    row("unasked", message(Direction::Unasked, State::Answered), u"More from the server"_s, {});
}

void tst_ConversationWords::facts()
{
    QFETCH(const Message, message);
    QFETCH(const QString, author);
    QFETCH(const QStringList, facts);
    const ConversationEntry entry = exportedEntry(message, u"tom"_s);
    QCOMPARE(entry.author, author);
    QCOMPARE(entry.facts, QStringList(exportedTime(asked)) + facts);
    QCOMPARE(entry.isMarkdown, message.direction != Direction::Question);
}

void tst_ConversationWords::times_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("expected");
    QTest::newRow("UTC") << QByteArray("UTC") << u"2026-11-25 13:02:11 +00:00"_s;
    QTest::newRow("east") << QByteArray("Asia/Kolkata") << u"2026-11-25 18:32:11 +05:30"_s;
    QTest::newRow("west") << QByteArray("America/St_Johns") << u"2026-11-25 09:32:11 -03:30"_s;
}

void tst_ConversationWords::times()
{
    QFETCH(const QByteArray, zone);
    const QByteArray before = qgetenv("TZ");
    const bool wasSet = qEnvironmentVariableIsSet("TZ");
    qputenv("TZ", zone);
    const QString text = exportedTime(asked);
    wasSet ? qputenv("TZ", before) : qunsetenv("TZ");
    QTEST(text, "expected");
    QCOMPARE(exportedTime({}), QString());
}

void tst_ConversationWords::textIsKeptExactly()
{
    Message hostile = message(Direction::Decision, State::Answered);
    hostile.text = u"\u202e<b>\r\n\r "_s + QString(200'000, u'x');
    QCOMPARE(exportedEntry(hostile, u"tom"_s).text, hostile.text);
}

void tst_ConversationWords::headNamesAccountServerAndTime()
{
    const ConversationHead head = exportedHead(u"t\u202eom"_s, u"localhost:3000"_s, asked);
    QVERIFY2(!head.title.contains(u'\u202e'), qPrintable(head.title));
    QVERIFY2(head.title.startsWith(u"Conversation with t"_s), qPrintable(head.title));
    QCOMPARE(head.facts,
             QStringList({u"Server: localhost:3000"_s, u"Exported: "_s + exportedTime(asked)}));
}

DECIDESK_TEST(tst_ConversationWords)
#include "tst_ConversationWords.moc"
