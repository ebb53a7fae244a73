#include "ProxyEnvironment.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_ProxyEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void followsTheVariableOfTheScheme_data();
    void followsTheVariableOfTheScheme();
    void readsAProxy_data();
    void readsAProxy();
    void exempts_data();
    void exempts();
};

namespace {

/// "http://p:1", "socks5h://p:1", "socks5://p:1" (looks names up itself), "none" or "not said".
QString described(const std::optional<QNetworkProxy> &proxy)
{
    if (!proxy)
        return QStringLiteral("not said");
    if (proxy->type() == QNetworkProxy::NoProxy)
        return QStringLiteral("none");
    QString scheme = QStringLiteral("http");
    if (proxy->type() == QNetworkProxy::Socks5Proxy) {
        const bool remote = proxy->capabilities().testFlag(QNetworkProxy::HostNameLookupCapability);
        scheme = remote ? QStringLiteral("socks5h") : QStringLiteral("socks5");
    }
    if (!(proxy->capabilities() & QNetworkProxy::TunnelingCapability))
        scheme += QStringLiteral(" without tunnels");
    return QStringLiteral("%1://%2:%3").arg(scheme, proxy->hostName()).arg(proxy->port());
}

/// From "name=value name=value"; a comma stands in lists.
ProxyEnvironment environmentOf(const QString &text)
{
    QProcessEnvironment environment;
    for (const QString &entry : text.split(u' ', Qt::SkipEmptyParts))
        environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return ProxyEnvironment(environment);
}

} // namespace

void tst_ProxyEnvironment::followsTheVariableOfTheScheme_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("encrypted");
    const auto row = [](const char *environment, const char *plain, const char *encrypted) {
        QTest::newRow(environment) << environment << plain << encrypted;
    };
    row("", "not said", "not said");
    row("http_proxy=http://h:1", "http://h:1", "http://h:1");
    row("https_proxy=http://s:2", "not said", "http://s:2");
    row("http_proxy=http://h:1 https_proxy=http://s:2", "http://h:1", "http://s:2");
    row("all_proxy=socks5h://a:3", "socks5h://a:3", "socks5h://a:3");
    row("all_proxy=socks5h://a:3 http_proxy=http://h:1", "http://h:1", "http://h:1");
    row("all_proxy=socks5h://a:3 https_proxy=http://s:2", "socks5h://a:3", "http://s:2");
    row("HTTP_PROXY=http://h:1 HTTPS_PROXY=http://s:2", "http://h:1", "http://s:2");
    row("ALL_PROXY=socks5h://a:3", "socks5h://a:3", "socks5h://a:3");
    row("http_proxy=http://h:1 HTTP_PROXY=http://H:9", "http://h:1", "http://h:1");
    row("http_proxy= HTTP_PROXY=http://h:1", "http://h:1", "http://h:1");
    row("https_proxy= http_proxy=http://h:1", "http://h:1", "http://h:1");
    row("https_proxy=:// http_proxy=http://h:1", "http://h:1", "http://h:1");
    row("ftp_proxy=http://f:1", "not said", "not said");
    row("no_proxy=*", "none", "none");
    row("NO_PROXY=example.org http_proxy=http://h:1", "none", "none");
    row("no_proxy=else.org NO_PROXY=example.org http_proxy=http://h:1", "http://h:1", "http://h:1");
}

void tst_ProxyEnvironment::followsTheVariableOfTheScheme()
{
    QFETCH(const QString, environment);
    const ProxyEnvironment read = environmentOf(environment);
    QTEST(described(read.proxyFor(QUrl(QStringLiteral("ws://example.org/ws")))), "plain");
    QTEST(described(read.proxyFor(QUrl(QStringLiteral("wss://example.org/ws")))), "encrypted");
}

