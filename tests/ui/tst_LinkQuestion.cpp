#include "LinkQuestion.h"

#include "PlainLabel.h"
#include "Probe.h"
#include "TestProgram.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace decidesk;
using namespace decidesk::test;
using namespace Qt::StringLiterals;

class tst_LinkQuestion : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_opened.clear(); }

    void showsAllOfTheAddress();
    void opensOnlyWhenAsked();
    void copiesTheAddress();
    void escapeOpensNothing();
    void enterOpensNothingAtOnce();
    void severalCanBeChosenFrom();
    void everythingIsNamed();
    void followsTheLanguage();

private:
    std::unique_ptr<LinkQuestion> ask(const QStringList &addresses)
    {
        auto question = std::make_unique<LinkQuestion>(
            addresses, [this](const QUrl &url) { m_opened += url.toString(QUrl::FullyEncoded); });
        question->open();
        return question;
    }

    QStringList m_opened;
};

void tst_LinkQuestion::showsAllOfTheAddress()
{
    const QString address = u"https://example.org:81/"_s + u"path/"_s.repeated(100) + u"?a=<b>"_s;
    const auto question = ask({address});
    QCOMPARE(firstNamed<QPlainTextEdit>(*question, u"Address"_s)->toPlainText(), address);
    QVERIFY(firstNamed<QPlainTextEdit>(*question, u"Address"_s)->isReadOnly());
    QVERIFY(firstNamed<QLabel>(*question, u"example.org:81"_s));
    QVERIFY(firstNamed<QListWidget>(*question, u"Links"_s)->isHidden());
}

void tst_LinkQuestion::opensOnlyWhenAsked()
{
    const auto question = ask({u"https://example.org/a%20b"_s});
    QVERIFY(m_opened.isEmpty());
    firstNamed<QPushButton>(*question, u"Open"_s)->click();
    QCOMPARE(m_opened, QStringList{u"https://example.org/a%20b"_s});
    QVERIFY(question->isHidden());
}

void tst_LinkQuestion::copiesTheAddress()
{
    const auto question = ask({u"https://example.org/a"_s});
    firstNamed<QPushButton>(*question, u"Copy address"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/a"_s);
    QVERIFY(m_opened.isEmpty());
}

void tst_LinkQuestion::escapeOpensNothing()
{
    const auto question = ask({u"https://example.org/a"_s});
    QTest::keyClick(question.get(), Qt::Key_Escape);
    QVERIFY(question->isHidden());
    QVERIFY(m_opened.isEmpty());
}

void tst_LinkQuestion::enterOpensNothingAtOnce()
{
    const auto question = ask({u"https://example.org/a"_s});
    QTest::keyClick(question.get(), Qt::Key_Return);
    QVERIFY(question->isHidden());
    QVERIFY(m_opened.isEmpty());
}

void tst_LinkQuestion::severalCanBeChosenFrom()
{
    const auto question = ask({u"https://a.example/"_s, u"https://b.example/"_s});
    auto *links = firstNamed<QListWidget>(*question, u"Links"_s);
    QVERIFY(links->isVisible());
    QCOMPARE(question->address(), u"https://a.example/"_s);
    QTest::keyClick(links, Qt::Key_Down);
    QCOMPARE(question->address(), u"https://b.example/"_s);
    QVERIFY(firstNamed<QLabel>(*question, u"b.example"_s));
    firstNamed<QPushButton>(*question, u"Open"_s)->click();
    QCOMPARE(m_opened, QStringList{u"https://b.example/"_s});
}

void tst_LinkQuestion::everythingIsNamed()
{
    for (const int percent : {100, 200}) {
        const TextSize size(percent);
        const auto question = ask({u"https://a.example/"_s, u"https://b.example/"_s});
        QVERIFY(QTest::qWaitForWindowExposed(question.get()));
        QCOMPARE(nameFaults(*question), QString());
        QCOMPARE(clipped(*question), QString());
        QCOMPARE(question->accessibleName(), u"Open link"_s);
    }
}

void tst_LinkQuestion::followsTheLanguage()
{
    const auto question = ask({u"https://a.example/"_s});
    const MarkedLanguage marked;
    QTRY_COMPARE(unmarked(*question, {u"a.example"_s, u"https://a.example/"_s}), QString());
}

DECIDESK_TEST(tst_LinkQuestion)
#include "tst_LinkQuestion.moc"
