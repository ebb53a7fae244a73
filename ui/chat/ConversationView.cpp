#include "ConversationView.h"

#include "ConversationLink.h"
#include "ConversationPager.h"
#include "DayClock.h"
#include "PlainLabel.h"
#include "ReadingPlace.h"
#include "SelectedText.h"
#include "TimeText.h"
#include "WebAddress.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextFrame>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace decidesk {

namespace {

/// Wider lines are tiring to read; more room becomes margin.
constexpr int widestLineInLetters = 100;

/// Space turns the page.
bool isTyping(const QKeyEvent &key)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const QString text = key.text();
    return !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace()
        && (key.modifiers() & commands) == Qt::NoModifier;
}

} // namespace

ConversationView::ConversationView(ConversationPager &pager, QWidget *parent)
    : QTextBrowser(parent), m_pager(pager), m_text(document()), m_backdrop(*document(), m_text),
      m_window(pager, *this, m_text), m_overlays(*this)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                            | Qt::LinksAccessibleByMouse);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);

    connect(&m_overlays, &ConversationOverlays::newestRequested, this,
            &ConversationView::showNewest);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationView::onScrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (isFollowing())
            scrollToEnd();
    });
    // The base class counts the margin beside the text once more behind a wide table.
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            [this] { horizontalScrollBar()->setMaximum(m_sideways); });
    connect(this, &QTextEdit::cursorPositionChanged, this, &ConversationView::onCursorMoved);
    connect(this, &QTextEdit::selectionChanged, this,
            [this] { m_pager.setPinned(textCursor().hasSelection()); });
    connect(this, &QTextBrowser::anchorClicked, this, &ConversationView::onLink);
    connect(new DayClock(this), &DayClock::changed, this,
            [this] { change([this] { m_text.remake(); }); });
    connectPager();
    retranslate();
    restyle();
}

void ConversationView::connectPager()
{
    connect(&m_pager, &ConversationPager::reset, this, [this] {
        m_atEnd = m_pager.anchor() < 0;
        m_awaitsAnchor = !m_atEnd;
        m_cursorPlaced = false;
        if (m_atEnd)
            m_overlays.setNewCount(0);
        change([this] {
            // More than the view holds: without the scroll bar it would be laid out once more.
            if (!m_pager.messages().isEmpty()
                && !(m_pager.reachesOldest() && m_pager.reachesNewest()))
                setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
            m_text.reset(m_pager.messages());
            setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        });
    });
    connect(&m_pager, &ConversationPager::shownAround, this, &ConversationView::onShownAround);
    connect(&m_pager, &ConversationPager::appended, this, [this](int count) {
        const bool isNext = isFollowing() && count == 1;
        change([this, count] { m_text.insert(m_text.count(), m_pager.messages().last(count)); });
        if (isNext)
            showBeginningOfDecision();
    });
    connect(&m_pager, &ConversationPager::prepended, this, [this](int count) {
        change([this, count] { m_text.insert(0, m_pager.messages().first(count)); });
    });
    connect(&m_pager, &ConversationPager::changed, this, [this](int index) {
        change([this, index] { m_text.replace(index, m_pager.messages().at(index)); });
    });
    connect(&m_pager, &ConversationPager::removed, this,
            [this](int index) { change([this, index] { m_text.remove(index, 1); }); });
    connect(&m_pager, &ConversationPager::trimmedFront, this,
            [this](int count) { change([this, count] { m_text.remove(0, count); }); });
    connect(&m_pager, &ConversationPager::trimmedBack, this, [this](int count) {
        change([this, count] { m_text.remove(m_text.count() - count, count); });
    });
    connect(&m_pager, &ConversationPager::arrived, this, &ConversationView::onArrived);
}

void ConversationView::open(const AccountId &account, const Bookmark &place)
{
    m_returnsTo = place.sequence > 0 ? std::optional(place) : std::nullopt;
    m_pager.setAccount(account, place.sequence);
    if (m_returnsTo)
        m_overlays.setNewCount(place.newBelow);
}

Bookmark ConversationView::bookmark() const
{
    Bookmark place;
    place.newest = m_pager.newest();
    const int top = m_text.indexAt(cursorForPosition(QPoint(0, 0)).position());
    if (top < 0 || (m_atEnd && m_pager.reachesNewest()))
        return place;
    const auto *layout = document()->documentLayout();
    const double topOfMessage = layout->blockBoundingRect(m_text.firstBlock(top)).top();
    place.sequence = m_text.message(top).sequence;
    place.offset = verticalScrollBar()->value() + m_owed - qRound(topOfMessage);
    place.newBelow = newCount();
    return place;
}

