#include "ConversationFinder.h"

#include "ConversationPager.h"
#include "ConversationView.h"
#include "FindBar.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

constexpr auto typingPause = std::chrono::milliseconds(150);

} // namespace

ConversationFinder::ConversationFinder(HistoryStore &history, ConversationPager &pager,
                                       ConversationView &view, FindBar &bar, QObject *parent)
    : QObject(parent), m_pager(pager), m_view(view), m_bar(bar), m_search(history),
      m_marks(view, view.text())
{
    m_bar.hide();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    m_remark.setSingleShot(true);
    m_remark.setInterval(0);
    connect(&m_typing, &QTimer::timeout, this, &ConversationFinder::start);
    connect(&m_remark, &QTimer::timeout, this, &ConversationFinder::onContents);
    connect(&m_bar, &FindBar::textChanged, this, [this] { m_typing.start(); });
    connect(&m_bar, &FindBar::nextRequested, this, [this] { step(Side::Lower); });
    connect(&m_bar, &FindBar::previousRequested, this, [this] { step(Side::Upper); });
    connect(&m_bar, &FindBar::closeRequested, this, &ConversationFinder::close);
    connect(&m_search, &ConversationSearch::reached, this, &ConversationFinder::onReached);
    connect(&m_search, &ConversationSearch::changed, this, &ConversationFinder::refreshStatus);
    connect(m_view.document(), &QTextDocument::contentsChanged, &m_remark,
            qOverload<>(&QTimer::start));
    m_view.installEventFilter(this);
}

ConversationFinder::~ConversationFinder() = default;

void ConversationFinder::setAccount(const AccountId &account)
{
    hide();
    m_search.setAccount(account);
}

void ConversationFinder::open()
{
    const QString selected = m_view.textCursor().selectedText();
    const bool wasHidden = m_bar.isHidden();
    if (wasHidden)
        m_focusBefore = m_bar.window()->focusWidget();
    // A selection over several lines is no word that one looks for.
    const bool oneLine = !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)
        && selected.size() <= SearchQuery::maxLength;
    if (oneLine && m_view.hasFocus())
        m_bar.setText(selected);
    if (wasHidden)
        resume();
    show();
    m_bar.focusField();
    start();
}

void ConversationFinder::findNext()
{
    step(Side::Lower);
}

void ConversationFinder::findPrevious()
{
    step(Side::Upper);
}

void ConversationFinder::showHit(const QString &typed, qint64 sequence)
{
    m_typing.stop();
    m_bar.setText(typed);
    m_focusBefore = &m_view;
    show();
    m_side = Side::Upper;
    const SearchQuery query = SearchQuery::parse(typed);
    m_marks.setQuery(query);
    m_search.start(query, sequence);
    m_view.setFocus(Qt::OtherFocusReason);
}

void ConversationFinder::close()
{
    const bool hadFocus = m_bar.isAncestorOf(m_bar.window()->focusWidget());
    hide();
    if (!hadFocus)
        return;
    const bool back
        = m_focusBefore != nullptr && m_focusBefore->isVisible() && m_focusBefore->isEnabled();
    (back ? m_focusBefore.data() : &m_view)->setFocus(Qt::OtherFocusReason);
}

void ConversationFinder::show()
{
    m_bar.show();
}

void ConversationFinder::hide()
{
    m_typing.stop();
    m_wanted = 0;
    m_bar.hide();
    m_marks.setQuery({});
}

/// Whether the search that was closed goes on: the reader is still where it ended.
bool ConversationFinder::resume()
{
    const int index = m_view.text().indexAt(m_view.textCursor().position());
    const SearchQuery query = SearchQuery::parse(m_bar.text());
    if (query == m_search.query() && m_search.sequence() != 0 && index >= 0
        && m_view.text().message(index).sequence == m_search.sequence()) {
        m_marks.setQuery(query);
        m_marks.setCurrent(m_search.sequence(), m_ordinal);
        return true;
    }
    m_search.start({}, 0);
    m_ordinal = -1;
    return false;
}

void ConversationFinder::start()
{
    m_typing.stop();
    const SearchQuery query = SearchQuery::parse(m_bar.text());
    const bool isAtHit = m_search.sequence() != 0 && isHitInView();
    const bool same = query == m_search.query() && !query.isEmpty();
    if (same && (isAtHit || m_wanted != 0 || m_search.sequence() == 0))
        return;
    const qint64 from = isAtHit ? m_search.sequence() : readersPlace();
    m_side = Side::Lower;
    m_ordinal = -1;
    m_wanted = 0;
    m_marks.setQuery(query);
    m_search.start(query, from);
    refreshStatus();
}

bool ConversationFinder::applyTyped()
{
    const bool wasHidden = m_bar.isHidden();
    if (wasHidden) {
        if (SearchQuery::parse(m_bar.text()).isEmpty()) {
            open();
            return true;
        }
        m_focusBefore = m_bar.window()->focusWidget();
        show();
        if (resume())
            return false;
    } else if (!m_typing.isActive()) {
        return false;
    }
    start();
    return true;
}

