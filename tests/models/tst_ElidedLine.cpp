#include "ElidedLine.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_ElidedLine : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
};

void tst_ElidedLine::lines_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("line");

    const auto row = [](const char *name, const QString &source, int length, const QString &line) {
        QTest::newRow(name) << source << length << line;
    };
    row("empty", {}, 10, {});
    row("plain", QStringLiteral("{\"a\":1}"), 10, QStringLiteral("{\"a\":1}"));
    row("as long as allowed", QStringLiteral("0123456789"), 10, QStringLiteral("0123456789"));
    row("longer", QStringLiteral("0123456789a"), 10, QStringLiteral("0123456789\u2026"));
    row("line breaks and tabs", QStringLiteral("a\r\nb\tc"), 20,
        QStringLiteral("a\u27E8U+000D\u27E9\u21B5b\u21E5c"));
    row("null and delete", QString(QChar(0)) + QChar(0x7F), 20,
        QStringLiteral("\u27E8U+0000\u27E9\u27E8U+007F\u27E9"));
    row("C1", QString(QChar(0x85)), 10, QStringLiteral("\u27E8U+0085\u27E9"));
    row("right-to-left override", QStringLiteral("a\u202Eb"), 20,
        QStringLiteral("a\u27E8U+202E\u27E9b"));
    row("isolates", QStringLiteral("\u2066\u2069"), 20,
        QStringLiteral("\u27E8U+2066\u27E9\u27E8U+2069\u27E9"));
    row("marks", QStringLiteral("\u200E\u200F\u061C"), 30,
        QStringLiteral("\u27E8U+200E\u27E9\u27E8U+200F\u27E9\u27E8U+061C\u27E9"));
    row("separators", QStringLiteral("\u2028\u2029"), 20,
        QStringLiteral("\u27E8U+2028\u27E9\u27E8U+2029\u27E9"));
    row("lone surrogates", QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xD801), 10,
        QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xFFFD));
    row("a pair at the end stays whole", QString(QStringLiteral("ab\U0001F600c")), 3,
        QStringLiteral("ab\U0001F600\u2026"));
    row("other scripts", QStringLiteral("\u00E9\u05D0\u4E2D"), 10,
        QStringLiteral("\u00E9\u05D0\u4E2D"));
}

void tst_ElidedLine::lines()
{
    QFETCH(const QString, source);
    QFETCH(const int, length);
    QFETCH(const QString, line);
    QCOMPARE(elidedLine(source, length), line);
}

DECIDESK_TEST(tst_ElidedLine)
#include "tst_ElidedLine.moc"
