#include "DescribedReply.h"
#include "LimitCheck.h"
#include "ReplyParser.h"
#include "TestProgram.h"

#include <QTest>

using namespace decidesk;

class tst_LimitCheck : public QObject
{
    Q_OBJECT

private slots:
    void limits_data();
    void limits();
    void whatCountsAsStructure();
    void theLimitsOfThePageAreTheDefaults();
    void ownLimits();
};

void tst_LimitCheck::limits_data()
{
    QTest::addColumn<QString>("atTheLimit");
    QTest::addColumn<QString>("pastIt");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("code");

    constexpr qint64 mostBytes = qint64{8} * 1024 * 1024;
    const auto size = [](QLatin1String unit, qint64 bytesEach, qint64 bytes) {
        const qint64 room = bytes - 11; // {"data":""}
        const QString words = QString::fromUtf8(unit.data()).repeated(room / bytesEach)
            + QStringLiteral("x").repeated(room % bytesEach);
        return QString(QStringLiteral("{\"data\":\"") + words + QStringLiteral("\"}"));
    };
    const auto sizeRow = [&](const char *name, QLatin1String unit, qint64 bytesEach) {
        QTest::newRow(name) << size(unit, bytesEach, mostBytes)
                            << size(unit, bytesEach, mostBytes + 1)
                            << static_cast<int>(Error::Kind::MessageTooLarge) << mostBytes;
    };
    sizeRow("bytes, of one byte each", QLatin1String("a"), 1);
    sizeRow("bytes, of two bytes each", QLatin1String("é"), 2);
    sizeRow("bytes, of three bytes each", QLatin1String("日"), 3);
    sizeRow("bytes, of four bytes each", QLatin1String("😀"), 4);

    const auto numbers = [](qsizetype commas) {
        return QString(QStringLiteral("{\"data\":[") + QStringLiteral("1,").repeated(commas)
                       + QStringLiteral("1]}"));
    };
    QTest::newRow("structural characters")
        << numbers(199'995) << numbers(199'996) << static_cast<int>(Error::Kind::MessageTooComplex)
        << qint64{200'000};
    const auto members = [](qsizetype count) {
        return QString(u'{' + QStringLiteral("\"a\":1,").repeated(count - 1)
                       + QStringLiteral("\"data\":1}"));
    };
    QTest::newRow("colons count") << members(99'999) << members(100'000)
                                  << static_cast<int>(Error::Kind::MessageTooComplex)
                                  << qint64{200'000};
    const auto levels = [](qsizetype depth) {
        return QString(QStringLiteral("{\"data\":") + QStringLiteral("[").repeated(depth - 1)
                       + QStringLiteral("]").repeated(depth - 1) + u'}');
    };
    QTest::newRow("levels") << levels(64) << levels(65)
                            << static_cast<int>(Error::Kind::MessageTooDeep) << qint64{64};
}

void tst_LimitCheck::limits()
{
    QFETCH(const QString, atTheLimit);
    QFETCH(const QString, pastIt);
    QFETCH(const int, kind);
    QFETCH(const qint64, code);

    QCOMPARE(checkLimits(atTheLimit, {}), std::nullopt);
    QVERIFY(std::holds_alternative<DecisionReply>(parseReply(Action::TakeDecision, atTheLimit)));

    const Error expected{static_cast<Error::Kind>(kind), {}, code, {}};
    QCOMPARE(checkLimits(pastIt, {}), expected);
    for (const Action action : allActions)
        QCOMPARE(std::get<Error>(parseReply(action, pastIt)), expected);
    QVERIFY(isLimitError(expected.kind));
}

void tst_LimitCheck::whatCountsAsStructure()
{
    // What stands inside strings is no structure, wherever the string ends.
    const QString inString = QStringLiteral(R"({"data":"%1\"%1","a\\":1})")
                                 .arg(QStringLiteral("[{,:").repeated(100'000));
    QCOMPARE(checkLimits(inString, {}), std::nullopt);
    // The limits hold for texts that are no JSON too.
    QCOMPARE(checkLimits(QStringLiteral("[").repeated(65), {})->kind, Error::Kind::MessageTooDeep);
    QCOMPARE(checkLimits(QStringLiteral(",").repeated(200'001), {})->kind,
             Error::Kind::MessageTooComplex);
    QCOMPARE(
        checkLimits(QStringLiteral("]").repeated(100) + QStringLiteral("[").repeated(65), {})->kind,
        Error::Kind::MessageTooDeep);
    QCOMPARE(checkLimits({}, {}), std::nullopt);
}

void tst_LimitCheck::theLimitsOfThePageAreTheDefaults()
{
    QCOMPARE(ReplyLimits{}.maxBytes, qint64{8} * 1024 * 1024);
    QCOMPARE(ReplyLimits{}.maxStructuralCharacters, qint64{200'000});
    QCOMPARE(ReplyLimits{}.maxDepth, 64);
}

void tst_LimitCheck::ownLimits()
{
    const QString reply = QStringLiteral(R"({"data":[1]})");
    const auto kind = [&reply](const ReplyLimits &limits) {
        const Reply result = parseReply(Action::TakeDecision, reply, limits);
        const auto *const error = std::get_if<Error>(&result);
        return error == nullptr ? Error::Kind::None : error->kind;
    };
    QCOMPARE(kind({12, 5, 2}), Error::Kind::None);
    QCOMPARE(kind({11, 5, 2}), Error::Kind::MessageTooLarge);
    QCOMPARE(kind({12, 4, 2}), Error::Kind::MessageTooComplex);
    QCOMPARE(kind({12, 5, 1}), Error::Kind::MessageTooDeep);
}

DECIDESK_TEST(tst_LimitCheck)
#include "tst_LimitCheck.moc"
