#include "ConversationDocument.h"
#include "DecisionBlocks.h"
#include "SelectedText.h"
#include "TestProgram.h"

#include <QPalette>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_SelectedText : public QObject
{
    Q_OBJECT

private slots:
    void codeIsExact_data();
    void codeIsExact();
    void plainTextIsExact_data();
    void plainTextIsExact();
    void aPartIsExact();
    void readsLikeWhatIsSeen_data();
    void readsLikeWhatIsSeen();
    void acrossMessages();
};

namespace {

/// The block that shows `text`.
QTextBlock blockWith(const QTextDocument &document, const QString &text)
{
    QTextBlock block = document.begin();
    while (block.isValid() && !block.text().contains(text))
        block = block.next();
    return block;
}

Message message(const QString &text, Message::Direction direction = Message::Direction::Decision)
{
    Message message;
    message.sequence = 7;
    message.direction = direction;
    message.text = text;
    message.state = Message::State::Answered;
    message.created = QDateTime(QDate(2026, 3, 1), QTime(14, 2));
    return message;
}

struct Shown
{
    explicit Shown(const QList<Message> &messages) : conversation(&document)
    {
        conversation.restyle(QPalette(), QFont());
        conversation.reset(messages);
    }

    /// From the beginning of the block with `first` to the end of the one with `last`.
    [[nodiscard]] QString selected(const QString &first, const QString &last) const
    {
        QTextCursor cursor(blockWith(document, first));
        const QTextBlock end = blockWith(document, last);
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor::KeepAnchor);
        return selectedPlainText(cursor);
    }

    QTextDocument document;
    ConversationDocument conversation;
};

void addAwkwardTexts()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("tabs") << u"first:\n\tcc\t-o a\n \t last"_s;
    QTest::newRow("Windows") << u"first\r\n\r\nb\r\nlast"_s;
    QTest::newRow("old Mac") << u"first\rb\rlast"_s;
    QTest::newRow("separators") << u"first\u2028b\u2029c\vd\fe\205last"_s;
    QTest::newRow("controls") << u"first\u202eb\0c\033[0m\u200fd\u2066last"_s;
    QTest::newRow("controls at the ends") << u"\u202efirst\u202e\n\u202elast\u202e"_s;
    QTest::newRow("what a document uses itself") << u"first\ufffcb\ufdd0c\ufdd1\nlast\ufffe"_s;
    QTest::newRow("a long line") << u"first"_s + QString(5'000, u'x') + u"last"_s;
    QTest::newRow("a long line of pairs") << u"first"_s + u"😀"_s.repeated(3'000) + u"last"_s;
    QTest::newRow("white space") << u"first  a \u00a0\u3000b   \n\n   last  "_s;
    QTest::newRow("all of it") << u"first\r\n\tx\u202e"_s + QString(2'500, u'y')
            + u"\u2028\n\r\nlast\u2066"_s;
}

} // namespace

void tst_SelectedText::codeIsExact_data()
{
    addAwkwardTexts();
}

void tst_SelectedText::codeIsExact()
{
    QFETCH(const QString, text);
    const Message decision = message(u"before\n```\n"_s + text + u"\n```\nafter"_s);
    QCOMPARE(codeIn(decision), QStringList{text});
    const Shown shown({decision});
    QCOMPARE(shown.selected(u"first"_s, u"last"_s), text);
    QCOMPARE(shown.selected(u"before"_s, u"after"_s), u"before\n"_s + text + u"\nafter"_s);
}

void tst_SelectedText::plainTextIsExact_data()
{
    addAwkwardTexts();
}

void tst_SelectedText::plainTextIsExact()
{
    QFETCH(const QString, text);
    const Shown shown({message(text, Message::Direction::Question)});
    QCOMPARE(shown.selected(u"first"_s, u"last"_s), text);
}

void tst_SelectedText::aPartIsExact()
{
    const Shown shown({message(u"```\nab\u202ecd\007ef\n```"_s)});
    QTextCursor cursor(blockWith(shown.document, u"ab"_s));
    QCOMPARE(cursor.block().text(), u"ab⟨U+202E⟩cd⟨U+0007⟩ef"_s);
    const int start = cursor.position();
    cursor.setPosition(start + 1);
    cursor.setPosition(start + 11, QTextCursor::KeepAnchor);
    QCOMPARE(selectedPlainText(cursor), u"b\u202ec"_s);
    cursor.setPosition(start + 12);
    cursor.setPosition(start + 22, QTextCursor::KeepAnchor);
    QCOMPARE(selectedPlainText(cursor), u"\007ef"_s);
}

void tst_SelectedText::readsLikeWhatIsSeen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("selected");
    QTest::newRow("marks") << u"first\n\n2. a\n4. b\n   - last"_s
                           << u"first\n2. a\n4. b\n  • last"_s;
    QTest::newRow("quote") << u"> first\n> *b*\n\nlast"_s << u"> first\n> b\nlast"_s;
    QTest::newRow("a long line in a quote") << u"> first"_s + QString(2'500, u'x') + u" last"_s
                                            << u"> first"_s + QString(2'500, u'x') + u" last"_s;
    QTest::newRow("table") << u"first\n\n| a | b |\n|---|---|\n| 1\u202e | 2 |\n\nlast"_s
                           << u"first\na\tb\n1\u202e\t2\nlast"_s;
    QTest::newRow("controls among signs")
        << u"first **a\u202eb** `c\007`\u2028d\n\nlast"_s << u"first a\u202eb c\007\u2028d\nlast"_s;
    QTest::newRow("rule") << u"first\n\n---\n\nlast"_s << u"first\n---\nlast"_s;
}

void tst_SelectedText::readsLikeWhatIsSeen()
{
    QFETCH(const QString, text);
    const Shown shown({message(text)});
    QTEST(shown.selected(u"first"_s, u"last"_s), "selected");
}

void tst_SelectedText::acrossMessages()
{
    const Shown shown({message(u"first\r\n\ta\u2028b"_s, Message::Direction::Question),
                       message(u"```\r\nc\r\n\td\r\n```"_s),
                       message(u"e\rlast"_s, Message::Direction::Unasked)});
    QStringList lines = shown.selected(u"first"_s, u"last"_s).split(u'\n');
    // The lines with authors and times are the program's.
    lines.removeIf([](const QString &line) { return line.contains(u"\t14:02"_s); });
    const QString selected = lines.join(u'\n');
    QCOMPARE(selected, u"first\r\n\ta\u2028b\nc\r\n\td\ne\rlast"_s);
}

DECIDESK_TEST(tst_SelectedText)
#include "tst_SelectedText.moc"
