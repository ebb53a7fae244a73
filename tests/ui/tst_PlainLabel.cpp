#include "PlainLabel.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QTest>

using namespace decidesk;

class tst_PlainLabel : public QObject
{
    Q_OBJECT

private slots:
    void showsMarkupAsItIs();
    void makesControlsVisible_data();
    void makesControlsVisible();
    void toolTipEscapes();
    void elidesWhatDoesNotFit();
    void elidesAnewWithALargerFont();
    void accessibleNameIsTheWholeText();
    void keepsTheNameOfTheCaller();
};

void tst_PlainLabel::showsMarkupAsItIs()
{
    const QString hostile = QStringLiteral("<img src=\"file:///etc/passwd\"><b>a</b> & b < c");
    PlainLabel label(hostile);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), hostile);
    QCOMPARE(label.plainText(), hostile);
}

void tst_PlainLabel::makesControlsVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    const auto row = [](const char *name, const QString &text, const QString &visible) {
        QTest::newRow(name) << text << visible;
    };
    row("plain", QStringLiteral("Zoë 日本 \U0001F600"), QStringLiteral("Zoë 日本 \U0001F600"));
    row("right-to-left script stays", QStringLiteral("שלום"), QStringLiteral("שלום"));
    row("tab and line feed stay", QStringLiteral("a\tb\nc"), QStringLiteral("a\tb\nc"));
    for (const char16_t code :
         u"\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") {
        if (code == 0)
            continue;
        const QString hex = QStringLiteral("%1").arg(uint{code}, 4, 16, QLatin1Char('0')).toUpper();
        QTest::addRow("U+%s", qPrintable(hex))
            << u'a' + QString(QChar(code)) + u'b' << QStringLiteral("a⟨U+%1⟩b").arg(hex);
    }
    row("escape", QStringLiteral("\x1b[2J"), QStringLiteral("⟨U+001B⟩[2J"));
    row("carriage return", QStringLiteral("a\rb"), QStringLiteral("a⟨U+000D⟩b"));
}

void tst_PlainLabel::makesControlsVisible()
{
    QFETCH(QString, text);
    QTEST(withVisibleControls(text), "visible");
    QTEST(PlainLabel(text).text(), "visible");
}

void tst_PlainLabel::toolTipEscapes()
{
    QCOMPARE(plainToolTip({}), QString());
    QCOMPARE(plainToolTip(QStringLiteral("<b>a</b>\nb")),
             QStringLiteral("<p>&lt;b&gt;a&lt;/b&gt;<br>b</p>"));
}

void tst_PlainLabel::elidesWhatDoesNotFit()
{
    const QString text(200, u'w');
    PlainLabel label(text);
    label.setElideMode(Qt::ElideRight);
    label.resize(100, 20);
    label.show();
    QVERIFY(label.text().endsWith(u'…'));
    QVERIFY(label.fontMetrics().horizontalAdvance(label.text()) <= 100);
    QCOMPARE(label.toolTip(), QStringLiteral("<p>%1</p>").arg(text));
    QVERIFY(label.minimumSizeHint().width() < 100);
    QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(text));

    label.resize(label.sizeHint());
    QCOMPARE(label.text(), text);
    QCOMPARE(label.toolTip(), QString());
}

void tst_PlainLabel::elidesAnewWithALargerFont()
{
    PlainLabel label(QStringLiteral("A name of some length"));
    label.setElideMode(Qt::ElideRight);
    label.resize(label.sizeHint());
    label.show();
    QCOMPARE(label.text(), label.plainText());
    QFont larger = label.font();
    larger.setPointSizeF(larger.pointSizeF() * 2);
    label.setFont(larger);
    QVERIFY(label.text().endsWith(u'…'));
}

void tst_PlainLabel::accessibleNameIsTheWholeText()
{
    PlainLabel label(QString(200, u'w'));
    label.setElideMode(Qt::ElideRight);
    label.resize(50, 20);
    label.show();
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name),
             QString(200, u'w'));
    label.setText(QStringLiteral("another"));
    QCOMPARE(label.accessibleName(), QStringLiteral("another"));
}

void tst_PlainLabel::keepsTheNameOfTheCaller()
{
    PlainLabel label(QStringLiteral("a"));
    label.setAccessibleName(QStringLiteral("State"));
    label.setText(QStringLiteral("b"));
    QCOMPARE(label.accessibleName(), QStringLiteral("State"));
}

DECIDESK_TEST(tst_PlainLabel)
#include "tst_PlainLabel.moc"