void ConversationFinder::step(Side from)
{
    // What was just typed is looked for from here first.
    if (applyTyped())
        return;
    const int last = static_cast<int>(m_marks.marksOf(m_search.sequence()).size()) - 1;
    const int next = from == Side::Lower ? m_ordinal - 1 : m_ordinal + 1;
    if (m_wanted == 0 && m_search.sequence() != 0 && m_ordinal >= 0 && next >= 0 && next <= last) {
        m_ordinal = next;
        place(m_marks.marksOf(m_search.sequence()).at(next));
        return;
    }
    m_side = from;
    if (from == Side::Lower)
        m_search.stepOlder();
    else
        m_search.stepNewer();
}

void ConversationFinder::onReached(qint64 sequence)
{
    if (m_bar.isHidden())
        return;
    m_wanted = sequence;
    if (m_pager.indexOf(sequence) < 0)
        m_view.showMessage(sequence);
    arrive();
}

void ConversationFinder::onContents()
{
    if (m_marks.isIdle())
        return;
    m_marks.refresh();
    arrive();
    refreshStatus();
}

void ConversationFinder::arrive()
{
    if (m_wanted == 0 || m_pager.indexOf(m_wanted) < 0)
        return;
    const qint64 sequence = std::exchange(m_wanted, 0);
    if (m_remark.isActive()) {
        m_remark.stop();
        m_marks.refresh();
    }
    const QList<HitMarks::Mark> marks = m_marks.marksOf(sequence);
    if (marks.isEmpty()) {
        m_ordinal = -1;
        m_marks.setCurrent(sequence, -1);
        m_view.showMessage(sequence);
        refreshStatus();
        return;
    }
    m_ordinal = m_side == Side::Upper ? 0 : static_cast<int>(marks.size()) - 1;
    place(marks.at(m_ordinal));
}

void ConversationFinder::place(const HitMarks::Mark &mark)
{
    m_marks.setCurrent(mark.sequence, m_ordinal);
    QTextCursor cursor(m_view.document());
    cursor.setPosition(mark.position);
    m_view.setTextCursor(cursor);
    const QRect rect = m_view.cursorRect();
    const int height = m_view.viewport()->height();
    const int margin = std::min(2 * rect.height(), height / 4);
    QScrollBar *bar = m_view.verticalScrollBar();
    if (rect.top() < margin || rect.bottom() > height - margin)
        bar->setValue(bar->value() + rect.top() - height / 3);
    refreshStatus();
}

void ConversationFinder::refreshStatus()
{
    m_bar.setStatus(statusText());
    m_bar.setStepsEnabled(m_search.state() == ConversationSearch::State::Found);
}

QString ConversationFinder::statusText() const
{
    switch (m_search.state()) {
    case ConversationSearch::State::Idle:
        //: Find: signs and emoji only were typed
        return m_bar.text().trimmed().isEmpty() ? QString()
                                                : tr("Only letters and digits can be found.");
    case ConversationSearch::State::Searching:
        //: Find in the conversation: no answer yet
        return tr("Searching…");
    case ConversationSearch::State::Nothing:
        //: Find in the conversation
        return tr("No matches");
    case ConversationSearch::State::Failed:
        //: Find in the conversation: it could not be read from the disk
        return tr("The conversation could not be read.");
    case ConversationSearch::State::Found:
        return foundText();
    }
    return {};
}

QString ConversationFinder::foundText() const
{
    const QLocale locale;
    const QString total = locale.toString(m_search.total());
    if (m_search.isGone())
        //: Find in the conversation: the message that was found was deleted meanwhile
        return tr("That message was deleted.");
    if (m_search.total() < 0)
        return {};
    if (m_search.number() == 0)
        //: Find in the conversation: how many messages match; %1 is a number
        return m_search.total() == 1 ? tr("1 match") : tr("%1 matches").arg(total);
    //: Find in the conversation: the newest message that matches is number 1; "Message 3 of 17"
    QString text = tr("Message %1 of %2").arg(locale.toString(m_search.number()), total);
    const QString more = [this] {
        if (m_wanted == 0 && m_ordinal < 0)
            //: Find in the conversation: the words stand where a long message is cut, or in the
            //: address of a link
            return tr("in a part that is not shown");
        if (m_search.wrapped() == ConversationSearch::Wrapped::ToNewest)
            //: Find in the conversation: there was no older hit
            return tr("continued from the newest");
        if (m_search.wrapped() == ConversationSearch::Wrapped::ToOldest)
            //: Find in the conversation: there was no newer hit
            return tr("continued from the oldest");
        return QString();
    }();
    return more.isEmpty() ? text : text + QStringLiteral(" · ") + more;
}

/// Else the reader has gone elsewhere since.
bool ConversationFinder::isHitInView() const
{
    const int index = m_view.text().indexAt(m_view.textCursor().position());
    return index >= 0 && m_view.text().message(index).sequence == m_search.sequence()
        && m_view.viewport()->rect().intersects(m_view.cursorRect());
}

qint64 ConversationFinder::readersPlace() const
{
    const QRect area = m_view.viewport()->rect();
    const int position = m_view.cursorForPosition(area.bottomRight()).position();
    const int index = m_view.text().indexAt(position);
    return index < 0 ? 0 : m_view.text().message(index).sequence;
}

void ConversationFinder::retranslate()
{
    refreshStatus();
}

bool ConversationFinder::eventFilter(QObject *watched, QEvent *event)
{
    // The marks have colours of their own for light and dark.
    if (event->type() == QEvent::PaletteChange && !m_marks.isIdle())
        m_remark.start();
    return QObject::eventFilter(watched, event);
}

} // namespace decidesk
