#include "ServerPlace.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_ServerPlace : public QObject
{
    Q_OBJECT

private slots:
    void tellsServersApart_data();
    void tellsServersApart();
};

void tst_ServerPlace::tellsServersApart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("others");
    QTest::addColumn<QString>("place");
    const QString one = u"wss://a.example/one"_s;
    QTest::newRow("alone") << one << QStringList() << u"a.example"_s;
    QTest::newRow("itself") << one << QStringList(one) << u"a.example"_s;
    QTest::newRow("another host") << one << QStringList(u"wss://b.example/one"_s) << u"a.example"_s;
    QTest::newRow("another port") << one << QStringList(u"wss://a.example:8443/one"_s)
                                  << u"a.example"_s;
    QTest::newRow("another path") << one << QStringList(u"wss://a.example/two"_s)
                                  << u"a.example/one"_s;
    QTest::newRow("no path") << u"wss://a.example/"_s << QStringList(one) << u"a.example/"_s;
    QTest::newRow("another query")
        << u"ws://localhost:3000/ws?room=1"_s << QStringList(u"ws://localhost:3000/ws?room=2"_s)
        << u"localhost:3000/ws?room=1"_s;
    QTest::newRow("another scheme")
        << one << QStringList(u"ws://a.example/one"_s) << u"wss://a.example/one"_s;
    QTest::newRow("another path, and another scheme")
        << one << QStringList({u"wss://a.example/two"_s, u"ws://a.example/one"_s})
        << u"wss://a.example/one"_s;
}

void tst_ServerPlace::tellsServersApart()
{
    QFETCH(QString, url);
    QFETCH(QStringList, others);
    QList<Server> servers;
    for (const QString &other : std::as_const(others)) {
        Server server;
        server.url = QUrl(other);
        servers.append(server);
    }
    QTEST(placeAmong(QUrl(url), servers), "place");
}

DECIDESK_TEST(tst_ServerPlace)
#include "tst_ServerPlace.moc"
