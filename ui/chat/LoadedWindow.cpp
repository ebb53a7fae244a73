#include "LoadedWindow.h"

#include "ConversationDocument.h"
#include "ConversationPager.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextEdit>

#include <algorithm>

namespace decidesk {

namespace {

// In heights of the view, on either side of it. What is let go of must be well beyond what is
// fetched, or the two would go on for ever.
constexpr double fetchedWithin = 1;
constexpr double letGoBeyondScreens = 2;
constexpr double keptScreens = 1.5;

/// An author's line with its margin, and one line of text.
constexpr int leastLinesOfMessage = 3;
constexpr qint64 leastCharacters = 1024;

} // namespace

LoadedWindow::LoadedWindow(ConversationPager &pager, const QTextEdit &view,
                           const ConversationDocument &text)
    : m_pager(pager), m_view(view), m_text(text)
{}

void LoadedWindow::fitPages(int widestLineInLetters)
{
    const QFontMetrics metrics = m_view.fontMetrics();
    const QSize size = m_view.viewport()->size();
    const int lines = size.height() / metrics.lineSpacing() + 1;
    const int letters
        = std::clamp(size.width() / metrics.averageCharWidth(), 1, widestLineInLetters);
    const HistoryStore::PageSize screenful{lines / leastLinesOfMessage + 1,
                                           std::max(leastCharacters, qint64{lines} * letters)};
    m_pager.setPages(
        screenful,
        {screenful.messages / 2 + 1, std::max(leastCharacters, screenful.characters / 2)});
}

void LoadedWindow::tend()
{
    // A view that was never shown has no height to fill.
    if (!m_view.isVisible())
        return;
    letGoBeyond(letGoBeyondScreens, keptScreens);
    const QScrollBar *bar = m_view.verticalScrollBar();
    const double near = fetchedWithin * m_view.viewport()->height();
    if (bar->value() - bar->minimum() < near)
        m_pager.fetchOlder();
    if (bar->maximum() - bar->value() < near)
        m_pager.fetchNewer();
}

void LoadedWindow::shrink()
{
    letGoBeyond(fetchedWithin, fetchedWithin);
}

void LoadedWindow::letGoBeyond(double screens, double downTo)
{
    const QScrollBar *bar = m_view.verticalScrollBar();
    const int height = m_view.viewport()->height();
    const auto messageAt = [this](double y) {
        const auto *layout = m_view.document()->documentLayout();
        return m_text.indexAt(layout->hitTest(QPointF(0, y), Qt::FuzzyHit));
    };
    if (bar->value() - bar->minimum() > screens * height)
        m_pager.letGoFront(messageAt(bar->value() - downTo * height));
    if (bar->maximum() - bar->value() > screens * height) {
        const int last = messageAt(bar->value() + height + downTo * height);
        if (last >= 0)
            m_pager.letGoBack(m_text.count() - 1 - last);
    }
}

} // namespace decidesk
