#include "TestProgram.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Calls that do harm on Qt 6.4 (each was measured) or that the rules of the house leave out. What
/// does not stand in the sources can't happen.
class tst_ForbiddenCalls : public QObject
{
    Q_OBJECT

private slots:
    void areNowhere_data();
    void areNowhere();
};

void tst_ForbiddenCalls::areNowhere_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("example");
    QTest::addColumn<QString>("allowedIn");

    const auto row = [](const char *name, const char *pattern, const char *example,
                        const char *folder = "", const char *allowedIn = "nowhere") {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(folder)
                            << QString::fromUtf8(example) << QString::fromUtf8(allowedIn);
    };
    row("a switch to ignore TLS errors", "ignoreSslErrors", "socket->ignoreSslErrors();");
    // What reads there is no QWebSocket, and wants no frame.
    row("a read buffer smaller than a frame is a silent dead-lock", "setReadBufferSize",
        "socket->setReadBufferSize(1);", "app/net", "app/net/UpgradeInquiry.cpp");
    // What comes there was checked by endpointOf().
    row("a header takes line ends", "setRawHeader", "request.setRawHeader(name, value);", "",
        "app/net/Handshake.cpp");
    row("does nothing on libsecret", "setInsecureFallback", "job.setInsecureFallback(true);");
    row("texts for signals and slots", "\\b(SIGNAL|SLOT)\\(", "SIGNAL(clicked())");
    row("who sent it", "\\bsender\\(\\)", "auto *button = sender();");
    row("a nested event loop holds back messages and pongs", "\\bQEventLoop\\b|\\bprocessEvents\\(",
        "QEventLoop loop;");
    row("a dialog or menu with a loop of its own",
        "\\b(\\w*[dD]ialog|\\w*[bB]ox|\\w*[mM]enu)(\\.|->)exec\\(", "m_menu->exec(place);");
    row("modal boxes", "QMessageBox::(information|warning|critical|question|about)\\(",
        "QMessageBox::warning(this, title, text);");
    row("stays rich text even in a plain box", "setInformativeText", "box->setInformativeText(x);");
    row("is empty on X11", "QKeySequence::Preferences", "QKeySequence::Preferences");
    row("exits by itself", "\\b\\w*[pP]arser(\\.|->)process\\(", "parser.process(arguments);");
}

void tst_ForbiddenCalls::areNowhere()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, folder);
    QFETCH(const QString, example);
    QFETCH(const QString, allowedIn);

    const QRegularExpression call(pattern);
    QVERIFY(call.isValid());
    QVERIFY2(call.match(example).hasMatch(), "the pattern does not find its own example");
    QStringList found;
    int files = 0;
    for (const char *top : {"app", "ui"}) {
        QDirIterator each(QStringLiteral(DECIDESK_SOURCE_DIR) + u'/' + QLatin1String(top),
                          {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (!file.fileName().contains(folder) || file.fileName().endsWith(allowedIn))
                continue;
            ++files;
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (call.match(QString::fromUtf8(file.readAll())).hasMatch())
                found += file.fileName();
        }
    }
    QVERIFY(files > 0);
    QCOMPARE(found.join(u'\n'), QString());
}

DECIDESK_TEST(tst_ForbiddenCalls)
#include "tst_ForbiddenCalls.moc"
