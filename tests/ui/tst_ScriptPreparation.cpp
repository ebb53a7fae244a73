#include "ScriptPreparation.h"
#include "TestProgram.h"

#include <QTest>
#include <QTextLayout>
#include <QThread>

#include <memory>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_ScriptPreparation : public QObject
{
    Q_OBJECT

private slots:
    void leavesTheWindowItsFonts_data();
    void leavesTheWindowItsFonts();
};

void tst_ScriptPreparation::leavesTheWindowItsFonts_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("an empty text") << QStringList{QString()};
    QTest::newRow("Latin") << QStringList{u"Ship it"_s, u"caf\u00e9"_s};
    QTest::newRow("many scripts") << QStringList{
        u"\u6c7a\u5b9a"_s, u"\u0e15\u0e31\u0e14\u0e2a\u0e34\u0e19"_s,
        u"\u05d4\u05d7\u05dc\u05d8\u05d4"_s, u"\U0001F600 \u2013 yes"_s};
    QTest::newRow("half a pair") << QStringList{u"\u6c7a"_s + QChar(0xD800)};
    QTest::newRow("a long word") << QStringList{QString(2'000'000, u'\u6c7a')};
}

/// Laid out in both threads at once, a text has the size that it always has.
void tst_ScriptPreparation::leavesTheWindowItsFonts()
{
    QFETCH(const QStringList, texts);
    const auto widths = [&texts] {
        QList<qreal> all;
        for (const QString &text : texts) {
            QTextLayout layout(text.left(100), QFont());
            layout.beginLayout();
            layout.createLine();
            layout.endLayout();
            all.append(layout.lineAt(0).naturalTextWidth());
        }
        return all;
    };
    const std::unique_ptr<QThread> other(QThread::create([&texts] { prepareScripts(texts); }));
    other->start();
    const QList<qreal> meanwhile = widths();
    QVERIFY(other->wait(60'000));
    QCOMPARE(meanwhile, widths());
}

DECIDESK_TEST(tst_ScriptPreparation)
#include "tst_ScriptPreparation.moc"
