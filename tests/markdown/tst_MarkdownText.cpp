#include "MarkdownReader.h"
#include "MarkdownText.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_MarkdownText : public QObject
{
    Q_OBJECT

private slots:
    void readsWithoutSigns_data();
    void readsWithoutSigns();
};

void tst_MarkdownText::readsWithoutSigns_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Ship it."_s << u"Ship it."_s;
    QTest::newRow("strong, struck out, code") << u"**No.** ~~Yes~~ `wait`"_s << u"No. Yes wait"_s;
    QTest::newRow("headings and paragraphs")
        << u"# Go\n\nFirst line\nsecond line"_s << u"Go\nFirst line\nsecond line"_s;
    QTest::newRow("lists") << u"- one\n- two\n\n3. three"_s << u"• one\n• two\n3. three"_s;
    QTest::newRow("a quote") << u"> said"_s << u"said"_s;
    QTest::newRow("code") << u"```sh\nls *\n\ncd **\n```"_s << u"ls *\n\ncd **"_s;
    QTest::newRow("a table") << u"| a | b |\n|---|---|\n| **1** | 2 |"_s << u"a | b\n1 | 2"_s;
    QTest::newRow("code in a list") << u"1. ```\n   ls\n   ```"_s << u"1.\nls"_s;
    QTest::newRow("a table in a list")
        << u"- | a | b |\n  |---|---|\n  | 1 | 2 |"_s << u"•\na | b\n1 | 2"_s;
    QTest::newRow("a rule") << u"one\n\n---\n\ntwo"_s << u"one\ntwo"_s;
    QTest::newRow("a link") << u"[here](https://example.org)"_s << u"here (example.org)"_s;
}

void tst_MarkdownText::readsWithoutSigns()
{
    QFETCH(const QString, markdown);
    const auto blocks = MarkdownReader::read(markdown);
    QVERIFY(blocks);
    QTEST(markdownText(*blocks), "expected");
}

DECIDESK_TEST(tst_MarkdownText)
#include "tst_MarkdownText.moc"
