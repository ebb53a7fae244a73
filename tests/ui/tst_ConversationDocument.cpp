#include "ConversationDocument.h"
#include "ConversationLink.h"
#include "TestProgram.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPalette>
#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

using namespace decidesk;
using namespace Qt::StringLiterals;
using State = Message::State;

class tst_ConversationDocument : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyOneIsEmpty();
    void showsAuthorTextAndState();
    void aLongNameEndsBeforeTheTime();
    void aDayBeginsWithASeparator();
    void theSeparatorMovesWhenAnEarlierMessageComes();
    void nothingIsTakenForMarkup();
    void aChangeOfStateKeepsTheRest();
    void knowsWhichMessageAPositionBelongsTo();
    void aDecisionIsMarkdownAndNothingElseIs();
    void aTableHasABlockForEachCell();
    void knowsWhichCodeAPositionIsIn();
    void linksNameActionAndMessage();
    void foreignLinksAreNoActions_data();
    void foreignLinksAreNoActions();
    void anySequenceOfEditsGivesTheSameDocument_data();
    void anySequenceOfEditsGivesTheSameDocument();
    void emptiedAndFilledAgain();
};

namespace {

Message message(qint64 sequence, const QString &text, int day = 1)
{
    Message made;
    made.sequence = sequence;
    made.text = text;
    made.state = State::Answered;
    made.created = QDateTime(QDate(2026, 3, day), QTime(14, 2));
    return made;
}

/// A document as the view has it.
struct Shown
{
    Shown() : conversation(&document)
    {
        conversation.restyle(QPalette(), QFont());
        conversation.setDecider(u"tom"_s);
    }

    [[nodiscard]] QStringList blocks() const
    {
        QStringList texts;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
            texts.append(block.text());
        return texts;
    }

    QTextDocument document;
    ConversationDocument conversation;
};

/// Everything that can be seen of a document: text and formats of every block.
QStringList description(const QTextDocument &document)
{
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        const QTextTable *table = QTextCursor(block).currentTable();
        QString line = u"%1|%2|%3|%4|%5|%6"_s.arg(block.text())
                           .arg(table ? u"%1×%2"_s.arg(table->rows()).arg(table->columns()) : u""_s)
                           .arg(format.topMargin())
                           .arg(format.bottomMargin())
                           .arg(static_cast<int>(format.alignment()))
                           .arg(format.tabPositions().size());
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat look = part.fragment().charFormat();
            line += u"|%1 %2 %3 %4"_s.arg(part.fragment().text(), look.anchorHref())
                        .arg(look.fontWeight())
                        .arg(look.foreground().color().name());
        }
        lines.append(line);
    }
    return lines;
}

} // namespace

void tst_ConversationDocument::anEmptyOneIsEmpty()
{
    Shown shown;
    shown.conversation.reset({});
    QCOMPARE(shown.conversation.count(), 0);
    QCOMPARE(shown.blocks(), QStringList{QString()});
    QCOMPARE(shown.conversation.indexAt(0), -1);
}

void tst_ConversationDocument::showsAuthorTextAndState()
{
    Shown shown;
    Message asked = message(1, u"Ship\non Friday?"_s);
    asked.state = State::NotConfirmed;
    shown.conversation.reset({asked});
    const QStringList blocks = shown.blocks();
    QCOMPARE(blocks.size(), 5);
    QVERIFY(blocks.at(1).startsWith(u"You\t"_s));
    QCOMPARE(blocks.at(2), u"Ship"_s);
    QCOMPARE(blocks.at(3), u"on Friday?"_s);
    QCOMPARE(blocks.at(4), u"⚠ not confirmed   Ask again · Ignore"_s);
}

void tst_ConversationDocument::aLongNameEndsBeforeTheTime()
{
    Shown shown;
    const QString name = u"W"_s.repeated(80);
    shown.conversation.setDecider(name);
    Message decision = message(1, u"Yes."_s);
    decision.direction = Message::Direction::Decision;
    decision.latencyMs = 12'345;
    shown.conversation.reset({decision});
    const auto author = [&shown] { return shown.blocks().at(1).section(u'\t', 0, 0); };
    const auto stamp = [&shown] { return shown.blocks().at(1).section(u'\t', 1); };
    QFont bold;
    bold.setWeight(QFont::DemiBold);
    for (const int column : {300, 500, 400}) {
        shown.conversation.setRoom(column, column);
        QVERIFY2(author().endsWith(u'…') && author().size() > 2, qPrintable(author()));
        QVERIFY(QFontMetricsF(bold).horizontalAdvance(author())
                    + QFontMetricsF(QFont()).horizontalAdvance(stamp())
                < column);
    }
    shown.conversation.setRoom(5000, 5000);
    QCOMPARE(author(), name);
    QVERIFY(stamp().endsWith(u" s"_s));
}

