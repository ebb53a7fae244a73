#include "Language.h"
#include "TestProgram.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace decidesk;

namespace {

const QString french = QStringLiteral("fr");
const QString english = QStringLiteral("en");

/// A text that the French translation has for certain.
QString offline()
{
    return QCoreApplication::translate("decidesk::StateText", "Offline");
}

class Listener : public QWidget
{
public:
    int changes = 0;
    QString decimal; ///< as formatted when the language changed

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange) {
            ++changes;
            decimal = QLocale().toString(1.5);
        }
        QWidget::changeEvent(event);
    }
};

} // namespace

class tst_Language : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void startsInEnglish();
    void firstOfTheSystemsLanguagesThatIsThere();
    void chosenGoesBeforeTheSystem();
    void unknownOneMeansTheSystem();
    void listsWhatIsThere();
    void territoryFallsBackToItsLanguage_data();
    void territoryFallsBackToItsLanguage();
    void widgetsAreTold();
    void sameLanguageIsNotInstalledAgain();
    void numbersFollow();
    void nativeNames_data();
    void nativeNames();
    void goneTranslatorLeavesEnglish();
};

void tst_Language::initTestCase()
{
    // Without its environment the tests below would say nothing.
    QCOMPARE(QLocale::system().uiLanguages().value(0).left(2), QStringLiteral("eo"));
    QVERIFY(QFile::exists(QStringLiteral(":/i18n/decidesk_fr.qm")));
}

void tst_Language::cleanup()
{
    Language().apply(english);
    QCoreApplication::processEvents();
}

void tst_Language::startsInEnglish()
{
    const Language language;
    QCOMPARE(language.current(), english);
    QCOMPARE(offline(), QStringLiteral("Offline"));
}

void tst_Language::firstOfTheSystemsLanguagesThatIsThere()
{
    Language language;
    language.apply({});
    QCOMPARE(language.current(), french);
    QVERIFY(offline() != QStringLiteral("Offline"));
}

void tst_Language::chosenGoesBeforeTheSystem()
{
    Language language;
    language.apply(english);
    QCOMPARE(language.current(), english);
    language.apply(french);
    QCOMPARE(language.current(), french);
    language.apply(english);
    QCOMPARE(offline(), QStringLiteral("Offline"));
}

void tst_Language::unknownOneMeansTheSystem()
{
    Language language;
    language.apply(QStringLiteral("tlh"));
    QCOMPARE(language.current(), french);
}

void tst_Language::listsWhatIsThere()
{
    QVERIFY(Language().available().contains(french));
    QVERIFY(Language().available().contains(english));

    const QTemporaryDir folder;
    for (const char *name :
         {"decidesk_de.qm", "decidesk_pt_BR.qm", "other_it.qm", "decidesk_es.ts"}) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const Language language(nullptr, folder.path());
    QCOMPARE(language.available(),
             QStringList({QStringLiteral("de"), english, QStringLiteral("pt_BR")}));
}

void tst_Language::territoryFallsBackToItsLanguage_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("underscore") << QStringLiteral("fr_BE");
    QTest::newRow("hyphen") << QStringLiteral("fr-BE");
    QTest::newRow("script and territory") << QStringLiteral("fr-Latn-BE");
}

void tst_Language::territoryFallsBackToItsLanguage()
{
    QFETCH(QString, wanted);
    Language language;
    language.apply(english);
    language.apply(wanted);
    QCOMPARE(language.current(), french);
}

void tst_Language::widgetsAreTold()
{
    Language language;
    Listener listener;
    language.apply(french);
    QTRY_VERIFY(listener.changes > 0);
    QCOMPARE(listener.decimal, QStringLiteral("1,5"));
}

void tst_Language::sameLanguageIsNotInstalledAgain()
{
    Language language;
    language.apply(french);
    QCoreApplication::processEvents();
    Listener listener;
    language.apply(french);
    language.apply({});
    QCoreApplication::processEvents();
    QCOMPARE(listener.changes, 0);
}

void tst_Language::numbersFollow()
{
    Language language;
    language.apply(french);
    QCOMPARE(QLocale().language(), QLocale::French);
    QCOMPARE(QLocale().toString(1.5), QStringLiteral("1,5"));
    language.apply(english);
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(QLocale().toString(1.5), QStringLiteral("1.5"));
}

void tst_Language::nativeNames_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::newRow("English") << english << QStringLiteral("English");
    QTest::newRow("French") << french << QStringLiteral("Français");
    QTest::newRow("German") << QStringLiteral("de") << QStringLiteral("Deutsch");
}

void tst_Language::nativeNames()
{
    QFETCH(QString, code);
    QTEST(Language::nativeName(code), "name");
}

void tst_Language::goneTranslatorLeavesEnglish()
{
    {
        Language language;
        language.apply(french);
        QVERIFY(offline() != QStringLiteral("Offline"));
    }
    QCOMPARE(offline(), QStringLiteral("Offline"));
}

DECIDESK_TEST(tst_Language)
#include "tst_Language.moc"
