#include "AccountFilter.h"

#include "AccountModel.h"
#include "TestProgram.h"

#include <QAbstractItemModelTester>
#include <QStandardItemModel>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

class tst_AccountFilter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void finds_data();
    void finds();
    void followsTheAccounts();

private:
    void add(const QString &name, const QString &server);
    [[nodiscard]] QString names() const;

    std::unique_ptr<QStandardItemModel> m_accounts;
    std::unique_ptr<AccountFilter> m_filter;
};

void tst_AccountFilter::init()
{
    m_accounts = std::make_unique<QStandardItemModel>();
    m_filter = std::make_unique<AccountFilter>();
    m_filter->setSourceModel(m_accounts.get());
    new QAbstractItemModelTester(
        m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_filter.get());
    add(u"Joanna"_s, u"localhost:3000"_s);
    add(u"A strict boss"_s, u"staging.example.org"_s);
    add(u"Anna"_s, u"decide.example.org"_s);
    add(u"Zoë Müller"_s, u"localhost:3000"_s);
    add(u"🦊"_s, u"localhost:3001"_s);
    add(u"决策者"_s, u"[::1]:8080"_s);
}

void tst_AccountFilter::add(const QString &name, const QString &server)
{
    auto *item = new QStandardItem(name);
    item->setData(server, AccountModel::ServerNameRole);
    m_accounts->appendRow(item);
}

QString tst_AccountFilter::names() const
{
    QStringList names;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        names += m_filter->index(row, 0).data().toString();
    return names.join(u", "_s);
}

void tst_AccountFilter::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const QString all = u"Joanna, A strict boss, Anna, Zoë Müller, 🦊, 决策者"_s;
    QTest::newRow("nothing") << QString() << all;
    QTest::newRow("spaces") << u"  "_s << all;
    QTest::newRow("the beginning of a name comes first") << u"an"_s << u"Anna, Joanna"_s;
    QTest::newRow("letter case") << u"ANNA"_s << u"Anna, Joanna"_s;
    QTest::newRow("the beginning of a word, then a part")
        << u"a"_s << u"A strict boss, Anna, Joanna, Zoë Müller, 🦊"_s;
    QTest::newRow("a word of a name before a server")
        << u"st"_s << u"A strict boss, Joanna, Zoë Müller, 🦊"_s;
    QTest::newRow("accents") << u"zoe mul"_s << u"Zoë Müller"_s;
    QTest::newRow("words in any order") << u"boss str"_s << u"A strict boss"_s;
    QTest::newRow("name and server") << u"joanna 3000"_s << u"Joanna"_s;
    QTest::newRow("server") << u"example.org"_s << u"A strict boss, Anna"_s;
    QTest::newRow("port") << u":3001"_s << u"🦊"_s;
    QTest::newRow("signs only") << u"🦊"_s << u"🦊"_s;
    QTest::newRow("signs that no word has") << u"[::"_s << u"决策者"_s;
    QTest::newRow("another script") << u"策"_s << u"决策者"_s;
    QTest::newRow("nobody") << u"eve"_s << QString();
}

void tst_AccountFilter::finds()
{
    QFETCH(QString, typed);
    m_filter->setTyped(typed);
    QTEST(names(), "found");
    m_filter->setTyped({});
    QCOMPARE(m_filter->rowCount(), m_accounts->rowCount());
}

void tst_AccountFilter::followsTheAccounts()
{
    m_filter->setTyped(u"ann"_s);
    add(u"Annette"_s, u"localhost:3000"_s);
    QCOMPARE(names(), u"Anna, Annette, Joanna"_s);
    m_accounts->item(0)->setText(u"Hanno"_s);
    QCOMPARE(names(), u"Anna, Annette, Hanno"_s);
    m_accounts->removeRow(2);
    QCOMPARE(names(), u"Annette, Hanno"_s);
}

DECIDESK_TEST(tst_AccountFilter)
#include "tst_AccountFilter.moc"
