#include "ConversationPager.h"
#include "ConversationView.h"
#include "DecisionBlocks.h"
#include "DecisionMarkdown.h"
#include "MemoryHistory.h"
#include "TestProgram.h"

#include <QAbstractTextDocumentLayout>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QUrl>

#include <memory>

#include <sys/inotify.h>
#include <unistd.h>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_DecisionMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void showsWhatIsMeant();
    void codeCanBeCopied();
    void tabsInCodeAreAsWideAsFourLetters();
    void linksAreListedOnce();
    void onlyDecisionsAreRead_data();
    void onlyDecisionsAreRead();
    void noControlIsHidden();
    void everySizeFollowsTheFont();

    void hostileTextLoadsNothing_data();
    void hostileTextLoadsNothing();
    void hostileTextIsShownWhole_data() { hostileTexts(); }
    void hostileTextIsShownWhole();
    void hostileTextTakesNoLongerThanPlainText_data() { hostileTexts(); }
    void hostileTextTakesNoLongerThanPlainText();
    void ourOwnActionsCantBeForged_data() { hostileTexts(); }
    void ourOwnActionsCantBeForged();

private:
    static void hostileTexts();

    DecisionMarkdown m_markdown;
};

namespace {

constexpr qsizetype most = MarkdownReader::maxCharacters;

Message decision(const QString &text)
{
    Message message;
    message.sequence = 7;
    message.direction = Message::Direction::Decision;
    message.text = text;
    message.created = QDateTime(QDate(2026, 3, 1), QTime(14, 2));
    return message;
}

QString filled(const QString &pattern)
{
    return pattern.repeated(most / pattern.size());
}

/// Tells whether a file was opened since.
class OpenWatch
{
public:
    explicit OpenWatch(const QString &path) : m_watch(inotify_init1(IN_NONBLOCK))
    {
        m_watches
            = inotify_add_watch(m_watch, QFile::encodeName(path).constData(), IN_OPEN | IN_ACCESS)
            >= 0;
    }
    ~OpenWatch() { close(m_watch); }
    Q_DISABLE_COPY_MOVE(OpenWatch)

    [[nodiscard]] bool watches() const { return m_watches; }
    [[nodiscard]] bool wasOpened() const
    {
        std::array<char, 4096> events{};
        return read(m_watch, events.data(), events.size()) > 0;
    }

private:
    int m_watch;
    bool m_watches = false;
};

class CountingView : public ConversationView
{
public:
    using ConversationView::ConversationView;
    int loads = 0;

protected:
    QVariant loadResource(int type, const QUrl &name) override
    {
        ++loads;
        return ConversationView::loadResource(type, name);
    }
};

/// A conversation with one decision in it, shown.
struct Shown
{
    explicit Shown(const QString &text) : pager(history), view(pager)
    {
        Message message = decision(text);
        message.sequence = 0;
        message.account = account;
        history.commit({message}, &view, [](const auto &) {});
        view.resize(500, 400);
        view.show();
        pager.setAccount(account);
    }

    [[nodiscard]] bool isLoaded() const
    {
        return !pager.isLoading() && !pager.messages().isEmpty();
    }

    AccountId account = QUuid::createUuid();
    MemoryHistory history;
    ConversationPager pager;
    CountingView view;
};

QList<QTextCharFormat> formatsIn(const QTextDocument &document)
{
    QList<QTextCharFormat> formats;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part)
            formats.append(part.fragment().charFormat());
    }
    return formats;
}

QString textOf(const DocumentLine &line)
{
    QString text;
    for (const DocumentSpan &span : line.spans)
        text += span.text;
    return text;
}

} // namespace

void tst_DecisionMarkdown::initTestCase()
{
    m_markdown.restyle(QPalette(), QFont());
}

