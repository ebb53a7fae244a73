#include "PracticeDecision.h"

#include <QSet>
#include <QStringList>
#include <QTest>

#include <algorithm>

using decidesk::practiceDecision;
using namespace Qt::StringLiterals;

/// What a person reads who asks the practice server.
class tst_PracticeDecision : public QObject
{
    Q_OBJECT

private slots:
    void staysTheSame_data();
    void staysTheSame();
    void saysThatItIsPractice();
    void answersYesOrNo_data();
    void answersYesOrNo();
    void optionsKeepTheirPercentSigns();
    void saysBothYesAndNo();
    void picksOneOption_data();
    void picksOneOption();
    void picksEachOptionSometimes();
    void advisesOtherwise_data();
    void advisesOtherwise();
    void whatWasTypedIsNoMarkup_data();
    void whatWasTypedIsNoMarkup();
    void dependsOnThePrompt();
    void speaksInTheVoiceOfThePrompt();
    void survivesHostileText_data();
    void survivesHostileText();
};

namespace {

/// The decision in plain text, without what explains it and its practice note: "No. It can wait."
QString decisionOf(const QString &message, const QString &prompt = u"a friend"_s)
{
    return practiceDecision(prompt, message).section(u"\n\n"_s, 0, 0).remove(u"**"_s);
}

} // namespace

void tst_PracticeDecision::staysTheSame_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("decision");

    // Written down: a new version, another machine or another Qt must not decide otherwise.
    QTest::newRow("yes or no")
        << u"a strict boss"_s << u"Ship on Friday?"_s
        << u"**Yes.** Whoever hesitates does it twice.\n\n(practice answer)"_s;
    QTest::newRow("choice")
        << u"juste le boss"_s << u"Tea or coffee?"_s
        << u"**Coffee.** It is the one with a date on it.\n\n(practice answer)"_s;
    QTest::newRow("the document's")
        << u"juste le boss"_s << u"Hello World"_s
        << u"Put one person in charge and set a date.\n\n(practice answer)"_s;
}

void tst_PracticeDecision::staysTheSame()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, message);
    QTEST(practiceDecision(prompt, message), "decision");
}

void tst_PracticeDecision::saysThatItIsPractice()
{
    for (const QString &message : {u"Ship?"_s, u"Tea or coffee?"_s, u"Hello World"_s, u"?"_s})
        QVERIFY(practiceDecision(u"a boss"_s, message).endsWith(u"\n\n(practice answer)"_s));
}

void tst_PracticeDecision::answersYesOrNo_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("verb first") << u"Should we ship on Friday?"_s;
    QTest::newRow("no verb") << u"Ship on Friday?"_s;
    QTest::newRow("no question mark") << u"Is it too late to call"_s;
    QTest::newRow("after another sentence") << u"I am tired. Can I go home?"_s;
    QTest::newRow("with a comma") << u"If it rains, should we go?"_s;
    QTest::newRow("or not") << u"Should I go or not?"_s;
    QTest::newRow("after lines of text") << u"The build is green\nand the tests too\nMay I?"_s;
    QTest::newRow("not English") << u"Est-ce que je pars demain ?"_s;
    QTest::newRow("only the mark") << u"?"_s;
}

void tst_PracticeDecision::answersYesOrNo()
{
    QFETCH(const QString, message);
    const QString decision = decisionOf(message);
    QVERIFY2(decision.startsWith("Yes. "_L1) || decision.startsWith("No. "_L1),
             qPrintable(decision));
    QVERIFY2(decision.size() > u"Yes. "_s.size(), "there is a reason");
}

void tst_PracticeDecision::optionsKeepTheirPercentSigns()
{
    const QString decision = practiceDecision(u"a friend"_s, u"Tea %1, coffee %2 or water %1?"_s);
    QVERIFY2(decision.contains(u"| Points |"_s), qPrintable(decision));
    for (const auto &option : {u"Tea %1"_s, u"Coffee %2"_s, u"Water %1"_s})
        QVERIFY2(decision.contains(option + u" | "_s) || decision.contains(option + u"** | "_s),
                 qPrintable(decision));
}

