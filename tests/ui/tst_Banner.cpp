#include "Banner.h"
#include "TestProgram.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace decidesk;
using namespace Qt::StringLiterals;
using Action = Banner::Action;

class tst_Banner : public QObject
{
    Q_OBJECT

private slots:
    void isHiddenWhileItHasNothingToSay();
    void itsTextIsItsName();
    void buttonsHaveTheirNames_data();
    void buttonsHaveTheirNames();
    void aButtonTellsItsAction();
    void detailsOpenAndClose();
    void withoutDetailsThereIsNoButton();
    void aNewTextKeepsTheFocusAndOpenDetails();
    void textIsPlain();
    void clearingHidesIt();
    void theIconFollowsTheTone();
    void buttonsComeAfterTheTextInTabOrder();
    void buttonsMoveBelowTheTextWhereItIsNarrow();
};

namespace {

Banner::Content content(const QList<Action> &actions, const QString &details = {})
{
    return {Tone::Error, u"It went wrong."_s, details, actions};
}

} // namespace

void tst_Banner::isHiddenWhileItHasNothingToSay()
{
    const Banner banner;
    QVERIFY(banner.isHidden());
}

void tst_Banner::itsTextIsItsName()
{
    Banner banner;
    banner.setContent(content({}));
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), u"It went wrong."_s);
}

void tst_Banner::buttonsHaveTheirNames_data()
{
    QTest::addColumn<Action>("action");
    QTest::addColumn<QString>("name");
    QTest::newRow("connect") << Action::ConnectNow << u"Connect now"_s;
    QTest::newRow("ask") << Action::AskAgain << u"Ask again"_s;
    QTest::newRow("leave") << Action::LeaveIt << u"Ignore"_s;
    QTest::newRow("log in") << Action::LogInAgain << u"Log in again"_s;
    QTest::newRow("with it") << Action::LogInWithIt << u"Log in with it"_s;
    QTest::newRow("details") << Action::Details << u"Details"_s;
    QTest::newRow("dismiss") << Action::Dismiss << u"Dismiss"_s;
}

void tst_Banner::buttonsHaveTheirNames()
{
    QFETCH(Action, action);
    QFETCH(QString, name);
    Banner banner;
    banner.setContent(action == Action::Details ? content({}, u"cause"_s) : content({action}));
    QVERIFY(banner.button(action));
    QCOMPARE(banner.button(action)->text(), name);
    QCOMPARE(banner.button(action)->accessibleName(), name);
}

void tst_Banner::aButtonTellsItsAction()
{
    Banner banner;
    banner.setContent(content({Action::AskAgain, Action::Dismiss}));
    QSignalSpy triggered(&banner, &Banner::triggered);
    banner.button(Action::Dismiss)->click();
    banner.button(Action::AskAgain)->click();
    QCOMPARE(triggered.size(), 2);
    QCOMPARE(triggered.at(0).constFirst().value<Action>(), Action::Dismiss);
    QCOMPARE(triggered.at(1).constFirst().value<Action>(), Action::AskAgain);
}

void tst_Banner::detailsOpenAndClose()
{
    Banner banner;
    banner.setContent(content({}, u"<b>the cause</b>"_s));
    const auto *details = banner.findChild<QPlainTextEdit *>();
    QVERIFY(details->isHidden());
    QSignalSpy triggered(&banner, &Banner::triggered);
    banner.button(Action::Details)->click();
    QVERIFY(!details->isHidden());
    QCOMPARE(details->toPlainText(), u"<b>the cause</b>"_s);
    banner.button(Action::Details)->click();
    QVERIFY(details->isHidden());
    QVERIFY(triggered.isEmpty());
}

void tst_Banner::withoutDetailsThereIsNoButton()
{
    Banner banner;
    banner.setContent(content({Action::Dismiss}));
    QVERIFY(!banner.button(Action::Details));
}

void tst_Banner::aNewTextKeepsTheFocusAndOpenDetails()
{
    Banner banner;
    Banner::Content counting = content({Action::ConnectNow}, u"cause"_s);
    banner.setContent(counting);
    banner.show();
    QVERIFY(QTest::qWaitForWindowExposed(&banner));
    const QPushButton *connectNow = banner.button(Action::ConnectNow);
    banner.button(Action::ConnectNow)->setFocus();
    banner.button(Action::Details)->click();
    counting.text = u"Reconnecting in 4 s."_s;
    banner.setContent(counting);
    QCOMPARE(banner.button(Action::ConnectNow), connectNow);
    QVERIFY(banner.button(Action::ConnectNow)->hasFocus());
    QVERIFY(!banner.findChild<QPlainTextEdit *>()->isHidden());
    QCOMPARE(banner.accessibleName(), u"Reconnecting in 4 s."_s);
}

void tst_Banner::textIsPlain()
{
    Banner banner;
    banner.setContent({Tone::Error, u"a < b and <img src=\"file:///etc/passwd\"> c > d"_s, {}, {}});
    for (const auto *label : banner.findChildren<QLabel *>())
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
}

void tst_Banner::clearingHidesIt()
{
    Banner banner;
    banner.setContent(content({Action::Dismiss}, u"cause"_s));
    banner.clear();
    QVERIFY(banner.isHidden());
    QVERIFY(banner.accessibleName().isEmpty());
    QVERIFY(!banner.button(Action::Dismiss));
}

void tst_Banner::theIconFollowsTheTone()
{
    const auto iconOf = [](const Banner &banner) {
        for (const auto *label : banner.findChildren<QLabel *>()) {
            if (!label->pixmap().isNull())
                return label->pixmap().toImage();
        }
        return QImage();
    };
    Banner fresh;
    fresh.setContent({Tone::Error, u"refused"_s, {}, {}});
    Banner used;
    used.setContent({Tone::Warning, u"not kept"_s, {}, {}});
    QVERIFY(iconOf(used) != iconOf(fresh));
    used.clear();
    used.setContent({Tone::Error, u"refused"_s, {}, {}});
    QCOMPARE(iconOf(used), iconOf(fresh));
}

void tst_Banner::buttonsComeAfterTheTextInTabOrder()
{
    Banner banner;
    banner.setContent(content({Action::AskAgain, Action::LeaveIt}, u"cause"_s));
    banner.show();
    QVERIFY(QTest::qWaitForWindowExposed(&banner));
    banner.button(Action::AskAgain)->setFocus();
    QTest::keyClick(&banner, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), banner.button(Action::LeaveIt));
    QTest::keyClick(banner.button(Action::LeaveIt), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), banner.button(Action::Details));
}

void tst_Banner::buttonsMoveBelowTheTextWhereItIsNarrow()
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *banner = new Banner;
    column->addWidget(banner);
    column->addStretch();
    banner->setContent({Tone::Error,
                        u"A sentence that says what happened and what can be done about it."_s,
                        {},
                        {Action::AskAgain, Action::LogInAgain, Action::Dismiss}});
    page.resize(1200, 300);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto *label = banner->findChild<QLabel *>(u"bannerText"_s);
    const auto *button = banner->button(Action::AskAgain);
    QTRY_VERIFY(button->x() > label->geometry().right());
    page.resize(400, 300);
    QTRY_VERIFY(button->y() > label->geometry().bottom());
    for (const Action action : {Action::AskAgain, Action::LogInAgain, Action::Dismiss})
        QVERIFY(banner->rect().contains(banner->button(action)->geometry()));
}

DECIDESK_TEST(tst_Banner)
#include "tst_Banner.moc"