void tst_DecisionMarkdown::hostileTexts()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << filled(u">"_s);
    QTest::newRow("quotes, deeper each line") << [] {
        QString text;
        for (int depth = 1; text.size() + depth + 3 < most; ++depth)
            text += QString(depth, u'>') + u" a\n"_s;
        return text;
    }();
    QTest::newRow("lists in lists") << filled(u"- "_s) + u'a';
    QTest::newRow("lists, deeper each line") << [] {
        QString text;
        for (int depth = 0; text.size() + 2 * depth + 4 < most; ++depth)
            text += QString(2 * depth, u' ') + u"- a\n"_s;
        return text;
    }();
    QTest::newRow("numbered lists in lists") << filled(u"1. "_s);
    QTest::newRow("nearly a rule") << filled(u"* "_s) + u'a';
    QTest::newRow("brackets") << filled(u"["_s);
    QTest::newRow("brackets both ways") << QString(most / 2, u'[') + QString(most / 2, u']');
    QTest::newRow("links in links") << filled(u"[a]("_s);
    QTest::newRow("addresses in addresses") << filled(u"[a](http://b"_s);
    QTest::newRow("brackets in pictures") << filled(u"![a](<http://b"_s);
    QTest::newRow("labels") << u"[a]: http://b\n\n"_s + filled(u"[[a]"_s).chopped(20);
    QTest::newRow("pictures in pictures") << filled(u"![a](b"_s);
    QTest::newRow("stars") << filled(u"*"_s);
    QTest::newRow("stars and words") << filled(u"**a *a "_s);
    QTest::newRow("underscores") << filled(u"*a_"_s);
    QTest::newRow("emphasis everywhere") << filled(u"*a*b"_s);
    QTest::newRow("back-ticks") << filled(u"`"_s);
    QTest::newRow("back-ticks, more each time") << [] {
        QString text;
        for (int length = 1; text.size() + length + 1 < most; ++length)
            text += QString(length, u'`') + u'a';
        return text;
    }();
    QTest::newRow("struck") << filled(u"~~a ~"_s);
    QTest::newRow("names") << filled(u"a_"_s);
    QTest::newRow("escaped brackets") << filled(u"\\[a]("_s);
    QTest::newRow("addresses and signs") << filled(u"*a http://b.c/*"_s);
    QTest::newRow("escapes") << filled(u"\\"_s);
    QTest::newRow("entities") << filled(u"&a;"_s);
    QTest::newRow("html") << filled(u"<b>"_s);
    QTest::newRow("comments") << filled(u"<!--"_s);
    QTest::newRow("instructions") << filled(u"<?"_s);
    QTest::newRow("addresses") << filled(u"http://a.b "_s);
    QTest::newRow("addresses without end") << filled(u"http://a"_s);
    QTest::newRow("mail addresses") << filled(u"a@b.c"_s);
    QTest::newRow("references") << [] {
        QString text;
        for (int i = 0; text.size() < most / 2; ++i)
            text += u"[%1]: http://a.b/%1\n"_s.arg(i);
        for (int i = 0; text.size() + 8 < most; ++i)
            text += u"[%1] "_s.arg(i);
        return text;
    }();
    QTest::newRow("a wide table") << u"|a"_s.repeated(500) + u'\n' + u"|---"_s.repeated(500) + u'\n'
            + u"|\n"_s.repeated(1'900);
    QTest::newRow("a tall table") << u"|a|\n|---|\n"_s + u"|b|\n"_s.repeated(1'900);
    QTest::newRow("numbers in cells")
        << u"|a|b|\n|---|---|\n|"_s + filled(u"1 2,3.4"_s).first(16'000);
    QTest::newRow("signs in cells") << u"|a|b|\n|---|---|\n|"_s + filled(u"*a*`b`"_s).first(16'000);
    QTest::newRow("rows that grow") << [] {
        QString text = u"|a|\n|-|\n"_s;
        for (int cells = 1; text.size() + 2 * cells + 2 < most; ++cells)
            text += u"|a"_s.repeated(cells) + u'\n';
        return text;
    }();
    QTest::newRow("tables") << u"|a|\n|---|\n\n"_s.repeated(500);
    QTest::newRow("a cell without spaces") << u"|a|b|\n|---|---|\n|c|"_s + QString(10'000, u'x');
    QTest::newRow("as many cells as there may be")
        << u"|a|b|\n|---|---|\n"_s + u"|c **d** e|`f`|\n"_s.repeated(298);
    QTest::newRow("a wide cell among many") << u"|"_s + u"a|"_s.repeated(16) + u"\n|"_s
            + u"---|"_s.repeated(16) + u"\n|"_s + QString(1'900, u'x');
    QTest::newRow("headings") << filled(u"#\n"_s);
    QTest::newRow("rules") << filled(u"---\n\n"_s);
    QTest::newRow("code") << filled(u"```\na\n```\n"_s);
    QTest::newRow("empty code lines") << u"```\n"_s + u"\n"_s.repeated(1'900) + u"```"_s;
    QTest::newRow("short lines") << u"a\n"_s.repeated(16'000);
    QTest::newRow("hard breaks") << filled(u"a  \n"_s);
    QTest::newRow("no spaces") << QString(1'000'000, u'x');
    QTest::newRow("no spaces, just short enough") << filled(u"x"_s);
    QTest::newRow("white space") << filled(u" \t\n"_s);
    QTest::newRow("right to left") << filled(u"\u0627\u202e\u2066 "_s);
    QTest::newRow("zero bytes") << filled(u"a\0*b* "_s);
    QTest::newRow("half characters") << filled(QString(QChar(0xd800)) + u"*a* "_s);
    QTest::newRow("marks on marks") << u"a"_s + QString(most - 1, QChar(0x0301));
    QTest::newRow("for frames") << filled(QString(QChar(0xfdd0)) + QChar(0xfdd1) + QChar(0xfffc));
    QTest::newRow("separators") << filled(u"a\u2028b\u2029"_s);
    QTest::newRow("front matter") << u"---\ntitle: a\n---\n"_s;
    QTest::newRow("our own links") << u"[Leave it](decidesk:leave/7) <decidesk:send/7> "
                                      "![](decidesk:discard/7) [a]\n\n[a]: decidesk:show-all/7 \n\n"
                                      "[Copy](DECIDESK:copy-code/7/0) [b](decide&#115;k:leave/7)"_s;
}

void tst_DecisionMarkdown::showsWhatIsMeant()
{
    const auto lines = m_markdown.lines(decision(u"# a\nb *c*\n\n> - d\n\n---"_s));
    QVERIFY(lines);
    QCOMPARE(lines->size(), 4);
    QVERIFY(lines->at(0).spans.constFirst().format.fontPointSize()
            > QFontInfo(QFont()).pointSizeF());
    QCOMPARE(textOf(lines->at(1)), u"b c"_s);
    QVERIFY(lines->at(1).spans.constLast().format.fontItalic());
    QCOMPARE(textOf(lines->at(2)), u"•\td"_s);
    QCOMPARE(lines->at(2).format.indent(), 2);
    QCOMPARE(lines->at(2).format.intProperty(QuotesProperty), 1);
    QVERIFY(lines->at(3).format.boolProperty(RuleProperty));
}

void tst_DecisionMarkdown::codeCanBeCopied()
{
    const Message message = decision(u"```sh\na\n  b\n```\n\n    c"_s);
    QCOMPARE(codeIn(message), QStringList({u"a\n  b"_s, u"c"_s}));
    const auto lines = m_markdown.lines(message);
    QVERIFY(lines);
    QCOMPARE(lines->size(), 5);
    QCOMPARE(textOf(lines->at(0)), u"sh   Copy"_s);
    QCOMPARE(lines->at(0).spans.constLast().format.anchorHref(), u"decidesk:copy-code/7/0"_s);
    QCOMPARE(textOf(lines->at(2)), u"  b"_s);
    QVERIFY(lines->at(2).spans.constFirst().format.fontFixedPitch());
    QCOMPARE(textOf(lines->at(3)), u"Copy"_s);
    QCOMPARE(lines->at(3).spans.constLast().format.anchorHref(), u"decidesk:copy-code/7/1"_s);
}

void tst_DecisionMarkdown::tabsInCodeAreAsWideAsFourLetters()
{
    const Shown shown(u"```\nabcdX\n\tX\na\tX\n\t\tX\nabcdabcdX\n```"_s);
    QTRY_VERIFY(shown.isLoaded());
    shown.view.document()->size();
    QList<qreal> ends;
    for (QTextBlock block = shown.view.document()->begin(); block.isValid(); block = block.next()) {
        if (block.text().endsWith(u'X'))
            ends.append(block.layout()->lineAt(0).cursorToX(block.length() - 2));
    }
    QCOMPARE(ends.size(), 5);
    for (qsizetype i = 1; i < 3; ++i)
        QVERIFY(qAbs(ends.at(i) - ends.at(0)) < 1);
    QVERIFY(qAbs(ends.at(4) - ends.at(3)) < 1);
}

void tst_DecisionMarkdown::linksAreListedOnce()
{
    QCOMPARE(linksIn(decision(u"[a](https://b.example) https://c.example\n\n"
                              "| https://b.example | [d](file:///e) |\n|---|---|"_s)),
             QStringList({u"https://b.example"_s, u"https://c.example"_s}));
}

void tst_DecisionMarkdown::onlyDecisionsAreRead_data()
{
    QTest::addColumn<Message::Direction>("direction");
    QTest::addColumn<bool>("read");
    QTest::newRow("question") << Message::Direction::Question << false;
    QTest::newRow("decision") << Message::Direction::Decision << true;
    QTest::newRow("unasked") << Message::Direction::Unasked << false;
}

void tst_DecisionMarkdown::onlyDecisionsAreRead()
{
    QFETCH(Message::Direction, direction);
    QFETCH(bool, read);
    Message message = decision(u"a\n\n    code\n\nhttps://b.example"_s);
    message.direction = direction;
    QCOMPARE(m_markdown.lines(message).has_value(), read);
    QCOMPARE(codeIn(message).isEmpty(), !read);
    QCOMPARE(linksIn(message).isEmpty(), !read);
}

void tst_DecisionMarkdown::noControlIsHidden()
{
    const auto lines = m_markdown.lines(
        decision(u"**a\u202eb** `c\u2066d` [e\u200f](https://f.example/\u202e)"_s));
    QVERIFY(lines);
    QCOMPARE(textOf(lines->constFirst()), u"a⟨U+202E⟩b c⟨U+2066⟩d e⟨U+200F⟩ (f.example)"_s);
}

void tst_DecisionMarkdown::everySizeFollowsTheFont()
{
    const Message message = decision(u"# a\nb `c`\n```\nd\n```"_s);
    QFont large;
    large.setPointSizeF(QFontInfo(QFont()).pointSizeF() * 2);
    DecisionMarkdown markdown;
    markdown.restyle(QPalette(), large);
    const auto usual = m_markdown.lines(message);
    const auto twice = markdown.lines(message);
    QVERIFY(usual && twice);
    QCOMPARE(twice->size(), usual->size());
    for (qsizetype i = 0; i < usual->size(); ++i) {
        for (qsizetype j = 0; j < usual->at(i).spans.size(); ++j) {
            QCOMPARE(twice->at(i).spans.at(j).format.fontPointSize(),
                     2 * usual->at(i).spans.at(j).format.fontPointSize());
        }
    }
}

void tst_DecisionMarkdown::hostileTextLoadsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("html") << u"<img src=\"%1\">"_s;
    QTest::newRow("html in a block") << u"<p>\n<img src='%1'>\n</p>"_s;
    QTest::newRow("style") << u"<link rel=stylesheet href=\"%1\"> <style>@import '%1';</style>"_s;
    QTest::newRow("picture") << u"![a](%1)"_s;
    QTest::newRow("picture in brackets") << u"![a](<%1> \"title\")"_s;
    QTest::newRow("picture by reference") << u"![a][b]\n\n[b]: %1"_s;
    QTest::newRow("picture in a link") << u"[![a](%1)](%1)"_s;
    QTest::newRow("picture in a table") << u"| ![a](%1) |\n|---|\n| ![b](%1) |"_s;
    QTest::newRow("picture in a list in a quote") << u"> - ![a](%1)"_s;
    QTest::newRow("link") << u"[a](%1)"_s;
    QTest::newRow("address") << u"%1 <%1>"_s;
    QTest::newRow("front matter") << u"---\nimage: %1\n---\n![a](%1)"_s;
}

void tst_DecisionMarkdown::hostileTextLoadsNothing()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"picture.png"_s);
    QImage picture(2, 2, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(path));
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const OpenWatch watch(path);
    QVERIFY(watch.watches());

    const QStringList addresses{QUrl::fromLocalFile(path).toString(), path,
                                u"http://127.0.0.1:%1/p.png"_s.arg(server.serverPort()),
                                u"data:image/png;base64,iVBORw0KGgo="_s, u"qrc:/icons/copy.svg"_s};
    for (const QString &address : addresses) {
        Shown shown(QString(text).replace(u"%1"_s, address));
        QTRY_VERIFY(shown.isLoaded());
        shown.view.grab();
        QCoreApplication::processEvents();
        QCOMPARE(shown.view.loads, 0);
        const auto formats = formatsIn(*shown.view.document());
        for (const QTextCharFormat &format : formats) {
            QVERIFY(!format.isImageFormat());
            QVERIFY(format.anchorHref().isEmpty() || address.startsWith(u"http:"_s));
        }
    }
    QVERIFY(!watch.wasOpened());
    QVERIFY(!server.hasPendingConnections());

    // The watch would have told.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(watch.wasOpened());
}

void tst_DecisionMarkdown::hostileTextIsShownWhole()
{
    QFETCH(QString, text);
    Shown shown(text);
    QTRY_VERIFY(shown.isLoaded());
    shown.view.grab();
    QCOMPARE(shown.view.loads, 0);
    // Neither too much for the layout nor out of reach.
    QVERIFY(shown.view.document()->blockCount() < 3'000);
    const auto frames = shown.view.document()->rootFrame()->childFrames();
    for (QTextFrame *table : frames) {
        QVERIFY(shown.view.document()->documentLayout()->frameBoundingRect(table).right()
                <= shown.view.viewport()->width() + shown.view.horizontalScrollBar()->maximum());
    }
    const QString plain = shown.view.toPlainText();
    for (const char16_t hidden : {u'\u202e', u'\u2066', u'\0', u'\ufffc'})
        QVERIFY(!plain.contains(QChar(hidden)));
}

void tst_DecisionMarkdown::hostileTextTakesNoLongerThanPlainText()
{
    QFETCH(QString, text);
    const auto effort = [this](const Message &message) {
        qint64 least = std::numeric_limits<qint64>::max();
        for (int run = 0; run < 3; ++run) {
            QElapsedTimer timer;
            timer.start();
            QTextDocument document;
            document.setTextWidth(500);
            ConversationDocument conversation(&document);
            conversation.restyle(QPalette(), QFont());
            conversation.reset({message});
            document.size();
            least = std::min(least, timer.nsecsElapsed());
        }
        return least;
    };
    // What is always shown: 64 KiB of prose in lines, a question.
    Message prose
        = decision(u"Some words that stand in a line of text, and more.\n"_s.repeated(1'280));
    prose.direction = Message::Direction::Question;
    static const qint64 baseline = effort(prose);
    const qint64 hostile = effort(decision(text));
    QVERIFY2(
        hostile < 6 * baseline,
        qPrintable(u"%1 ms, prose %2 ms"_s.arg(hostile / 1'000'000).arg(baseline / 1'000'000)));
}

void tst_DecisionMarkdown::ourOwnActionsCantBeForged()
{
    QFETCH(QString, text);
    const auto lines = m_markdown.lines(decision(text));
    if (!lines)
        return;
    const auto check = [](const QList<DocumentSpan> &spans, bool head) {
        for (const DocumentSpan &span : spans) {
            const QString address = span.format.anchorHref();
            const bool web = address.startsWith(u"http://"_s) || address.startsWith(u"https://"_s);
            QVERIFY2(address.isEmpty() || web || head, qPrintable(address));
        }
    };
    for (const DocumentLine &line : *lines) {
        check(line.spans,
              line.format.intProperty(CodeProperty) == static_cast<int>(CodePart::Head));
        if (line.table) {
            for (const DocumentTable::Cell &cell : line.table->cells)
                check(cell.spans, false);
        }
    }
}

DECIDESK_TEST(tst_DecisionMarkdown)
#include "tst_DecisionMarkdown.moc"
