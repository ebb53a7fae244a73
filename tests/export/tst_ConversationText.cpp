#include "ConversationText.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

using Format = ConversationFormat;

/// How a message reads in a file, to the byte, and that no text gets out of its place there.
class tst_ConversationText : public QObject
{
    Q_OBJECT

private slots:
    void head_data();
    void head();
    void markdown_data();
    void markdown();
    void plainText_data();
    void plainText();
    void theTextComesBackExactly_data();
    void theTextComesBackExactly();
};

namespace {

const QStringList facts{u"2026-11-25 14:02:11 +01:00"_s, u"not confirmed"_s};

QString entry(Format format, const QString &text, bool isMarkdown)
{
    return QString::fromUtf8(conversationEntry(format, {u"You"_s, facts, text, isMarkdown}));
}

} // namespace

void tst_ConversationText::head_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Markdown") << Format::Markdown << u"Conversation with tom"_s
                              << u"# Conversation with tom\n\n- Server: a\n- Exported: b\n"_s;
    QTest::newRow("plain text") << Format::PlainText << u"Conversation with tom"_s
                                << u"Conversation with tom\nServer: a\nExported: b\n"_s;
    QTest::newRow("hostile name, Markdown")
        << Format::Markdown << u"a\n\n# b *c* _d_ `e` [f](g) <h> &amp; ~i~ |j| \\k"_s
        << u"# a \\# b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\<h\\> \\&amp; \\~i\\~ \\|j\\| \\\\k\n"
           "\n- Server: a\n- Exported: b\n"_s;
    QTest::newRow("hostile name, plain text")
        << Format::PlainText << u"a\r\nYou: \u2028b"_s << u"a You: b\nServer: a\nExported: b\n"_s;
}

void tst_ConversationText::head()
{
    QFETCH(const Format, format);
    QFETCH(const QString, title);
    const ConversationHead head{title, {u"Server: a"_s, u"Exported: b"_s}};
    QTEST(QString::fromUtf8(conversationHead(format, head)), "expected");
}

void tst_ConversationText::markdown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMarkdown");
    QTest::addColumn<QString>("body");

    const auto row = [](const char *name, const QString &text, bool isMarkdown,
                        const QString &body) { QTest::newRow(name) << text << isMarkdown << body; };
    row("plain", u"Ship *it*?"_s, false, u"```\nShip *it*?\n```"_s);
    row("empty", u""_s, false, u"```\n\n```"_s);
    row("ends with a line end", u"a\n"_s, false, u"```\na\n\n```"_s);
    row("fence", u"```\n### You\n```"_s, false, u"````\n```\n### You\n```\n````"_s);
    row("long fence", u"a ````` b"_s, false, u"``````\na ````` b\n``````"_s);
    row("lone CR before a fence", u"a\r```"_s, false, u"````\na\r```\n````"_s);
    row("CR LF", u"a\r\nb"_s, false, u"```\na\r\nb\n```"_s);
    row("HTML", u"<!-- "_s, false, u"```\n<!-- \n```"_s);
    row("bidi controls", u"a\u202eb\u2066"_s, false, u"```\na\u202eb\u2066\n```"_s);

    row("decision", u"**No.**\n\n- one"_s, true, u"> **No.**\n> \n> - one"_s);
    row("decision with a heading", u"# Yes\n### You"_s, true, u"> # Yes\n> ### You"_s);
    row("decision with an open fence", u"```\nnever closed"_s, true, u"> ```\n> never closed"_s);
    row("decision with CR", u"a\rb\r\nc\n"_s, true, u"> a\r> b\r\n> c\n> "_s);
    row("decision that is empty", u""_s, true, u"> "_s);
    row("decision that only compares", u"1 < 2 and [a] (b)"_s, true, u"> 1 < 2 and [a] (b)"_s);
    row("decision with HTML", u"a <img src=x>"_s, true, u"```\na <img src=x>\n```"_s);
    row("decision with a comment", u"<!-- a"_s, true, u"```\n<!-- a\n```"_s);
    row("decision with an end tag", u"a </div>"_s, true, u"```\na </div>\n```"_s);
    row("decision with an image", u"![a](http://b/c)"_s, true, u"```\n![a](http://b/c)\n```"_s);
    row("decision with a link definition", u"[a\\]]: http://b"_s, true,
        u"```\n[a\\]]: http://b\n```"_s);
    row("decision with HTML and a fence", u"```\n<b>\n```"_s, true, u"````\n```\n<b>\n```\n````"_s);
}

void tst_ConversationText::markdown()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isMarkdown);
    QFETCH(const QString, body);
    QCOMPARE(entry(Format::Markdown, text, isMarkdown),
             u"\n### You\n\n2026-11-25 14:02:11 +01:00 · not confirmed\n\n"_s + body + u'\n');
}

void tst_ConversationText::plainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("body");
    QTest::newRow("one line") << u"Ship it?"_s << u"    Ship it?"_s;
    QTest::newRow("empty") << u""_s << u"    "_s;
    QTest::newRow("a forged message")
        << u"a\n\nYou · today\nb"_s << u"    a\n    \n    You · today\n    b"_s;
    QTest::newRow("CR LF") << u"a\r\nb"_s << u"    a\r\n    b"_s;
    QTest::newRow("lone CR") << u"a\rb"_s << u"    a\r    b"_s;
    QTest::newRow("other line ends") << u"a\u2028b\u2029c\u0085d\ve\ff"_s
                                     << u"    a\u2028    b\u2029    c\u0085    d\v    e\f    f"_s;
    QTest::newRow("HTML and bidi controls") << u"<b>\u202e"_s << u"    <b>\u202e"_s;
}

void tst_ConversationText::plainText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, body);
    for (const bool isMarkdown : {false, true}) {
        QCOMPARE(entry(Format::PlainText, text, isMarkdown),
                 u"\nYou · 2026-11-25 14:02:11 +01:00 · not confirmed\n"_s + body + u'\n');
    }
}

void tst_ConversationText::theTextComesBackExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one line") << u"Ship it?"_s;
    QTest::newRow("ends") << u"\na\r\n\rb\n\n"_s;
    QTest::newRow("quotation and indentation") << u"> a\n    b\n>c"_s;
    QTest::newRow("fences") << u"~~~\n```\n````"_s;
    QTest::newRow("any script") << u"é 漢字 🎉 ‫עברית‬"_s;
}

void tst_ConversationText::theTextComesBackExactly()
{
    QFETCH(const QString, text);
    const auto bodyOf = [](const QString &whole) {
        return whole.sliced(whole.indexOf(u"confirmed"_s) + 9).chopped(1);
    };
    const QString fenced = bodyOf(entry(Format::Markdown, text, false)).sliced(2);
    const qsizetype fence = fenced.indexOf(u'\n');
    QCOMPARE(fenced.sliced(fence + 1).chopped(fence + 1), text);

    const auto without = [](QString body, const QString &prefix) {
        // All three kinds of line ends, the longest first.
        body.replace(u"\r\n"_s + prefix, u"\uE000"_s).replace(u'\r' + prefix, u"\r"_s);
        body.replace(u'\n' + prefix, u"\n"_s).replace(u"\uE000"_s, u"\r\n"_s);
        return body.sliced(prefix.size());
    };
    QCOMPARE(without(bodyOf(entry(Format::Markdown, text, true)).sliced(2), u"> "_s), text);
    QCOMPARE(without(bodyOf(entry(Format::PlainText, text, false)).sliced(1), u"    "_s), text);
}

DECIDESK_TEST(tst_ConversationText)
#include "tst_ConversationText.moc"
