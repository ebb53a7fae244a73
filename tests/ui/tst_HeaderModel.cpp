#include "HeaderModel.h"
#include "TestProgram.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace decidesk;
using namespace Qt::StringLiterals;

using Model = HeaderModel;

class tst_HeaderModel : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItIsGiven();
    void secretValuesAreMasked();
    void whatIsTypedIsTrimmedAndTold();
    void emptyRowsDoNotCount();
    void faults_data();
    void faults();
    void aReadValueBelongsToItsServer();
    void aTypedValueFollows();
    void aRenamedHeaderKeepsItsValue();
    void anUntickedValueIsNotGivenAway();
    void theSameValueAgainIsNotTyped();
    void tellsWhichValueIsMissing();

private:
    static ServerSecrets secretOf(const QString &name, const QString &value);
    static bool type(Model &model, int row, Model::Column column, const QVariant &value);
    static QVariant at(const Model &model, int row, Model::Column column, int role);
};

namespace {

const QList<ServerHeader> plainAndSecret{{u"X-Plain"_s, u"1"_s, false},
                                         {u"Authorization"_s, {}, true}};

} // namespace

ServerSecrets tst_HeaderModel::secretOf(const QString &name, const QString &value)
{
    ServerSecrets secrets;
    secrets.setHeader(name, Secret(value));
    return secrets;
}

bool tst_HeaderModel::type(Model &model, int row, Model::Column column, const QVariant &value)
{
    return model.setData(model.index(row, column), value,
                         column == Model::IsSecret ? Qt::CheckStateRole : Qt::EditRole);
}

QVariant tst_HeaderModel::at(const Model &model, int row, Model::Column column, int role)
{
    return model.data(model.index(row, column), role);
}

void tst_HeaderModel::keepsWhatItIsGiven()
{
    Model model;
    const QAbstractItemModelTester tester(&model);
    model.setHeaders(plainAndSecret);
    QCOMPARE(model.headers(), plainAndSecret);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(at(model, 0, Model::IsSecret, Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(at(model, 1, Model::IsSecret, Qt::CheckStateRole).toInt(), int(Qt::Checked));
    model.remove(0);
    model.add();
    QCOMPARE(model.headers(), plainAndSecret.sliced(1));
    model.setHeaders({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_HeaderModel::secretValuesAreMasked()
{
    Model model;
    model.setHeaders(plainAndSecret);
    model.setKept(secretOf(u"authorization"_s, u"canary"_s));
    const QString mask(8, QChar(0x2022));
    for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole}) {
        QCOMPARE(at(model, 0, Model::Value, role).toString(), u"1"_s);
        QCOMPARE(at(model, 1, Model::Value, role).toString(), mask);
    }
    for (const int role : {Qt::ToolTipRole, Qt::StatusTipRole, Qt::AccessibleDescriptionRole})
        QVERIFY(!at(model, 1, Model::Value, role).isValid());
    QVERIFY(model.isMasked(1));
    QVERIFY(!model.isMasked(0));
    QCOMPARE(at(model, 1, Model::Value, Qt::EditRole).toString(), u"canary"_s);

    QSignalSpy changed(&model, &Model::dataChanged);
    model.setRevealed(true);
    QVERIFY(changed.count() > 0);
    QVERIFY(!model.isMasked(1));
    QCOMPARE(at(model, 1, Model::Value, Qt::DisplayRole).toString(), u"canary"_s);
}

void tst_HeaderModel::whatIsTypedIsTrimmedAndTold()
{
    Model model;
    QSignalSpy edited(&model, &Model::edited);
    model.add();
    QVERIFY(type(model, 0, Model::Name, u" X-Tenant "_s));
    QVERIFY(type(model, 0, Model::Value, u" a b "_s));
    QCOMPARE(edited.count(), 3);
    QVERIFY(type(model, 0, Model::Value, u"a b"_s));
    QCOMPARE(edited.count(), 3);
    QCOMPARE(model.headers(), (QList<ServerHeader>{{u"X-Tenant"_s, u"a b"_s, false}}));
    QVERIFY(type(model, 0, Model::IsSecret, Qt::Checked));
    QCOMPARE(edited.count(), 4);
    QCOMPARE(model.headers(), (QList<ServerHeader>{{u"X-Tenant"_s, {}, true}}));
    QCOMPARE(model.secretsOver({}), secretOf(u"x-tenant"_s, u"a b"_s));
}

void tst_HeaderModel::emptyRowsDoNotCount()
{
    Model model;
    model.add();
    model.add();
    type(model, 1, Model::IsSecret, Qt::Checked);
    QCOMPARE(model.headers(), QList<ServerHeader>());
    QCOMPARE(model.fault(), FaultyHeader());
}

void tst_HeaderModel::faults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<HeaderFault>("fault");
    using Fault = HeaderFault;
    QTest::newRow("right") << u"X"_s << u"1"_s << false << Fault::None;
    QTest::newRow("right secret") << u"X"_s << u"1"_s << true << Fault::None;
    QTest::newRow("no name") << QString() << u"1"_s << false << Fault::NoName;
    QTest::newRow("no value") << u"X"_s << QString() << false << Fault::NoValue;
    QTest::newRow("no secret value") << u"X"_s << QString() << true << Fault::NoValue;
    QTest::newRow("reserved") << u"Host"_s << u"1"_s << false << Fault::OfTheProtocol;
    QTest::newRow("line end in a secret")
        << u"X"_s << u"a\r\nb"_s << true << Fault::ControlCharacter;
    QTest::newRow("twice") << u"x-PLAIN"_s << u"1"_s << false << Fault::NameTwice;
}

void tst_HeaderModel::faults()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const bool, secret);
    Model model;
    model.setHeaders(plainAndSecret);
    model.add();
    type(model, 2, Model::Name, name);
    type(model, 2, Model::Value, value);
    if (secret)
        type(model, 2, Model::IsSecret, Qt::Checked);
    QTEST(model.fault().fault, "fault");
}