void ConversationView::setDecider(const QString &name)
{
    change([this, &name] { m_text.setDecider(name); });
}

void ConversationView::setEmptyText(const QString &text)
{
    m_overlays.setEmptyText(text);
    showEmptyText();
}

std::optional<Message> ConversationView::currentMessage() const
{
    const int last = m_text.count() - 1;
    if (last < 0)
        return std::nullopt;
    if (m_cursorPlaced) {
        const int index = m_text.indexAt(textCursor().position());
        return m_text.message(index < 0 ? last : index);
    }
    for (int index = last; index >= 0; --index) {
        if (isOpen(m_text.message(index)))
            return m_text.message(index);
    }
    return m_text.message(last);
}

int ConversationView::currentCode() const
{
    return m_cursorPlaced ? m_text.codeAt(textCursor().position()) : -1;
}

bool ConversationView::isAsSent() const
{
    const auto message = currentMessage();
    return message && m_text.isAsSent(*message);
}

void ConversationView::toggleAsSent(qint64 sequence)
{
    for (int index = 0; index < m_text.count(); ++index) {
        if (m_text.message(index).sequence == sequence)
            change([this, index] { m_text.toggleAsSent(index); });
    }
}

void ConversationView::placeCursorAt(const QPoint &position)
{
    const QTextCursor there = cursorForPosition(position);
    const QTextCursor present = textCursor();
    const bool insideSelection = present.hasSelection()
        && there.position() >= present.selectionStart()
        && there.position() <= present.selectionEnd();
    if (!insideSelection)
        setTextCursor(there);
}

void ConversationView::addNew(int count)
{
    const bool isAtEnd = !m_returnsTo && m_atEnd && m_pager.reachesNewest();
    if (count > 0 && !isAtEnd)
        m_overlays.setNewCount(newCount() + count);
}

void ConversationView::showNewest()
{
    m_returnsTo.reset();
    m_atEnd = true;
    m_overlays.setNewCount(0);
    if (textCursor().hasSelection())
        moveCursor(QTextCursor::End);
    m_pager.setFollowing(true);
    m_pager.showNewest();
    scrollToEnd();
}

void ConversationView::showMessage(qint64 sequence)
{
    m_returnsTo.reset();
    m_pager.showAround(sequence);
}

void ConversationView::unfold(qint64 sequence)
{
    m_returnsTo.reset();
    m_pager.unfold(sequence);
}

void ConversationView::onShownAround(int index)
{
    const std::optional<Bookmark> place = std::exchange(m_returnsTo, std::nullopt);
    m_awaitsAnchor = false;
    if (index < 0)
        return;
    const bool nested = std::exchange(m_changing, true);
    const QTextBlock block = m_text.firstBlock(index);
    if (!place) {
        setTextCursor(QTextCursor(block));
        m_cursorPlaced = true;
    }
    // All of the text: how far down can be scrolled depends on what follows.
    const QAbstractTextDocumentLayout *layout = document()->documentLayout();
    const int height = qRound(layout->documentSize().height());
    verticalScrollBar()->setMaximum(std::max(0, height - viewport()->height()));
    const double top = layout->blockBoundingRect(block).top();
    int wanted = qRound(top - viewport()->height() / 3.0);
    if (place) {
        const bool isThere = m_text.message(index).sequence == place->sequence;
        wanted = qRound(top) + (isThere ? place->offset : 0);
    }
    verticalScrollBar()->setValue(wanted);
    m_changing = nested;
    setOwed(wanted - verticalScrollBar()->value());
    settleScrolled();
    emit currentMessageChanged();
}

QVariant ConversationView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    // A null answer would make the base class read the file.
    QImage nothing(1, 1, QImage::Format_ARGB32);
    nothing.fill(Qt::transparent);
    return nothing;
}

QMimeData *ConversationView::createMimeDataFromSelection() const
{
    auto *data = new QMimeData;
    data->setText(selectedPlainText(textCursor()));
    return data;
}

