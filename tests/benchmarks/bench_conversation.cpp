// A stored conversation in a real view over SQLite: how long until its newest screenful is painted,
// and the longest time that the event loop stands still afterwards, while scrolling and while the
// window changes its size. Once with short texts, once with Markdown. Beside it a QTextBrowser that
// holds all messages of a shorter conversation.
// usage: bench_conversation FOLDER ROUNDS MESSAGES...     FOLDER keeps the histories that are made
#include "Appearance.h"
#include "ConversationPager.h"
#include "ConversationView.h"
#include "EventLoop.h"
#include "HistoryMaker.h"
#include "LoopWatch.h"
#include "Row.h"
#include "SqliteHistory.h"
#include "Statistics.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;
using history_maker::Texts;

constexpr double maxSlice = 8; // ms
constexpr double maxStill = 16; // ms
constexpr QSize windowSize(900, 700);

struct Kind
{
    Texts texts = Texts::Short;
    QString name;
    double maxOpen = 0; ///< ms
    int wholeMessages = 0; ///< how many the QTextBrowser can be asked to hold
};

double milliseconds(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Tells that a text is being painted that fills its view, or is all there is, with its end in
/// view.
class PaintWatch : public QObject
{
public:
    PaintWatch(const QTextEdit &view, std::function<bool()> isWhole)
        : m_view(view), m_isWhole(std::move(isWhole))
    {
        view.viewport()->installEventFilter(this);
    }

    [[nodiscard]] bool hasPainted() const { return m_painted; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const QScrollBar *bar = m_view.verticalScrollBar();
        if (event->type() == QEvent::Paint && !m_view.document()->isEmpty()
            && bar->value() == bar->maximum() && (bar->maximum() > 0 || m_isWhole()))
            m_painted = true;
        return QObject::eventFilter(watched, event);
    }

private:
    const QTextEdit &m_view;
    std::function<bool()> m_isWhole;
    bool m_painted = false;
};

/// The longest time without a turn of the event loop, what it was made of, and the most that this
/// thread computed from one turn to the next.
struct Still
{
    double gap = 0; ///< ms, as those below
    double workInIt = 0;
    double queuedInIt = 0;
    double work = 0;

    void take(const Still &other)
    {
        if (other.gap > gap) {
            gap = other.gap;
            workInIt = other.workInIt;
            queuedInIt = other.queuedInIt;
        }
        work = std::max(work, other.work);
    }

    void take(const LoopWatch &watch)
    {
        take({watch.longestGap(), watch.workInIt(), watch.queuedInIt(), watch.longestWork()});
    }

    [[nodiscard]] QString text() const
    {
        return u"computed %1 ms, without a core %2 ms, waiting %3 ms; computed at most %4 ms"_s.arg(
            QString::number(workInIt, 'f', 1), QString::number(queuedInIt, 'f', 1),
            QString::number(gap - workInIt - queuedInIt, 'f', 1), QString::number(work, 'f', 1));
    }
};

struct Figures
{
    std::vector<double> open; ///< ms
    Still slice;
    Still scroll;
    Still resize;
};

void scroll(QTextEdit &view)
{
    QScrollBar *bar = view.verticalScrollBar();
    for (int step = 0; step < 120; ++step) {
        bar->setValue(bar->value() - view.viewport()->height() / 2);
        runFor(10);
    }
    for (int step = 0; step < 60; ++step) {
        bar->setValue(bar->value() + view.viewport()->height() / 2);
        runFor(10);
    }
}

void resize(QTextEdit &view, int steps)
{
    for (int step = 0; step < steps; ++step) {
        view.resize(700 + 10 * (step % 30), 700 - 5 * (step % 20));
        runFor(16);
    }
}

bool measure(HistoryStore &history, int rounds, Figures &figures)
{
    for (int round = 0; round <= rounds; ++round) {
        ConversationPager pager(history);
        ConversationView view(pager);
        view.resize(windowSize);
        view.show();
        const PaintWatch paint(view,
                               [&pager] { return pager.reachesNewest() && pager.reachesOldest(); });
        runFor(100);

        LoopWatch watch;
        QElapsedTimer clock;
        clock.start();
        pager.setAccount(history_maker::account());
        if (!waitUntil([&paint] { return paint.hasPainted(); }))
            return false;
        const double open = milliseconds(clock);
        watch.start();
        runFor(300);
        if (round == 0)
            continue; // the first one warms up
        figures.open.push_back(open);
        figures.slice.take(watch);
        watch.start();
        scroll(view);
        figures.scroll.take(watch);
        watch.start();
        resize(view, 60);
        figures.resize.take(watch);
    }
    return true;
}

/// All of a conversation in one text, as simple programs have it.
Figures measureWhole(const Kind &kind)
{
    QStringList texts;
    for (int i = 1; i <= kind.wholeMessages; ++i)
        texts.append(history_maker::text(kind.texts, i));
    QTextBrowser view;
    view.resize(windowSize);
    view.show();
    runFor(100);
    const PaintWatch paint(view, [] { return true; });
    LoopWatch watch;
    Figures figures;
    QElapsedTimer clock;
    clock.start();
    if (kind.texts == Texts::Markdown)
        view.setMarkdown(texts.join(u"\n\n"));
    else
        view.setPlainText(texts.join(u'\n'));
    // Its size is known once all of it is laid out.
    view.document()->documentLayout()->documentSize();
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    waitUntil([&paint] { return paint.hasPainted(); });
    figures.open.push_back(milliseconds(clock));
    watch.start();
    resize(view, 5);
    figures.resize.take(watch);
    return figures;
}

QString figure(double value)
{
    return QString::number(value, 'f', value < 100 ? 1 : 0);
}

QString spaced(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

void report(const Kind &kind, const QStringList &sizes, const QList<Figures> &all)
{
    const Figures whole = measureWhole(kind);
    const QString how = u"%1 messages, %2; "_s.arg(sizes.join(u" / "), kind.name);
    const QString beside
        = u"; beside it a QTextBrowser with all of %1: %2 ms"_s.arg(spaced(kind.wholeMessages));
    QStringList medians;
    std::vector<double> opens;
    bool opened = true;
    Still slice;
    for (const Figures &figures : all) {
        medians.append(figure(median(figures.open)));
        opens.insert(opens.end(), figures.open.begin(), figures.open.end());
        opened = opened && median(figures.open) <= kind.maxOpen;
        slice.take(figures.slice);
    }
    print({u"open a conversation"_s, u"≤ %1 ms"_s.arg(kind.maxOpen),
           medians.join(u" / ") + u" ms"_s,
           how + u"90 %: "_s + figure(quantile(opens, 0.9)) + u" ms"_s
               + beside.arg(figure(median(whole.open))),
           opened});
    print({u"longest slice after it"_s, u"≤ %1 ms"_s.arg(maxSlice), figure(slice.gap) + u" ms"_s,
           how + slice.text(), slice.gap <= maxSlice});

    const auto printStill
        = [&](const QString &what, Still Figures::*still, const QString &besideIt) {
              QStringList gaps;
              Still worst;
              for (const Figures &figures : all) {
                  gaps.append(figure((figures.*still).gap));
                  worst.take(figures.*still);
              }
              print({what, u"gap ≤ %1 ms"_s.arg(maxStill), gaps.join(u" / ") + u" ms"_s,
                     how + worst.text() + besideIt, worst.gap <= maxStill});
          };
    printStill(u"scroll a conversation"_s, &Figures::scroll, {});
    printStill(u"resize a conversation"_s, &Figures::resize, beside.arg(figure(whole.resize.gap)));
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int rounds = arguments.value(2).toInt();
    if (arguments.size() < 4 || rounds < 1) {
        std::fputs("usage: bench_conversation FOLDER ROUNDS MESSAGES...\n", stderr);
        return 2;
    }
    const Appearance appearance(application);
    const QList<Kind> kinds{{Texts::Short, u"100-byte texts"_s, 20, 10'000},
                            {Texts::Markdown, u"1 KiB Markdown"_s, 40, 1'000}};
    for (const Kind &kind : kinds) {
        QStringList sizes;
        QList<Figures> all;
        for (const QString &argument : arguments.sliced(3)) {
            const QString path
                = history_maker::history(arguments.at(1), kind.texts, argument.toLongLong());
            Figures figures;
            SqliteHistory history(path);
            if (path.isEmpty() || !measure(history, rounds, figures)) {
                std::fputs("bench_conversation: the history failed\n", stderr);
                return 1;
            }
            sizes.append(spaced(argument.toLongLong()));
            all.append(figures);
        }
        report(kind, sizes, all);
    }
    return 0;
}