void tst_PracticeDecision::saysBothYesAndNo()
{
    int yes = 0;
    for (int day = 0; day < 100; ++day)
        yes += decisionOf(u"Ship on day %1?"_s.arg(day)).startsWith("Yes. "_L1) ? 1 : 0;
    QCOMPARE_GT(yes, 30);
    QCOMPARE_LT(yes, 70);
}

void tst_PracticeDecision::picksOneOption_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("options");

    const QStringList drinks{u"Tea."_s, u"Coffee."_s};
    const QStringList colours{u"Red."_s, u"Green."_s, u"Blue."_s};
    QTest::newRow("A or B") << u"Tea or coffee?"_s << drinks;
    QTest::newRow("capital OR") << u"tea OR coffee"_s << drinks;
    QTest::newRow("A, or B") << u"Tea, or coffee?"_s << drinks;
    QTest::newRow("which") << u"Which is better, tea or coffee?"_s << drinks;
    QTest::newRow("colon") << u"One of these: tea or coffee?"_s << drinks;
    QTest::newRow("after a sentence") << u"I am thirsty. Tea or coffee?"_s << drinks;
    QTest::newRow("French") << u"Tea ou coffee ?"_s << drinks;
    QTest::newRow("verb first") << u"Should I take the train or the bus?"_s
                                << QStringList{u"Take the train."_s, u"The bus."_s};
    QTest::newRow("better to") << u"Is it better to stay or to go?"_s
                               << QStringList{u"Stay."_s, u"Go."_s};
    QTest::newRow("A, B or C") << u"Red, green or blue?"_s << colours;
    QTest::newRow("A, B, or C") << u"Red, green, or blue?"_s << colours;
    QTest::newRow("commas") << u"red, green, blue"_s << colours;
    QTest::newRow("semicolons") << u"red; green; blue"_s << colours;
    QTest::newRow("lines") << u"red\ngreen\n\nblue\n"_s << colours;
    QTest::newRow("Windows lines") << u"red\r\ngreen\r\nblue\r\n"_s << colours;
    QTest::newRow("bullets") << u"Pick one:\n- red\n- green\n- blue"_s << colours;
    QTest::newRow("numbers") << u"1. red\n2. green\n3) blue\nWhich one do I take?"_s << colours;
    QTest::newRow("full stops in bullets") << u"* red.\n* green.\n* blue."_s << colours;
}

void tst_PracticeDecision::picksOneOption()
{
    QFETCH(const QString, message);
    QFETCH(const QStringList, options);
    const QString decision = decisionOf(message);
    const auto picked
        = std::count_if(options.cbegin(), options.cend(), [&decision](const QString &option) {
              return decision.startsWith(option + u' ');
          });
    QVERIFY2(picked == 1, qPrintable(decision));
}

void tst_PracticeDecision::picksEachOptionSometimes()
{
    QSet<QString> picked;
    for (int day = 0; day < 60; ++day)
        picked.insert(decisionOf(u"Day %1: red, green or blue?"_s.arg(day)).section(u' ', 0, 0));
    QCOMPARE(picked, (QSet<QString>{u"Red."_s, u"Green."_s, u"Blue."_s}));
}

void tst_PracticeDecision::advisesOtherwise_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("greeting") << u"Hello World"_s;
    QTest::newRow("greeting with a comma") << u"Hello, World"_s;
    QTest::newRow("open question") << u"What do I do with my old bicycle?"_s;
    QTest::newRow("when") << u"When do we start?"_s;
    QTest::newRow("letter") << u"Dear boss,\nI would like to leave early.\nTom"_s;
    QTest::newRow("white space") << u"  \n "_s;
    QTest::newRow("nothing") << QString();
}

void tst_PracticeDecision::advisesOtherwise()
{
    QFETCH(const QString, message);
    const QString decision = decisionOf(message);
    QVERIFY2(decision.endsWith(u'.'), qPrintable(decision));
    QVERIFY2(!decision.startsWith("Yes."_L1) && !decision.startsWith("No."_L1),
             qPrintable(decision));
    QVERIFY2(!decision.startsWith("World"_L1) && !decision.startsWith("Tom"_L1),
             qPrintable(decision));
}

