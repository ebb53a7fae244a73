#include "CommandLine.h"
#include "TestProgram.h"

#include <QRegularExpression>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void helpNamesEveryOption();
    void versionIsOneLine();
    void aPasswordInTheAddressIsNotRepeated();
};

namespace {

std::variant<CommandLine, CommandLineError> parse(const QStringList &arguments)
{
    return parseCommandLine(QStringList(u"decidesk"_s) + arguments);
}

} // namespace

void tst_CommandLine::accepts_data()
{
    using Task = CommandLine::Task;
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("task");
    QTest::addColumn<bool>("demo");
    QTest::addColumn<QString>("screenshotFile");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QUrl>("server");

    const auto row = [](const char *name, const QStringList &arguments, Task task = Task::Window,
                        bool demo = false, const QString &screenshot = {},
                        const QString &profile = {}, const QUrl &server = {}) {
        QTest::newRow(name) << arguments << int(task) << demo << screenshot << profile << server;
    };
    const QString url = u"wss://example.org/ws"_s;
    row("nothing", {});
    row("help", {u"--help"_s}, Task::Help);
    row("short help", {u"-h"_s}, Task::Help);
    row("help beats a bad value", {u"--profile"_s, u"a b"_s, u"--help"_s}, Task::Help);
    row("help beats an unknown option", {u"--nonsense"_s, u"--help"_s}, Task::Help);
    row("version", {u"--version"_s}, Task::Version);
    row("short version", {u"-v"_s}, Task::Version);
    row("demo", {u"--demo"_s}, Task::Window, true);
    row("demo screenshot", {u"--demo"_s, u"--screenshot"_s, u"a.png"_s}, Task::Window, true,
        u"a.png"_s);
    row("screenshot with =", {u"--screenshot=a.png"_s, u"--demo"_s}, Task::Window, true,
        u"a.png"_s);
    row("profile", {u"--profile"_s, u"work_2-b"_s}, Task::Window, false, {}, u"work_2-b"_s);
    row("profile of 32", {u"--profile"_s, QString(32, u'x')}, Task::Window, false, {},
        QString(32, u'x'));
    row("server", {u"--server"_s, url}, Task::Window, false, {}, {}, QUrl(url));
    row("server is normalised", {u"--server"_s, u"WSS://Example.org:443"_s}, Task::Window, false,
        {}, {}, QUrl(u"wss://example.org/"_s));
    row("option of Qt", {u"-reverse"_s});
    row("option of Qt with a value", {u"-style"_s, u"Fusion"_s, u"--demo"_s}, Task::Window, true);
    row("option of Qt with two dashes", {u"--platform=offscreen"_s});
    row("profile and server", {u"--profile=p"_s, u"--server="_s + url}, Task::Window, false, {},
        u"p"_s, QUrl(url));
}

void tst_CommandLine::accepts()
{
    QFETCH(QStringList, arguments);
    const auto result = parse(arguments);
    QVERIFY(std::holds_alternative<CommandLine>(result));
    const auto &line = std::get<CommandLine>(result);
    QTEST(int(line.task), "task");
    QTEST(line.demo, "demo");
    QTEST(line.screenshotFile, "screenshotFile");
    QTEST(line.profile, "profile");
    QTEST(line.server.value_or(QUrl()), "server");
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("firstLine");

    const QString combined = u"decidesk: --demo can't be combined with --profile or --server"_s;
    const QString name = QStringLiteral("decidesk: --profile '%1': a profile's name has 1 to 32 of "
                                        "the characters A-Z, a-z, 0-9, _ and -");
    const QString address = u"decidesk: --server: not an address such as wss://example.org/ws"_s;
    const QString scheme = u"decidesk: --server: only ws:// and wss:// addresses are supported"_s;

    QTest::newRow("unknown option")
        << QStringList{u"--nonsense"_s} << u"decidesk: Unknown option 'nonsense'."_s;
    QTest::newRow("unknown option with one dash")
        << QStringList{u"-vx"_s} << u"decidesk: Unknown option 'vx'."_s;
    QTest::newRow("argument") << QStringList{u"file.txt"_s}
                              << u"decidesk: unexpected argument 'file.txt'"_s;
    QTest::newRow("demo with server")
        << QStringList{u"--demo"_s, u"--server"_s, u"ws://localhost/"_s} << combined;
    QTest::newRow("demo with profile")
        << QStringList{u"--demo"_s, u"--profile"_s, u"p"_s} << combined;
    QTest::newRow("screenshot alone")
        << QStringList{u"--screenshot"_s, u"a.png"_s} << u"decidesk: --screenshot needs --demo"_s;
    QTest::newRow("screenshot without a name")
        << QStringList{u"--demo"_s, u"--screenshot"_s, u""_s}
        << u"decidesk: --screenshot needs the name of a file"_s;
    QTest::newRow("screenshot at the end") << QStringList{u"--demo"_s, u"--screenshot"_s}
                                           << u"decidesk: Missing value after '--screenshot'."_s;
    QTest::newRow("empty profile") << QStringList{u"--profile"_s, u""_s} << name.arg(QString());
    QTest::newRow("profile with a space")
        << QStringList{u"--profile"_s, u"a b"_s} << name.arg(u"a b"_s);
    QTest::newRow("profile with dots")
        << QStringList{u"--profile"_s, u"../x"_s} << name.arg(u"../x"_s);
    QTest::newRow("profile of 33")
        << QStringList{u"--profile"_s, QString(33, u'x')} << name.arg(QString(33, u'x'));
    QTest::newRow("empty server") << QStringList{u"--server"_s, u""_s} << address;
    QTest::newRow("no host") << QStringList{u"--server"_s, u"ws://"_s} << address;
    QTest::newRow("http") << QStringList{u"--server"_s, u"http://example.org/"_s} << scheme;
    QTest::newRow("password")
        << QStringList{u"--server"_s, u"wss://me:hunter2@example.org/"_s}
        << u"decidesk: --server: an address must not contain a user name or a password"_s;
}

void tst_CommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    const auto result = parse(arguments);
    QVERIFY(std::holds_alternative<CommandLineError>(result));
    const QString text = std::get<CommandLineError>(result).text;
    QTEST(text.section(u'\n', 0, 0), "firstLine");
    QVERIFY(text.endsWith(u'\n'));
}

void tst_CommandLine::helpNamesEveryOption()
{
    const QString help = commandLineHelp();
    for (const char *option :
         {"--demo", "--screenshot FILE", "--profile NAME", "--server URL", "--help", "--version"})
        QVERIFY2(help.contains(QLatin1String(option)), option);
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void tst_CommandLine::versionIsOneLine()
{
    const QRegularExpression line(u"^decidesk [0-9]+\\.[0-9]+\\.[0-9]+\n$"_s);
    QVERIFY(line.match(versionLine()).hasMatch());
}

void tst_CommandLine::aPasswordInTheAddressIsNotRepeated()
{
    const auto result = parse({u"--server"_s, u"wss://me:hunter2@example.org/"_s});
    QVERIFY(!std::get<CommandLineError>(result).text.contains(u"hunter2"_s));
}

DECIDESK_TEST(tst_CommandLine)
#include "tst_CommandLine.moc"