void tst_ConversationDocument::aDayBeginsWithASeparator()
{
    Shown shown;
    shown.conversation.reset({message(1, u"a"_s, 1), message(2, u"b"_s, 1), message(3, u"c"_s, 2)});
    const QString first = QLocale().toString(QDate(2026, 3, 1), QLocale::LongFormat);
    const QString second = QLocale().toString(QDate(2026, 3, 2), QLocale::LongFormat);
    const QStringList blocks = shown.blocks();
    QCOMPARE(blocks.at(0), u"── %1 ──"_s.arg(first));
    QCOMPARE(blocks.at(5), u"── %1 ──"_s.arg(second));
    QCOMPARE(blocks.size(), 8);
}

void tst_ConversationDocument::theSeparatorMovesWhenAnEarlierMessageComes()
{
    Shown shown;
    shown.conversation.reset({message(2, u"b"_s)});
    shown.conversation.insert(0, {message(1, u"a"_s)});
    Shown expected;
    expected.conversation.reset({message(1, u"a"_s), message(2, u"b"_s)});
    QCOMPARE(description(shown.document), description(expected.document));
}

void tst_ConversationDocument::nothingIsTakenForMarkup()
{
    Shown shown;
    const QString text = u"<img src=\"file:///etc/passwd\"> **a** & [x](http://example.org) <b>"_s;
    shown.conversation.reset({message(1, text)});
    QCOMPARE(shown.blocks().at(2), text);
    for (QTextBlock block = shown.document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            QVERIFY(!part.fragment().charFormat().isImageFormat());
            QVERIFY(!part.fragment().charFormat().isAnchor());
        }
    }
}

void tst_ConversationDocument::aChangeOfStateKeepsTheRest()
{
    Shown shown;
    Message asked = message(1, u"Ship on Friday?"_s);
    asked.state = State::Sent;
    shown.conversation.reset({asked, message(2, u"b"_s)});
    QTextCursor selection(&shown.document);
    selection.setPosition(shown.document.findBlockByNumber(2).position());
    selection.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    asked.state = State::Answered;
    shown.conversation.replace(0, asked);
    QCOMPARE(selection.selectedText(), u"Ship on Friday?"_s);
    Shown expected;
    expected.conversation.reset({asked, message(2, u"b"_s)});
    QCOMPARE(description(shown.document), description(expected.document));
}

void tst_ConversationDocument::knowsWhichMessageAPositionBelongsTo()
{
    Shown shown;
    shown.conversation.reset({message(1, u"a\nb"_s), message(2, u"c"_s, 2)});
    for (int index = 0; index < 2; ++index) {
        const int first = shown.conversation.firstBlock(index).position();
        const QTextBlock last = shown.conversation.lastBlock(index);
        QCOMPARE(shown.conversation.indexAt(first), index);
        QCOMPARE(shown.conversation.indexAt(last.position() + last.length() - 1), index);
    }
    QCOMPARE(shown.conversation.firstBlock(0).text().left(3), u"You"_s);
    QCOMPARE(shown.conversation.lastBlock(0).text(), u"b"_s);
    QCOMPARE(shown.conversation.lastBlock(1).text(), u"c"_s);
}

void tst_ConversationDocument::aDecisionIsMarkdownAndNothingElseIs()
{
    Shown shown;
    Message asked = message(1, u"**a**"_s);
    Message decided = message(2, u"**a**"_s);
    decided.direction = Message::Direction::Decision;
    Message unasked = message(3, u"**a**"_s);
    unasked.direction = Message::Direction::Unasked;
    shown.conversation.reset({asked, decided, unasked});
    QCOMPARE(shown.conversation.lastBlock(0).text(), u"**a**"_s);
    QCOMPARE(shown.conversation.lastBlock(1).text(), u"a"_s);
    QCOMPARE(shown.conversation.lastBlock(1).begin().fragment().charFormat().fontWeight(),
             static_cast<int>(QFont::Bold));
    QCOMPARE(shown.conversation.lastBlock(2).text(), u"**a**"_s);
}

void tst_ConversationDocument::aTableHasABlockForEachCell()
{
    Shown shown;
    Message decided = message(1, u"| a | b |\n|---|--:|\n| c | d |"_s);
    decided.direction = Message::Direction::Decision;
    shown.conversation.reset({decided, message(2, u"next"_s)});
    const QStringList blocks = shown.blocks();
    QCOMPARE(blocks.size(), 10);
    QCOMPARE(blocks.sliced(2, 6), QStringList({u""_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s, u""_s}));
    QCOMPARE(shown.conversation.lastBlock(0).blockNumber(), 7);
    QCOMPARE(shown.conversation.firstBlock(1).text().left(3), u"You"_s);
    const QTextCursor cell(shown.document.findBlockByNumber(6));
    QVERIFY(cell.currentTable());
    QCOMPARE(cell.currentTable()->cellAt(cell).column(), 1);
    QCOMPARE(cell.blockFormat().alignment(), Qt::AlignRight | Qt::AlignAbsolute);
    QCOMPARE(shown.conversation.indexAt(cell.position()), 0);
}