void tst_HeaderModel::aReadValueBelongsToItsServer()
{
    Model model;
    model.setHeaders(plainAndSecret);
    const ServerSecrets mine = secretOf(u"Authorization"_s, u"canary"_s);
    model.setKept(mine);
    QCOMPARE(model.secretsOver(mine), mine);
    // Another server is typed.
    model.setKept({});
    QCOMPARE(at(model, 1, Model::Value, Qt::EditRole).toString(), QString());
    QCOMPARE(model.secretsOver({}).header(u"Authorization"_s), Secret());
    model.setKept(mine);
    QCOMPARE(at(model, 1, Model::Value, Qt::EditRole).toString(), u"canary"_s);
}

void tst_HeaderModel::aTypedValueFollows()
{
    Model model;
    model.setHeaders(plainAndSecret);
    model.setKept(secretOf(u"Authorization"_s, u"canary"_s));
    type(model, 1, Model::Value, u"typed"_s);
    model.setKept({});
    QCOMPARE(model.secretsOver({}), secretOf(u"Authorization"_s, u"typed"_s));
}

void tst_HeaderModel::aRenamedHeaderKeepsItsValue()
{
    Model model;
    model.setHeaders(plainAndSecret);
    const ServerSecrets kept = secretOf(u"Authorization"_s, u"canary"_s);
    model.setKept(kept);
    type(model, 1, Model::Name, u"X-Auth"_s);
    QCOMPARE(model.secretsOver(kept), secretOf(u"X-Auth"_s, u"canary"_s));
}

void tst_HeaderModel::anUntickedValueIsNotGivenAway()
{
    Model model;
    model.setHeaders(plainAndSecret);
    model.setKept(secretOf(u"Authorization"_s, u"canary"_s));
    type(model, 1, Model::IsSecret, Qt::Unchecked);
    QCOMPARE(at(model, 1, Model::Value, Qt::DisplayRole).toString(), QString());
    QCOMPARE(model.fault(), (FaultyHeader{HeaderFault::NoValue, u"Authorization"_s}));
    type(model, 1, Model::IsSecret, Qt::Checked);
    QCOMPARE(at(model, 1, Model::Value, Qt::EditRole).toString(), u"canary"_s);
    QCOMPARE(model.fault(), FaultyHeader());
}

void tst_HeaderModel::theSameValueAgainIsNotTyped()
{
    Model model;
    model.setHeaders(plainAndSecret);
    const ServerSecrets kept = secretOf(u"Authorization"_s, u"canary"_s);
    model.setKept(kept);
    const QSignalSpy edited(&model, &Model::edited);
    type(model, 1, Model::Value, u"canary"_s);
    QCOMPARE(edited.count(), 0);
    model.setKept({});
    QCOMPARE(at(model, 1, Model::Value, Qt::EditRole).toString(), QString());
}

void tst_HeaderModel::tellsWhichValueIsMissing()
{
    Model model;
    model.setHeaders(plainAndSecret);
    QCOMPARE(model.withoutValue(), u"Authorization"_s);
    QCOMPARE(model.fault(), FaultyHeader());
    model.setKept(secretOf(u"Authorization"_s, u"canary"_s));
    QCOMPARE(model.withoutValue(), QString());
    model.setKept({});
    type(model, 1, Model::Value, u"typed"_s);
    QCOMPARE(model.withoutValue(), QString());
}

DECIDESK_TEST(tst_HeaderModel)
#include "tst_HeaderModel.moc"
