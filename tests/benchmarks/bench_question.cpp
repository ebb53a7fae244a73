// Enter in the message field until the field is empty again: the whole window, with the question
// committed to the disk in between, in a history of so many messages. The pauses between the
// questions differ, so that they meet whatever goes on after one. Beside it a bare SQLite
// connection with the same settings that commits the same text on the same disk, in turns.
// usage: bench_question FOLDER MESSAGES QUESTIONS     FOLDER keeps the histories that are made
#include "AnswerServer.h"
#include "Appearance.h"
#include "EventLoop.h"
#include "HistoryMaker.h"
#include "MessageField.h"
#include "Row.h"
#include "Session.h"
#include "SqlText.h"
#include "Statistics.h"
#include "WindowDesk.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>
#include <QLocale>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>
#include <vector>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;

constexpr double mostMs = 3; // 99 of 100

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

QString question(int number)
{
    return u"%1: shall we ship the new version on Friday, or wait for the tests?"_s.arg(number);
}

/// A connection with the history's settings and nothing around it.
class BareDatabase
{
public:
    explicit BareDatabase(const QString &path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bare"_s))
    {
        m_database.setDatabaseName(path);
        if (m_database.open())
            sql_text::runAll(m_database,
                             {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                              u"CREATE TABLE texts (text TEXT)"_s});
    }
    ~BareDatabase()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"bare"_s);
    }
    Q_DISABLE_COPY_MOVE(BareDatabase)

    bool insert(const QString &text)
    {
        QSqlQuery query(m_database);
        query.prepare(u"INSERT INTO texts VALUES (?)"_s);
        query.addBindValue(text);
        return query.exec();
    }

private:
    QSqlDatabase m_database;
};

struct Figures
{
    std::vector<double> own; ///< ms
    std::vector<double> bare; ///< ms
};

/// False: something failed.
bool measure(WindowDesk &desk, const Session &session, BareDatabase &bare, int questions,
             Figures &figures)
{
    auto *field = desk.window().findChild<MessageField *>();
    field->setFocus();
    int decisions = 0;
    QObject context;
    QObject::connect(&session, &Session::decisionArrived, &context, [&decisions] { ++decisions; });
    for (int i = 0; i < questions; ++i) {
        // Over the time in which what was stored goes into the index, and around that of a draft.
        constexpr int pauses = 263;
        runFor(i % 10 == 9 ? 650 + i % 100 : i * 37 % pauses);
        field->insertPlainText(question(i));
        runFor(1);
        QElapsedTimer clock;
        clock.start();
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
        if (!waitUntil([field] { return field->document()->isEmpty(); }))
            return false;
        figures.own.push_back(milliseconds(clock));
        if (!waitUntil([&] { return decisions > i; }))
            return false;
        clock.start();
        if (!bare.insert(question(i)))
            return false;
        figures.bare.push_back(milliseconds(clock));
    }
    return true;
}

QString figure(double value)
{
    return QString::number(value, 'f', 2);
}

void report(const Figures &figures, qint64 messages)
{
    const double slowest = quantile(figures.own, 0.99);
    print(
        {u"a question accepted"_s, u"99 %: ≤ %1 ms"_s.arg(mostMs), figure(slowest) + u" ms"_s,
         u"Enter until the field is empty, %1 questions, %2 messages; median %3 ms, longest %4 ms;"
         " bare SQLite commits in %5 ms, 99 %: %6 ms"_s.arg(
             QString::number(figures.own.size()), QLocale(QLocale::English).toString(messages),
             figure(median(figures.own)), figure(quantile(figures.own, 1)),
             figure(median(figures.bare)), figure(quantile(figures.bare, 0.99))),
         slowest <= mostMs});
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const decidesk::Appearance appearance(application);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 messages = arguments.value(2).toLongLong();
    const int questions = arguments.value(3).toInt();
    if (arguments.size() != 4 || messages < 1 || questions < 1) {
        std::fputs("usage: bench_question FOLDER MESSAGES QUESTIONS\n", stderr);
        return 2;
    }
    const QString whole
        = history_maker::history(arguments.at(1), history_maker::Texts::Short, messages);
    // On the same disk as the histories: that of temporary files may be none.
    const QTemporaryDir folder(arguments.at(1) + u"/questions-XXXXXX"_s);
    const QString copy = folder.filePath(u"history.db"_s);
    Figures figures;
    bool isMeasured = false;
    if (!whole.isEmpty() && QFile::copy(whole, copy)) {
        const AnswerServer server(u"{\"token\":\"T0KEN1234T0KEN1234T0KEN1234T0K12\","
                                  "\"message\":\"Ship it: it can be undone.\"}"_s);
        WindowDesk desk(copy);
        BareDatabase bare(folder.filePath(u"bare.db"_s));
        const Session *session = desk.openConversation(server.url());
        isMeasured = session != nullptr && measure(desk, *session, bare, questions, figures);
    }
    if (!isMeasured) {
        std::fputs("bench_question: a question was not accepted\n", stderr);
        return 1;
    }
    report(figures, messages);
    return 0;
}
