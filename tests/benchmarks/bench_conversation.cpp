// A stored conversation in a real view over SQLite: how long until its newest screenful is painted,
// and the longest time that the event loop stands still afterwards, while scrolling and while the
// window changes its size. Once with short texts, once with Markdown.
// usage: bench_conversation ROUNDS MESSAGES...
#include "ConversationPager.h"
#include "ConversationView.h"
#include "LoopWatch.h"
#include "Row.h"
#include "SqliteHistory.h"
#include "Statistics.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;

constexpr int patienceMs = 60'000;
constexpr int batch = 5'000;
constexpr double maxSlice = 8; // ms
constexpr double maxStill = 16; // ms

struct Kind
{
    QString name;
    QString text; ///< of a decision
    double maxOpen; ///< ms
};

QList<Kind> kinds()
{
    const QString paragraph
        = u"## Not on Friday\n\n**No.** Two reasons speak *against* it, and `one` of them can't be "
          "negotiated:\n\n1. The tests of the new parser fail on two machines.\n2. Nobody is there "
          "on Saturday, see [the plan](https://example.org/plan).\n\n> Whoever ships on Friday "
          "works on Saturday.\n\n```\nship(monday)\n```\n\n"_s;
    QString markdown;
    while (markdown.size() < 1024)
        markdown += paragraph;
    return {{u"100-byte texts"_s,
             u"No. It can wait until Monday, when everybody is back and has had the time to look "
             "at it again, too."_s,
             20},
            {u"1 KiB Markdown"_s, markdown.left(1024), 40}};
}

bool waitUntil(const std::function<bool()> &isSo)
{
    QElapsedTimer clock;
    clock.start();
    while (!isSo() && clock.elapsed() < patienceMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isSo();
}

/// Turns the event loop for so long, without idling.
void runFor(int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, ms);
}

bool fill(SqliteHistory &history, const AccountId &account, const QString &decision, int count)
{
    int stored = 0;
    QObject context;
    for (int done = 0; done < count; done += batch) {
        QList<Message> messages;
        for (int i = done; i < std::min(count, done + batch); ++i) {
            Message message;
            message.account = account;
            message.direction
                = i % 2 == 0 ? Message::Direction::Question : Message::Direction::Decision;
            message.text = i % 2 == 0 ? u"Shall we ship on Friday? (%1)"_s.arg(i) : decision;
            message.created = QDateTime::fromSecsSinceEpoch(1'767'225'600 + qint64{i} * 60);
            messages.append(message);
        }
        bool kept = false;
        bool answered = false;
        history.commit(messages, &context, [&](const auto &result) {
            kept = std::holds_alternative<QList<Message>>(result);
            answered = true;
        });
        if (!waitUntil([&answered] { return answered; }) || !kept)
            return false;
        stored += static_cast<int>(messages.size());
    }
    return stored == count;
}

/// Tells when the view has painted messages.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(const ConversationPager &pager) : m_pager(pager) { }

    bool painted = false;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_pager.messages().isEmpty())
            painted = true;
        return QObject::eventFilter(watched, event);
    }

private:
    const ConversationPager &m_pager;
};

struct Figures
{
    std::vector<double> open;
    double slice = 0;
    double scroll = 0;
    double resize = 0;
};

void scroll(ConversationView &view, LoopWatch &watch, Figures &figures)
{
    QScrollBar *bar = view.verticalScrollBar();
    watch.start();
    for (int step = 0; step < 120; ++step) {
        bar->setValue(bar->value() - view.viewport()->height() / 2);
        runFor(10);
    }
    for (int step = 0; step < 60; ++step) {
        bar->setValue(bar->value() + view.viewport()->height() / 2);
        runFor(10);
    }
    figures.scroll = std::max(figures.scroll, watch.longestGap());
}

void resize(ConversationView &view, LoopWatch &watch, Figures &figures)
{
    watch.start();
    for (int step = 0; step < 60; ++step) {
        view.resize(700 + 10 * (step % 30), 700 - 5 * (step % 20));
        runFor(16);
    }
    figures.resize = std::max(figures.resize, watch.longestGap());
}

bool measure(HistoryStore &history, const AccountId &account, int rounds, Figures &figures)
{
    for (int round = 0; round <= rounds; ++round) {
        ConversationPager pager(history);
        ConversationView view(pager);
        view.setDecider(u"tom"_s);
        view.resize(900, 700);
        view.show();
        PaintWatch paint(pager);
        view.viewport()->installEventFilter(&paint);
        runFor(100);

        LoopWatch watch;
        QElapsedTimer clock;
        clock.start();
        pager.setAccount(account);
        if (!waitUntil([&paint] { return paint.painted; }))
            return false;
        const double open = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        watch.start();
        runFor(300);
        if (round == 0)
            continue; // the first one warms up
        figures.open.push_back(open);
        figures.slice = std::max(figures.slice, watch.longestGap());
        scroll(view, watch, figures);
        resize(view, watch, figures);
    }
    return true;
}

void report(const Kind &kind, int count, const Figures &figures)
{
    const QString number = QLocale(QLocale::English).toString(count);
    const double open = median(figures.open);
    print({u"open a conversation"_s, u"≤ %1 ms, slices ≤ 8"_s.arg(kind.maxOpen),
           u"%1 ms, slices ≤ %2"_s.arg(open, 0, 'f', 1).arg(figures.slice, 0, 'f', 1),
           u"%1 messages, %2; 90 %: %3 ms"_s.arg(number, kind.name)
               .arg(quantile(figures.open, 0.9), 0, 'f', 1),
           open <= kind.maxOpen && figures.slice <= maxSlice});
    print({u"resize, scroll"_s, u"gap ≤ 16 ms"_s,
           u"%1, %2 ms"_s.arg(figures.resize, 0, 'f', 1).arg(figures.scroll, 0, 'f', 1),
           u"%1 messages, %2"_s.arg(number, kind.name),
           figures.resize <= maxStill && figures.scroll <= maxStill});
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.value(1).toInt();
    if (arguments.size() < 3 || rounds < 1) {
        std::fputs("usage: bench_conversation ROUNDS MESSAGES...\n", stderr);
        return 2;
    }
    for (const Kind &kind : kinds()) {
        for (const QString &argument : arguments.sliced(2)) {
            const int count = argument.toInt();
            const QTemporaryDir folder;
            SqliteHistory history(folder.filePath(u"history.sqlite"_s));
            const AccountId account = QUuid::createUuid();
            Figures figures;
            if (!fill(history, account, kind.text, count)
                || !measure(history, account, rounds, figures)) {
                std::fputs("bench_conversation: the history failed\n", stderr);
                return 1;
            }
            report(kind, count, figures);
        }
    }
    return 0;
}