void ConversationView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QPoint offset(sidewaysOffset(), verticalScrollBar()->value());
    painter.translate(-offset);
    const QRectF visible = QRectF(event->rect()).translated(offset);
    m_backdrop.paint(painter, visible, palette(), viewport()->width(), fontMetrics().height());
    painter.end();
    QTextBrowser::paintEvent(event);
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    // Within a change the scroll bar came or went, and what is far from the reader is not known.
    if (!m_changing)
        m_window.shrink();
    change([this, event] {
        QTextBrowser::resizeEvent(event);
        arrangeText();
    });
    m_overlays.place();
}

void ConversationView::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    m_window.tend();
}

void ConversationView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        change([this] { m_text.remake(); });
        break;
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        if (m_styled)
            restyle();
        break;
    default:
        break;
    }
}

void ConversationView::wheelEvent(QWheelEvent *event)
{
    // The text size is the program's, not this view's alone.
    if (event->modifiers().testFlag(Qt::ControlModifier))
        event->ignore();
    else
        QTextBrowser::wheelEvent(event);
}

void ConversationView::keyPressEvent(QKeyEvent *event)
{
    // QTextBrowser goes back and forth in a history of pages that does not exist here, and knows
    // only what is loaded.
    if (event->modifiers().testFlag(Qt::AltModifier))
        event->ignore();
    else if (event->matches(QKeySequence::MoveToEndOfDocument))
        showNewest();
    else if (event->matches(QKeySequence::MoveToStartOfDocument))
        showMessage(1);
    else if (isTyping(*event))
        emit typed(event->text());
    else
        QTextBrowser::keyPressEvent(event);
}

bool ConversationView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTextBrowser::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString address = anchorAt(help->pos());
    const int index = m_text.indexAt(cursorForPosition(help->pos()).position());
    QString text = index < 0 ? QString() : exactStamp(index);
    if (WebAddress::parse(address))
        text = plainToolTip(address);
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

void ConversationView::change(const std::function<void()> &edit)
{
    // Within a change, as where the scroll bar comes: what is around it keeps the place.
    if (m_changing) {
        edit();
        return;
    }
    ReadingPlace place(*this, isFollowing(), m_owed);
    const int countBefore = m_text.count();
    m_changing = true;
    edit();
    showSideways();
    setOwed(place.restore(m_text.count() > countBefore));
    m_changing = false;
    showEmptyText();
    noteTheEnd();
    showHowFar();
    emit currentMessageChanged();
    // Where the reader will be is not known before.
    if (!m_awaitsAnchor)
        m_window.tend();
}

/// The newest may have come into view without being scrolled to.
void ConversationView::noteTheEnd()
{
    const QScrollBar *bar = verticalScrollBar();
    if (m_awaitsAnchor || m_owed != 0 || !m_pager.reachesNewest() || m_pager.isStartingOver()
        || bar->value() < bar->maximum())
        return;
    setAtEnd(true);
}

/// A decision that is higher than the view is read from its beginning.
void ConversationView::showBeginningOfDecision()
{
    const int last = m_text.count() - 1;
    if (last < 0 || m_text.message(last).direction != Message::Direction::Decision)
        return;
    const double top
        = document()->documentLayout()->blockBoundingRect(m_text.firstBlock(last)).top();
    if (verticalScrollBar()->value() > top)
        verticalScrollBar()->setValue(qRound(top));
}

void ConversationView::onArrived(const Message &message)
{
    if (message.direction == Message::Direction::Question) {
        m_cursorPlaced = false;
        showNewest();
    } else if (message.isFolded()) {
        // Where bursts are shown whole it waits to be fetched; else it was counted.
        if (!m_pager.reachesNewest())
            m_window.tend();
    } else if (!isFollowing() || !m_pager.reachesNewest()) {
        m_overlays.setNewCount(newCount() + 1);
    }
}

void ConversationView::onLink(const QUrl &url)
{
    if (const auto link = ConversationLink::parse(url)) {
        if (link->action == MessageAction::CopyCode)
            emit codeRequested(link->sequence, link->part);
        else
            emit actionRequested(link->action, link->sequence);
    } else if (const auto web = WebAddress::parse(url.toString(QUrl::FullyEncoded))) {
        emit webLinkClicked(web->text());
    }
}

void ConversationView::onScrolled()
{
    if (m_changing)
        return;
    m_owed = 0;
    settleScrolled();
}