void tst_PracticeDecision::whatWasTypedIsNoMarkup_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("decision");
    QTest::newRow("bold") << u"*tea* or *tea*?"_s << u"**\\*tea\\*.**"_s;
    QTest::newRow("a link") << u"[tea](x) or [tea](x)?"_s << u"**Tea\\](x.**"_s;
    QTest::newRow("HTML") << u"<b>tea or <b>tea?"_s << u"**\\<b\\>tea.**"_s;
    QTest::newRow("code") << u"`tea` or `tea`?"_s << u"**\\`tea\\`.**"_s;
}

void tst_PracticeDecision::whatWasTypedIsNoMarkup()
{
    QFETCH(const QString, message);
    QFETCH(const QString, decision);
    const QString shown = practiceDecision(u"a friend"_s, message);
    QVERIFY2(shown.startsWith(decision + u' '), qPrintable(shown));
}

void tst_PracticeDecision::dependsOnThePrompt()
{
    QSet<QString> decisions;
    for (int age = 20; age < 40; ++age)
        decisions.insert(decisionOf(u"Ship on Friday?"_s, u"a boss of %1 years"_s.arg(age)));
    QCOMPARE_GT(decisions.size(), 3);
}

void tst_PracticeDecision::speaksInTheVoiceOfThePrompt()
{
    const auto sentencesOf = [](const QString &prompt) {
        QSet<QString> sentences;
        for (int day = 0; day < 200; ++day) {
            sentences.insert(decisionOf(u"Ship on day %1?"_s.arg(day), prompt).section(u". "_s, 1));
        }
        return sentences;
    };
    const QSet<QString> boss = sentencesOf(u"You are a STRICT boss."_s);
    QCOMPARE(boss.size(), 8);
    QCOMPARE(boss, sentencesOf(u"juste le boss"_s));
    const QStringList others{u"a careful doctor"_s, u"my best friend"_s, u"a wise old monk"_s,
                             u"pirate"_s, u"anyone"_s};
    for (const QString &other : others)
        QVERIFY2(!boss.intersects(sentencesOf(other)), qPrintable(other));
}

void tst_PracticeDecision::survivesHostileText_data()
{
    QTest::addColumn<QString>("message");
    constexpr qsizetype large = 1024 * 1024;
    QTest::newRow("one long word") << QString(large, u'a');
    QTest::newRow("only commas") << QString(large, u',');
    QTest::newRow("only question marks") << QString(large, u'?');
    QTest::newRow("only line ends") << QString(large, u'\n');
    QTest::newRow("only spaces") << QString(large, u' ');
    QTest::newRow("many options") << u"a or "_s.repeated(large / 5) + u'b';
    QTest::newRow("many lines") << u"- a\n"_s.repeated(large / 4);
    QTest::newRow("many sentences") << u"a. "_s.repeated(large / 3);
    QTest::newRow("only or") << u" or "_s.repeated(1000);
    QTest::newRow("verb and pronoun only") << u"should I or should I"_s;
    QTest::newRow("to or to") << u"to or to"_s;
    QTest::newRow("lone surrogates") << QString(QChar(0xd800)) + u" or "_s + QChar(0xdc00);
    QTest::newRow("pair at the cut")
        << u"x"_s + u"😀"_s.repeated(100) + u" or "_s + u"x"_s + u"😀"_s.repeated(100);
    QTest::newRow("null characters") << QString(3, QChar(u'\0')) + u" or "_s + QChar(u'\0');
    QTest::newRow("number only") << u"1.\n2."_s;
}

void tst_PracticeDecision::survivesHostileText()
{
    QFETCH(const QString, message);
    const QString decision = practiceDecision(message, message);
    QVERIFY(decision.endsWith(u"(practice answer)"_s));
    QCOMPARE_LT(decision.size(), 700);
    const QString first = decision.section(u". "_s, 0, 0);
    QVERIFY(!first.isEmpty());
}

QTEST_GUILESS_MAIN(tst_PracticeDecision)
#include "tst_PracticeDecision.moc"
