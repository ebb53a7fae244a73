#include "IncludeGraph.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_Architecture : public QObject
{
    Q_OBJECT

private slots:
    void theHouse();
    void arrows_data();
    void arrows();
    void circlesAreFound_data();
    void circlesAreFound();
    void unknownRoomsAndDoubledNamesAreFound();
};

void tst_Architecture::theHouse()
{
    IncludeGraph house;
    const QString top = QStringLiteral(DECIDESK_SOURCE_DIR);
    QVERIFY(house.addFolder(top, QStringLiteral("app")) > 0);
    QVERIFY(house.addFolder(top, QStringLiteral("ui")) > 0);
    QCOMPARE(house.wrongIncludes().join(u'\n'), QString());
    QCOMPARE(house.circles().join(u'\n'), QString());
}

void tst_Architecture::arrows_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isAllowed");

    const auto row = [](const char *from, const char *to, bool isAllowed) {
        QTest::addRow("%s to %s", from, to)
            << QString::fromUtf8(from) << QString::fromUtf8(to) << isAllowed;
    };
    row("app", "ui/chat", true);
    row("app", "app/practice", true);
    row("app", "app/domain", true);
    row("app", "app/commandline", true);
    row("app", "app/instance", true);
    row("app", "app/log", true);
    row("app/commandline", "app/storage", true);
    row("app/commandline", "app/net", false);
    row("app/instance", "app/storage", false);
    row("app/log", "app/domain", false);
    row("ui/chat", "app/log", false);
    row("ui/chat", "ui/widgets", true);
    row("ui/chat", "app/models", true);
    row("ui/chat", "app/storage", true);
    row("ui/chat", "app/practice", false);
    row("app/models", "app/session", true);
    row("app/models", "ui/chat", false);
    row("ui/chat", "app/markdown", true);
    row("app/models", "app/markdown", true);
    row("app/markdown", "app/domain", false);
    row("app/net", "app/markdown", false);
    row("app/storage", "app/markdown", true);
    row("app/session", "app/storage", true);
    row("app/session", "app/net", true);
    row("app/session", "app/models", false);
    row("app/session", "app/practice", false);
    row("app/net", "app/protocol", true);
    row("app/net", "app/storage", false);
    row("app/net", "app/session", false);
    row("app/storage", "app/domain", true);
    row("ui/mainwindow", "app/export", true);
    row("app/export", "app/storage", true);
    row("app/export", "app/protocol", true);
    row("app/export", "app/session", false);
    row("app/storage", "app/protocol", false);
    row("app/practice", "app/protocol", true);
    row("app/practice", "app/net", false);
    row("app/protocol", "app/domain", true);
    row("app/protocol", "app/net", false);
    row("app/domain", "app/protocol", false);
    row("app/domain", "app", false);
}

void tst_Architecture::arrows()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const bool, isAllowed);

    IncludeGraph graph;
    graph.add(to + QStringLiteral("/Lower.h"), QString());
    graph.add(from + QStringLiteral("/Upper.cpp"),
              QStringLiteral("#include <QString>\n  #  include \"Lower.h\"\n"));
    QCOMPARE(graph.wrongIncludes().isEmpty(), isAllowed);
}

void tst_Architecture::circlesAreFound_data()
{
    QTest::addColumn<QStringList>("includes");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("none") << QStringList{QStringLiteral("A.cpp A.h"), QStringLiteral("A.cpp B.h"),
                                         QStringLiteral("A.h C.h"), QStringLiteral("B.h C.h")}
                          << QStringList();
    QTest::newRow("two headers") << QStringList{QStringLiteral("A.h B.h"),
                                                QStringLiteral("B.h A.h")}
                                 << QStringList{
                                        QString::fromUtf8("app/net/A → app/net/B → app/net/A")};
    QTest::newRow("through a source")
        << QStringList{QStringLiteral("A.h B.h"), QStringLiteral("B.cpp A.h")}
        << QStringList{QString::fromUtf8("app/net/A → app/net/B → app/net/A")};
    QTest::newRow("three, entered from outside")
        << QStringList{QStringLiteral("A.h B.h"), QStringLiteral("B.h C.h"),
                       QStringLiteral("C.h D.h"), QStringLiteral("D.h B.h")}
        << QStringList{QString::fromUtf8("app/net/B → app/net/C → app/net/D → app/net/B")};
}

void tst_Architecture::circlesAreFound()
{
    QFETCH(const QStringList, includes);
    QFETCH(const QStringList, expected);

    QMap<QString, QString> contents;
    for (const QString &include : includes) {
        const QStringList fromTo = include.split(u' ');
        contents[fromTo.first()] += QStringLiteral("#include \"%1\"\n").arg(fromTo.last());
        contents[fromTo.last()];
    }
    IncludeGraph graph;
    for (auto file = contents.cbegin(); file != contents.cend(); ++file)
        graph.add(QStringLiteral("app/net/") + file.key(), file.value());
    QCOMPARE(graph.circles(), expected);
}

void tst_Architecture::unknownRoomsAndDoubledNamesAreFound()
{
    IncludeGraph graph;
    graph.add(QStringLiteral("app/utils/Helper.h"), QString());
    graph.add(QStringLiteral("app/net/Same.h"), QString());
    graph.add(QStringLiteral("ui/chat/Same.h"), QString());
    QCOMPARE(graph.wrongIncludes(),
             (QStringList{QStringLiteral("two headers of one name: app/net/Same.h ui/chat/Same.h"),
                          QStringLiteral("no arrow knows this room: app/utils/Helper.h")}));
}

DECIDESK_TEST(tst_Architecture)
#include "tst_Architecture.moc"
