// Replies that are large, or made to hold up a window: from the text on the wire to the decision on
// the screen, the longest time that the event loop stands still. Beside it the widgets of Qt with a
// part of the same text, as long as one can wait for them.
// usage: bench_large_reply ROUNDS
#include "Appearance.h"
#include "ConversationPager.h"
#include "ConversationView.h"
#include "EventLoop.h"
#include "LoopWatch.h"
#include "MemoryHistory.h"
#include "ReplyParser.h"
#include "Row.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTextBrowser>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

using namespace decidesk;
using namespace Qt::StringLiterals;

constexpr double maxGap = 100; // ms
constexpr int mebi = 1 << 20;

QString asReply(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\n', "\\n"_L1);
    return u"{\"data\":\""_s + escaped + u"\"}"_s;
}

/// What a person sees of an answer: its decision, or why there is none.
QString shownOf(const QString &frame)
{
    const Reply reply = parseReply(Action::TakeDecision, frame);
    const auto *decision = std::get_if<DecisionReply>(&reply);
    return decision != nullptr ? decision->text : u"no decision"_s;
}

/// The longest gap in ms from the frame to the decision on the screen, and for a while after it;
/// -1: it was not shown.
double gapOf(const QString &frame)
{
    MemoryHistory history;
    ConversationPager pager(history);
    ConversationView view(pager);
    view.resize(900, 700);
    view.show();
    const AccountId account = AccountId::createUuid();
    pager.setAccount(account);
    if (!waitUntil([&pager] { return !pager.isLoading(); }))
        return -1;
    LoopWatch watch;
    QTimer::singleShot(0, &view, [&] {
        Message decision;
        decision.account = account;
        decision.direction = Message::Direction::Decision;
        decision.state = Message::State::Answered;
        decision.created = QDateTime::currentDateTimeUtc();
        decision.text = shownOf(frame);
        history.commit({decision}, &view, [](const auto &) {});
    });
    watch.start();
    if (!waitUntil([&pager] { return !pager.messages().isEmpty(); }))
        return -1;
    constexpr int whileMs = 500;
    runFor(whileMs);
    return watch.longestGap();
}

/// Milliseconds that a widget of Qt takes to lay `text` out and paint it.
template <typename Widget>
double plainTime(const QString &text, void (Widget::*setText)(const QString &))
{
    Widget widget;
    widget.resize(900, 700);
    widget.show();
    QElapsedTimer clock;
    clock.start();
    (widget.*setText)(text);
    widget.grab();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Kind
{
    QString name;
    QString frame;
    QString beside; ///< how long Qt's own widget takes for a part of it
};

QString figure(double value)
{
    return QString::number(value, 'f', value < 10 ? 1 : 0);
}

QList<Kind> kinds()
{
    const QString run(mebi, u'x');
    constexpr qsizetype bearableRun = 16 * 1024;
    QString lines;
    constexpr int lineCount = 16'000;
    for (int i = 0; i < lineCount; ++i)
        lines += u"line %1\n"_s.arg(i);
    constexpr qsizetype bearableLines = 16 * 1024;
    QString json = u"{\"data\":[\""_s;
    while (json.size() < 8 * mebi - 64)
        json += u"a decision of many words \",\""_s;
    json += u"\"]}"_s;
    return {
        {u"1 MB without spaces"_s, asReply(run),
         u"QPlainTextEdit with 16 KiB of it %1 ms"_s.arg(
             figure(plainTime(run.left(bearableRun), &QPlainTextEdit::setPlainText)))},
        {u"16,000 short lines"_s, asReply(lines),
         u"setMarkdown with 16 KiB of them %1 ms"_s.arg(
             figure(plainTime(lines.left(bearableLines), &QTextBrowser::setMarkdown)))},
        {u"8 MiB JSON"_s, json,
         u"QPlainTextEdit with 16 KiB of it %1 ms"_s.arg(
             figure(plainTime(json.left(bearableRun), &QPlainTextEdit::setPlainText)))},
    };
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const decidesk::Appearance appearance(application);
    const int rounds = QCoreApplication::arguments().value(1).toInt();
    if (QCoreApplication::arguments().size() != 2 || rounds < 1) {
        std::fputs("usage: bench_large_reply ROUNDS\n", stderr);
        return 2;
    }
    const QList<Kind> all = kinds();
    for (const Kind &kind : all) {
        double longest = 0;
        for (int round = 0; round < rounds; ++round) {
            const double gap = gapOf(kind.frame);
            if (gap < 0) {
                std::fputs("bench_large_reply: a reply was not shown\n", stderr);
                return 1;
            }
            longest = std::max(longest, gap);
        }
        print({u"reply: "_s + kind.name, u"no gap over %1 ms"_s.arg(maxGap),
               u"%1 ms"_s.arg(figure(longest)), kind.beside + u"; %1 rounds"_s.arg(rounds),
               longest <= maxGap});
    }
    return 0;
}
