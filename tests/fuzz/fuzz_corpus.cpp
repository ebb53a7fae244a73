#include "FrameProperties.h"
#include "MarkdownProperties.h"
#include "Mutator.h"
#include "ReplyProperties.h"
#include "TextProperties.h"

#include <QDir>
#include <QTest>

using namespace decidesk;

using Property = const char *(*)(QByteArrayView input);
Q_DECLARE_METATYPE(Property)

class tst_FuzzCorpus : public QObject
{
    Q_OBJECT

private slots:
    void corpus_data();
    void corpus();
    void mutations_data();
    void mutations();
};

namespace {

constexpr int mutationsEach = 10'000;
constexpr unsigned seed = 20261123; // the same inputs on every machine

void addTargets()
{
    QTest::addColumn<Property>("property");
    QTest::addColumn<QString>("folder");
    QTest::newRow("frames") << Property(brokenFrameProperty) << QStringLiteral("frames");
    QTest::newRow("markdown") << Property(brokenMarkdownProperty) << QStringLiteral("markdown");
    QTest::newRow("replies") << Property(brokenReplyProperty) << QStringLiteral("replies");
    QTest::newRow("texts") << Property(brokenTextProperty) << QStringLiteral("texts");
}

QList<QByteArray> filesOf(const QString &folder)
{
    const QDir dir(QStringLiteral(DECIDESK_CORPUS_DIR) + u'/' + folder);
    QList<QByteArray> contents;
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            contents.append(file.readAll());
    }
    return contents;
}

QByteArray report(const char *broken, const QByteArray &input)
{
    return QByteArray(broken) + " does not hold for (base64) " + input.toBase64();
}

} // namespace

void tst_FuzzCorpus::corpus_data()
{
    addTargets();
}

void tst_FuzzCorpus::corpus()
{
    QFETCH(const Property, property);
    QFETCH(const QString, folder);

    const QList<QByteArray> inputs = filesOf(folder);
    QVERIFY(!inputs.isEmpty());
    for (const QByteArray &input : inputs) {
        const char *const broken = property(input);
        QVERIFY2(broken == nullptr, report(broken, input).constData());
    }
}

void tst_FuzzCorpus::mutations_data()
{
    addTargets();
}

void tst_FuzzCorpus::mutations()
{
    QFETCH(const Property, property);
    QFETCH(const QString, folder);

    Mutator mutator(filesOf(folder), seed);
    for (int i = 0; i < mutationsEach; ++i) {
        const QByteArray input = mutator.next();
        const char *const broken = property(input);
        QVERIFY2(broken == nullptr, report(broken, input).constData());
    }
}

QTEST_GUILESS_MAIN(tst_FuzzCorpus)
#include "fuzz_corpus.moc"