void tst_ProxyEnvironment::readsAProxy_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *value, const char *proxy, const char *user = "",
                        const char *password = "") {
        QTest::newRow(value) << value << proxy << user << password;
    };
    row("http://proxy.example:3128", "http://proxy.example:3128");
    row("http://proxy.example:3128/", "http://proxy.example:3128");
    row("proxy.example:3128", "http://proxy.example:3128");
    row("10.1.2.3:3128", "http://10.1.2.3:3128");
    row("proxy.example", "http://proxy.example:80");
    row("http://[2001:db8::1]:3128", "http://2001:db8::1:3128");
    row("http://me:p%40ss@proxy.example:3128", "http://proxy.example:3128", "me", "p@ss");
    row("me:secret@proxy.example:3128", "http://proxy.example:3128", "me", "secret");
    row("https://proxy.example", "http://proxy.example:443");
    row("socks5h://proxy.example", "socks5h://proxy.example:1080");
    row("socks5://proxy.example:9050", "socks5://proxy.example:9050");
    row("socks://me:secret@proxy.example:9050", "socks5h://proxy.example:9050", "me", "secret");
    row("http://", "not said");
    row("http://a host", "not said");
}

void tst_ProxyEnvironment::readsAProxy()
{
    QFETCH(const QString, value);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("all_proxy"), value);
    const auto proxy
        = ProxyEnvironment(environment).proxyFor(QUrl(QStringLiteral("wss://example.org/")));
    QTEST(described(proxy), "proxy");
    QTEST(proxy ? proxy->user() : QString(QLatin1String("")), "user");
    QTEST(proxy ? proxy->password() : QString(QLatin1String("")), "password");
}

void tst_ProxyEnvironment::exempts_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("exempt");
    const auto row = [](const char *list, const char *url, bool exempt) {
        QTest::addRow("%s for %s", list, url) << list << url << exempt;
    };
    row("*", "wss://example.org/", true);
    row("example.org", "wss://example.org/", true);
    row("example.org", "ws://example.org/", true);
    row("EXAMPLE.org", "wss://example.org/", true);
    row("example.org", "wss://api.example.org/", true);
    row("example.org", "wss://noexample.org/", false);
    row("example.org", "wss://example.org.evil/", false);
    row(".example.org", "wss://api.example.org/", true);
    row(".example.org", "wss://example.org/", true);
    row("*.example.org", "wss://api.example.org/", true);
    row("example.org.", "wss://example.org/", true);
    row("example.org", "wss://example.org./", true);
    row("a.org,example.org", "wss://example.org/", true);
    row("a.org, example.org", "wss://example.org/", true);
    row("a.org example.org", "wss://example.org/", true);
    row(",, ,", "wss://example.org/", false);
    row(".", "wss://example.org/", false);
    row("example.org:8443", "wss://example.org:8443/", true);
    row("example.org:8443", "wss://example.org/", false);
    row("example.org:443", "wss://example.org/", true);
    row("example.org:443", "ws://example.org/", false);
    row("10.1.2.3", "ws://10.1.2.3/", true);
    row("10.1.2.3:8080", "ws://10.1.2.3:8080/", true);
    row("10.1.2.3:8080", "ws://10.1.2.3/", false);
    row("1.2.3", "ws://10.1.2.3/", false);
    row("10.1.0.0/16", "ws://10.1.2.3/", true);
    row("10.1.0.0/16", "ws://10.2.2.3/", false);
    row("10.1.0.0/16", "ws://example.org/", false);
    row("10.1.0.0/99", "ws://10.1.2.3/", false);
    row("2001:db8::1", "ws://[2001:db8::1]/", true);
    row("[2001:db8::1]", "ws://[2001:db8::1]:81/", true);
    row("[2001:db8::1]:81", "ws://[2001:db8::1]:81/", true);
    row("[2001:db8::1]:81", "ws://[2001:db8::1]/", false);
    row("2001:db8::/32", "ws://[2001:db8::1]/", true);
    row("2001:db9::/32", "ws://[2001:db8::1]/", false);
}

void tst_ProxyEnvironment::exempts()
{
    QFETCH(const QString, list);
    QFETCH(const QString, url);
    QFETCH(const bool, exempt);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("http_proxy"), QStringLiteral("http://proxy:1"));
    environment.insert(QStringLiteral("no_proxy"), list);
    QCOMPARE(described(ProxyEnvironment(environment).proxyFor(QUrl(url))),
             exempt ? QStringLiteral("none") : QStringLiteral("http://proxy:1"));
}

DECIDESK_TEST(tst_ProxyEnvironment)
#include "tst_ProxyEnvironment.moc"
