#include "MessageText.h"

#include "TestProgram.h"
#include "TimeText.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = Message::State;
using Mark = Message::Mark;
using Direction = Message::Direction;
using Action = MessageAction;

class tst_MessageText : public QObject
{
    Q_OBJECT

private slots:
    void stateInWords_data();
    void stateInWords();
    void possibleActions_data();
    void possibleActions();
    void authors();
    void aDecisionShowsItsLatency();
    void theServersWordsArePlainAndVisible();
    void aLongMessageSaysThatItIsCut();
    void days();
    void latencies_data();
    void latencies();
};

namespace {

Message question(State state, Message::Marks marks = Mark::None)
{
    Message message;
    message.state = state;
    message.marks = marks;
    message.text = u"Really?"_s;
    message.created = QDateTime(QDate(2026, 3, 4), QTime(14, 2));
    message.askedAgainAt = message.created;
    if (state == State::Failed)
        message.error = {Error::Kind::ServerError, u"quota exceeded"_s, 0, {}};
    return message;
}

Message decision(Message::Marks marks = Mark::None)
{
    Message message = question(State::Answered, marks);
    message.direction = Direction::Decision;
    message.latencyMs = 830;
    return message;
}

} // namespace

void tst_MessageText::stateInWords_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("trouble");
    QTest::addColumn<QList<Action>>("links");

    const QString time = timeText(question(State::Queued).created);
    const QList<Action> none;
    const auto row = [](const char *name, const Message &message, const QString &state,
                        bool trouble, const QList<Action> &links) {
        QTest::newRow(name) << message << state << trouble << links;
    };
    row("queued", question(State::Queued), u"waiting to be sent"_s, false, {Action::Discard});
    row("not sent", question(State::NotSent), u"Not sent yet"_s, true,
        {Action::Send, Action::Discard});
    row("sent", question(State::Sent), u"sent, waiting for the decision"_s, false, none);
    row("answered", question(State::Answered), QString(), false, none);
    row("failed", question(State::Failed), u"failed: quota exceeded"_s, true,
        {Action::AskAgain, Action::LeaveIt});
    row("not confirmed", question(State::NotConfirmed), u"not confirmed"_s, true,
        {Action::AskAgain, Action::LeaveIt});
    row("discarded", question(State::Cancelled), u"discarded"_s, false, none);
    row("asked again", question(State::NotConfirmed, Mark::AskedAgain),
        u"not confirmed · asked again "_s + time, false, none);
    row("left", question(State::NotConfirmed, Mark::Left), u"not confirmed · ignored"_s, false,
        none);
    row("decision", decision(), QString(), false, none);
    row("with a secret", question(State::Answered, Mark::SecretLeftOut),
        u"sent with a secret where •••• stands"_s, false, none);
    row("doubtful decision", decision(Mark::MayBelongElsewhere),
        u"may belong to another question"_s, true, none);
    row("whole reply", decision(Mark::NoKnownField), u"No known decision field"_s, false, none);
    row("doubtful whole reply",
        decision(Message::Marks(Mark::NoKnownField) | Mark::MayBelongElsewhere),
        u"may belong to another question · No known decision field"_s, true, none);
}

void tst_MessageText::stateInWords()
{
    QFETCH(Message, message);
    const MessageText text = messageText(message, u"tom"_s);
    QTEST(text.state, "state");
    QTEST(text.stateIsTrouble, "trouble");
    QTEST(text.links, "links");
}

void tst_MessageText::possibleActions_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QList<Action>>("possible");
    const Action copy = Action::Copy;
    QTest::newRow("queued") << question(State::Queued) << QList<Action>{copy, Action::Discard};
    QTest::newRow("not sent") << question(State::NotSent)
                              << QList<Action>{copy, Action::Send, Action::Discard};
    QTest::newRow("sent") << question(State::Sent) << QList<Action>{copy};
    QTest::newRow("answered") << question(State::Answered) << QList<Action>{copy};
    QTest::newRow("failed") << question(State::Failed)
                            << QList<Action>{copy, Action::AskAgain, Action::LeaveIt};
    QTest::newRow("left") << question(State::NotConfirmed, Mark::Left)
                          << QList<Action>{copy, Action::AskAgain};
    QTest::newRow("asked again") << question(State::NotConfirmed, Mark::AskedAgain)
                                 << QList<Action>{copy};
    QTest::newRow("decision") << decision() << QList<Action>{copy, Action::ShowAsSent};
    Message json = decision();
    json.text = u"{\"a\": 1}"_s;
    QTest::newRow("decision that is shown as it was sent") << json << QList<Action>{copy};
}

void tst_MessageText::possibleActions()
{
    QFETCH(Message, message);
    QList<Action> found;
    for (const Action action : {Action::Copy, Action::ShowAsSent, Action::AskAgain, Action::LeaveIt,
                                Action::Send, Action::Discard}) {
        if (isPossible(action, message))
            found.append(action);
    }
    QTEST(found, "possible");
}

void tst_MessageText::authors()
{
    QCOMPARE(messageText(question(State::Sent), u"tom"_s).author, u"You"_s);
    QCOMPARE(messageText(decision(), u"tom"_s).author, u"tom"_s);
    QCOMPARE(messageText(decision(), u"to\u202em"_s).author, u"to⟨U+202E⟩m"_s);
    Message unasked = decision();
    unasked.direction = Direction::Unasked;
    QCOMPARE(messageText(unasked, u"tom"_s).author, u"More from the server"_s);
}

void tst_MessageText::aDecisionShowsItsLatency()
{
    const QString time = timeText(decision().created);
    QCOMPARE(messageText(decision(), u"tom"_s).stamp, time + u" · 830 ms"_s);
    QCOMPARE(messageText(question(State::Answered), u"tom"_s).stamp, time);
}

void tst_MessageText::theServersWordsArePlainAndVisible()
{
    Message failed = question(State::Failed);
    failed.error.detail = u"<b>no</b>\n\u202eway"_s;
    QCOMPARE(messageText(failed, {}).state, u"failed: <b>no</b> ⟨U+202E⟩way"_s);
}

void tst_MessageText::aLongMessageSaysThatItIsCut()
{
    Message message = decision();
    message.text = u"word "_s.repeated(20'000);
    const MessageText text = messageText(message, {});
    QVERIFY(text.cutNote.contains(QLocale().toString(100'000)));
    QVERIFY(text.cutNote.contains(u"Copy message"_s));
    QVERIFY(messageText(decision(), {}).cutNote.isEmpty());
}

void tst_MessageText::days()
{
    const QDate today(2026, 11, 23);
    QCOMPARE(dayText(today, today), u"Today"_s);
    QCOMPARE(dayText(today.addDays(-1), today), u"Yesterday"_s);
    QCOMPARE(dayText(today.addDays(-2), today),
             QLocale().toString(today.addDays(-2), QLocale::LongFormat));
}

void tst_MessageText::latencies_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << 0 << u"0 ms"_s;
    QTest::newRow("999") << 999 << u"999 ms"_s;
    QTest::newRow("1000") << 1000 << u"1%1 s"_s.arg(QLocale().decimalPoint() + u'0');
    QTest::newRow("12 s") << 12'340 << u"12%1 s"_s.arg(QLocale().decimalPoint() + u'3');
}

void tst_MessageText::latencies()
{
    QFETCH(int, milliseconds);
    QTEST(latencyText(std::chrono::milliseconds(milliseconds)), "text");
}

DECIDESK_TEST(tst_MessageText)
#include "tst_MessageText.moc"