void tst_ConversationDocument::knowsWhichCodeAPositionIsIn()
{
    Shown shown;
    Message decided = message(1, u"aaa\n```\nbbb\n```\nccc\n```\nddd\n```"_s);
    decided.direction = Message::Direction::Decision;
    shown.conversation.reset({message(2, u"xxx"_s), decided});
    const auto codeAt = [&shown](const QString &text) {
        return shown.conversation.codeAt(shown.document.find(text).position());
    };
    QCOMPARE(codeAt(u"xxx"_s), -1);
    QCOMPARE(codeAt(u"aaa"_s), -1);
    QCOMPARE(codeAt(u"bbb"_s), 0);
    QCOMPARE(codeAt(u"ddd"_s), 1);
}

void tst_ConversationDocument::linksNameActionAndMessage()
{
    Shown shown;
    Message asked = message(17, u"Ship?"_s);
    asked.state = State::NotConfirmed;
    shown.conversation.reset({asked});
    QList<ConversationLink> links;
    const QTextBlock block = shown.conversation.lastBlock(0);
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QString href = part.fragment().charFormat().anchorHref();
        if (const auto link = ConversationLink::parse(QUrl(href)))
            links.append(*link);
    }
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0).action, MessageAction::AskAgain);
    QCOMPARE(links.at(0).sequence, 17);
    QCOMPARE(links.at(1).action, MessageAction::LeaveIt);
}

void tst_ConversationDocument::foreignLinksAreNoActions_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("web") << QUrl(u"https://example.org/leave/1"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("unknown action") << QUrl(u"decidesk:remove/1"_s);
    QTest::newRow("no sequence") << QUrl(u"decidesk:leave"_s);
    QTest::newRow("empty") << QUrl();
}

void tst_ConversationDocument::foreignLinksAreNoActions()
{
    QFETCH(QUrl, url);
    QVERIFY(!ConversationLink::parse(url));
}

void tst_ConversationDocument::anySequenceOfEditsGivesTheSameDocument_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void tst_ConversationDocument::anySequenceOfEditsGivesTheSameDocument()
{
    QFETCH(int, seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    Shown shown;
    QList<Message> messages;
    qint64 next = 1;
    const auto make = [&] {
        const QStringList texts{u"end"_s,
                                u"line\nline\nend"_s,
                                u"a **b**\n\n- c\n- d"_s,
                                u"| a | b |\n|---|---|\n| c | d |"_s,
                                u"| a |\n|---|\n\n| b |\n|---|\n| c |\n\nend"_s,
                                u"> ```\n> x\n> y\n> ```\n\n---\n\n| a |\n|---|\n| b |"_s};
        Message made
            = message(next++, texts.at(random.bounded(texts.size())), 1 + random.bounded(3));
        made.state = static_cast<State>(random.bounded(7));
        made.direction = static_cast<Message::Direction>(random.bounded(3));
        return made;
    };
    for (int step = 0; step < 60; ++step) {
        const int count = static_cast<int>(messages.size());
        switch (random.bounded(4)) {
        case 0:
        case 1: {
            QList<Message> more;
            for (int i = random.bounded(3); i >= 0; --i)
                more.append(make());
            const int at = random.bounded(count + 1);
            for (int i = 0; i < more.size(); ++i)
                messages.insert(at + i, more.at(i));
            shown.conversation.insert(at, more);
            break;
        }
        case 2:
            if (count > 0) {
                const int at = random.bounded(count);
                messages[at] = make();
                shown.conversation.replace(at, messages.at(at));
            }
            break;
        default:
            if (count > 0) {
                const int at = random.bounded(count);
                const int gone = 1 + random.bounded(count - at);
                messages.remove(at, gone);
                shown.conversation.remove(at, gone);
            }
            break;
        }
        QCOMPARE(shown.conversation.count(), static_cast<int>(messages.size()));
        for (int i = 0; i < messages.size(); ++i)
            QCOMPARE(shown.conversation.indexAt(shown.conversation.firstBlock(i).position()), i);
    }
    // A replaced message keeps the separators around it right, too.
    shown.conversation.remake();
    Shown expected;
    expected.conversation.reset(messages);
    QCOMPARE(description(shown.document), description(expected.document));
}

void tst_ConversationDocument::emptiedAndFilledAgain()
{
    Shown shown;
    shown.conversation.reset({message(1, u"a"_s), message(2, u"b"_s)});
    shown.conversation.remove(0, 2);
    QCOMPARE(shown.blocks(), QStringList{QString()});
    shown.conversation.insert(0, {message(3, u"c"_s)});
    Shown expected;
    expected.conversation.reset({message(3, u"c"_s)});
    QCOMPARE(description(shown.document), description(expected.document));
}

DECIDESK_TEST(tst_ConversationDocument)
#include "tst_ConversationDocument.moc"