/// Where the reader is now, and what is needed there.
void ConversationView::settleScrolled()
{
    const QScrollBar *bar = verticalScrollBar();
    // At the end of what is loaded the reader goes on by hand, or the view would run to the newest.
    setAtEnd(m_pager.reachesNewest() && bar->value() >= bar->maximum() - fontMetrics().height());
    showHowFar();
    m_window.tend();
}

void ConversationView::setAtEnd(bool atEnd)
{
    m_atEnd = atEnd;
    m_pager.setFollowing(atEnd);
    if (atEnd)
        m_overlays.setNewCount(0);
}

void ConversationView::showHowFar()
{
    const QScrollBar *bar = verticalScrollBar();
    const bool isScreensAway = bar->maximum() - bar->value() > 2 * viewport()->height();
    m_overlays.setFar(!isFollowing() && (!m_pager.reachesNewest() || isScreensAway));
}

void ConversationView::onCursorMoved()
{
    if (m_changing)
        return;
    m_cursorPlaced = true;
    emit currentMessageChanged();
}

void ConversationView::setOwed(int owed)
{
    const bool isTheEnd = owed > 0 ? m_pager.reachesNewest() : m_pager.reachesOldest();
    m_owed = isTheEnd ? 0 : owed;
}

void ConversationView::scrollToEnd()
{
    const bool nested = std::exchange(m_changing, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_changing = nested;
}

void ConversationView::arrangeText()
{
    const int letter = fontMetrics().averageCharWidth();
    const int padding = fontMetrics().height();
    const int room = viewport()->width();
    const int margin = std::max(padding, (room - widestLineInLetters * letter) / 2);
    QTextFrame *root = document()->rootFrame();
    QTextFrameFormat format = root->frameFormat();
    format.setLeftMargin(margin);
    format.setRightMargin(margin);
    format.setTopMargin(padding / 2.0);
    format.setBottomMargin(padding);
    QTextCursor together(document()); // so that all is laid out once
    together.beginEditBlock();
    if (format != root->frameFormat())
        root->setFrameFormat(format);
    // A tab right at the edge would be rounded into the next line.
    m_text.setRoom(std::max(letter * 20, room - 2 * margin - 2),
                   std::max(letter * 20, room - margin - padding));
    together.endEditBlock();
    showSideways();
    m_window.fitPages(widestLineInLetters);
    const int cardMargin = margin - ConversationBackdrop::padding(fontMetrics().height());
    if (cardMargin != m_columnMargin) {
        m_columnMargin = cardMargin;
        emit columnMarginChanged(cardMargin);
    }
}

/// How far the text is scrolled sideways. Where the window runs from right to left the base class
/// counts from the other end.
int ConversationView::sidewaysOffset() const
{
    const QScrollBar *bar = horizontalScrollBar();
    return isRightToLeft() ? bar->maximum() - bar->value() : bar->value();
}

/// Where a table is too wide for the view, all of it can be reached.
void ConversationView::showSideways()
{
    const int offset = sidewaysOffset();
    const qreal start = document()->rootFrame()->frameFormat().leftMargin();
    const int needed = qCeil(start + m_text.reach()) + fontMetrics().height() / 2;
    m_sideways = std::max(0, needed - viewport()->width());
    horizontalScrollBar()->setMaximum(m_sideways);
    horizontalScrollBar()->setValue(isRightToLeft() ? m_sideways - offset : offset);
    setHorizontalScrollBarPolicy(m_sideways > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

void ConversationView::restyle()
{
    m_styled = true;
    change([this] {
        m_text.restyle(palette(), font());
        arrangeText();
    });
    m_overlays.place();
}

void ConversationView::retranslate()
{
    setAccessibleName(tr("Conversation"));
    m_overlays.retranslate();
}

void ConversationView::showEmptyText()
{
    m_overlays.setEmpty(m_text.count() == 0 && !m_pager.isLoading());
}

bool ConversationView::isFollowing() const
{
    return m_atEnd && !textCursor().hasSelection();
}

QString ConversationView::exactStamp(int index) const
{
    const Message &message = m_text.message(index);
    QStringList lines{exactTimeText(message.created)};
    if (message.sent.isValid())
        //: Tooltip of a message; %1 is date and time
        lines += tr("Sent: %1").arg(exactTimeText(message.sent));
    if (message.askedAgainAt.isValid())
        //: Tooltip of a message; %1 is date and time
        lines += tr("Asked again: %1").arg(exactTimeText(message.askedAgainAt));
    return lines.join(u'\n');
}

} // namespace decidesk
