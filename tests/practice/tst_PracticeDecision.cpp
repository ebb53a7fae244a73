#include "PracticeDecision.h"
#include "TestProgram.h"

#include <QSet>
#include <QStringList>
#include <QTest>

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
    void listsWhatIsAskedFor_data();
    void listsWhatIsAskedFor();
    void advisesOtherwise_data();
    void advisesOtherwise();
    void whatWasTypedIsNoMarkup_data();
    void whatWasTypedIsNoMarkup();
    void dependsOnThePrompt();
    void survivesHostileText_data();
    void survivesHostileText();
};

namespace {

/// The decision in plain text, without what explains it and its practice note: "No. It can wait."
QString decisionOf(const QString &message, const QString &prompt = u"a friend"_s)
{
    return practiceDecision(prompt, message).section(u"\n\n"_s, 0, 0).remove(u"**"_s);
}

/// What is decided for one prompt or another: {"Yes.", "No."}.
QSet<QString> decisionsOf(const QString &message)
{
    QSet<QString> decisions;
    for (int age = 20; age < 80; ++age) {
        const QString prompt = u"a boss of %1 years"_s.arg(age);
        decisions.insert(practiceDecision(prompt, message).section(u"**"_s, 1, 1));
    }
    return decisions;
}

} // namespace

void tst_PracticeDecision::staysTheSame_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("decision");

    // Written down: a new version, another machine or another Qt must not decide otherwise.
    QTest::newRow("yes or no") << u"a strict boss"_s << u"Ship on Friday?"_s
                               << u"**Yes.** It gains more than it risks.\n\n(practice answer)"_s;
    QTest::newRow("choice")
        << u"juste le boss"_s << u"Tea or coffee?"_s
        << u"**Tea.** It is the one you can start with today.\n\n(practice answer)"_s;
    QTest::newRow("the document's")
        << u"juste le boss"_s << u"Hello World"_s
        << u"Leave it as it is until something changes.\n\n(practice answer)"_s;
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
    QTest::addColumn<QSet<QString>>("decisions");
    const QSet<QString> english{u"Yes."_s, u"No."_s};
    const QSet<QString> french{u"Oui."_s, u"Non."_s};
    QTest::newRow("verb first") << u"Should we ship on Friday?"_s << english;
    QTest::newRow("no verb") << u"Ship on Friday?"_s << english;
    QTest::newRow("no question mark") << u"Is it too late to call"_s << english;
    QTest::newRow("after another sentence") << u"I am tired. Can I go home?"_s << english;
    QTest::newRow("with a comma") << u"If it rains, should we go?"_s << english;
    QTest::newRow("or not") << u"Should I go or not?"_s << english;
    QTest::newRow("after lines of text")
        << u"The build is green\nand the tests too\nMay I?"_s << english;
    QTest::newRow("yes or no") << u"Should I go, yes or no?"_s << english;
    QTest::newRow("yes or no before it") << u"Yes or no: should I sell the car?"_s << english;
    QTest::newRow("yes or no after it") << u"Should I sell the car? Yes or no?"_s << english;
    QTest::newRow("yes or no alone") << u"Yes or no?"_s << english;
    QTest::newRow("yes/no") << u"Should I go (yes/no)?"_s << english;
    QTest::newRow("between in it") << u"Should I go between 3 and 4?"_s << english;
    QTest::newRow("between us") << u"Between you and me, should I sell?"_s << english;
    QTest::newRow("French") << u"Dois-je partir ?"_s << french;
    QTest::newRow("French, est-ce que") << u"Est-ce que je pars demain"_s << french;
    QTest::newRow("French, il") << u"Faut-il vendre la voiture"_s << french;
    QTest::newRow("French, je") << u"Puis-je rentrer"_s << french;
    QTest::newRow("French, on") << u"Peut-on commencer"_s << french;
    QTest::newRow("French, y a-t-il") << u"Y a-t-il du pain"_s << french;
    QTest::newRow("French, oui ou non") << u"Dois-je partir, oui ou non ?"_s << french;
    QTest::newRow("French, oui ou non before it") << u"Oui ou non : dois-je partir ?"_s << french;
    QTest::newRow("French, ou pas") << u"Je pars ou pas ?"_s << french;
    QTest::newRow("only the mark") << u"?"_s << english;
}

void tst_PracticeDecision::answersYesOrNo()
{
    QFETCH(const QString, message);
    QTEST(decisionsOf(message), "decisions");
    QVERIFY2(decisionOf(message).size() > u"Yes. "_s.size(), "there is a reason");
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
    QTest::newRow("bullets") << u"Pick one:\n- red\n- green\n- blue"_s << colours;
    QTest::newRow("numbers") << u"1. red\n2. green\n3) blue\nWhich one do I take?"_s << colours;
    QTest::newRow("decimals") << u"Version 1.2 or 1.3?"_s
                              << QStringList{u"Version 1.2."_s, u"1.3."_s};
    QTest::newRow("either") << u"either tea or coffee"_s << drinks;
    QTest::newRow("vs") << u"tea vs coffee"_s << drinks;
    QTest::newRow("vs.") << u"Tea vs. coffee?"_s << drinks;
    QTest::newRow("versus, then asked") << u"Tea versus coffee: which one?"_s << drinks;
    QTest::newRow("vs vs") << u"red vs green vs blue"_s << colours;
    QTest::newRow("which after a sentence") << u"Tea or coffee. Which one?"_s << drinks;
    QTest::newRow("which on the next line") << u"Tea or coffee\nWhich one?"_s << drinks;
    QTest::newRow("before a sentence") << u"Tea or coffee? I am thirsty."_s << drinks;
    QTest::newRow("French words") << u"Thé ou café ?"_s << QStringList{u"Thé."_s, u"Café."_s};
    QTest::newRow("French verb first")
        << u"Dois-je partir ou rester ?"_s << QStringList{u"Partir."_s, u"Rester."_s};
    QTest::newRow("French est-ce que")
        << u"Est-ce que je dois partir ou rester ?"_s << QStringList{u"Partir."_s, u"Rester."_s};
    QTest::newRow("French which") << u"Quel est le meilleur, rouge, vert ou bleu ?"_s
                                  << QStringList{u"Rouge."_s, u"Vert."_s, u"Bleu."_s};
    QTest::newRow("French gold") << u"Or ou argent ?"_s << QStringList{u"Or."_s, u"Argent."_s};
    QTest::newRow("no inversion") << u"Carry-on or suitcase?"_s
                                  << QStringList{u"Carry-on."_s, u"Suitcase."_s};
    QTest::newRow("full stops in bullets") << u"* red.\n* green.\n* blue."_s << colours;
}

void tst_PracticeDecision::picksOneOption()
{
    QFETCH(const QString, message);
    QFETCH(const QStringList, options);
    QCOMPARE(decisionsOf(message), QSet<QString>(options.cbegin(), options.cend()));
}

void tst_PracticeDecision::listsWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("count");
    QTest::newRow("list of three") << u"Give me a list of three names"_s << 3;
    QTest::newRow("polite") << u"Can you please write me a list of 4 names?"_s << 4;
    QTest::newRow("afterwards polite") << u"List two colours, please"_s << 2;
    QTest::newRow("name") << u"Name five cities."_s << 5;
    QTest::newRow("no number") << u"I need a list of things to do"_s << 3;
    QTest::newRow("or") << u"Suggest two towns or villages"_s << 2;
    QTest::newRow("too many") << u"List 99 names"_s << 5;
    QTest::newRow("French") << u"Donne-moi une liste de quatre prénoms"_s << 4;
}

void tst_PracticeDecision::listsWhatIsAskedFor()
{
    QFETCH(const QString, message);
    QFETCH(const int, count);
    const QString decision = practiceDecision(u"a friend"_s, message);
    const QStringList items = decision.section(u"\n\n"_s, 1, 1).split(u'\n');
    QCOMPARE(items.size(), count);
    for (int i = 0; i < count; ++i)
        QVERIFY2(items.at(i).startsWith(u"%1. "_s.arg(i + 1)), qPrintable(decision));
    QCOMPARE(QSet<QString>(items.cbegin(), items.cend()).size(), count);
}

void tst_PracticeDecision::advisesOtherwise_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("greeting") << u"Hello World"_s;
    QTest::newRow("greeting with a comma") << u"Hello, World"_s;
    QTest::newRow("open question") << u"What do I do with my old bicycle?"_s;
    QTest::newRow("when") << u"When do we start?"_s;
    QTest::newRow("elided") << u"What's for dinner?"_s;
    QTest::newRow("in which") << u"In which city do we meet?"_s;
    QTest::newRow("difference") << u"What is the difference between tea and coffee?"_s;
    QTest::newRow("sections") << u"See the sections 1. and 2. of the manual"_s;
    QTest::newRow("French what") << u"Que dois-je faire ?"_s;
    QTest::newRow("French why") << u"Pourquoi pas ?"_s;
    QTest::newRow("French greeting") << u"Bonjour, le monde"_s;
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
    QTest::newRow("bold") << u"*tea* or *tea*?"_s << u"**&#42;tea&#42;.**"_s;
    QTest::newRow("a link") << u"[tea](x) or [tea](x)?"_s << u"**&#91;tea&#93;(x).**"_s;
    QTest::newRow("HTML") << u"<b>tea or <b>tea?"_s << u"**&#60;b&#62;tea.**"_s;
    QTest::newRow("code") << u"`tea` or `tea`?"_s << u"**&#96;tea&#96;.**"_s;
    QTest::newRow("a path") << u"\\*a or \\*a?"_s << u"**&#92;&#42;a.**"_s;
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
    QTest::newRow("many labels") << u"1. a 2. b "_s.repeated(large / 10);
    QTest::newRow("only labels") << u"a) b) c) "_s.repeated(1000);
    QTest::newRow("only either") << u"either "_s.repeated(1000);
    QTest::newRow("only between") << u"between and "_s.repeated(1000);
    QTest::newRow("only est-ce que") << u"est-ce que"_s;
    QTest::newRow("many fillers") << u"to "_s.repeated(large / 3) + u"or b"_s;
    QTest::newRow("only vs") << u" vs "_s.repeated(1000);
    QTest::newRow("list of nothing") << u"list of"_s;
}

void tst_PracticeDecision::survivesHostileText()
{
    QFETCH(const QString, message);
    const QString decision = practiceDecision(message, message);
    QVERIFY(decision.endsWith(u')'));
    QCOMPARE_LT(decision.size(), 700);
    const QString first = decision.section(u". "_s, 0, 0);
    QVERIFY(!first.isEmpty());
}

DECIDESK_TEST(tst_PracticeDecision)
#include "tst_PracticeDecision.moc"
