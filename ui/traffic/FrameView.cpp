#include "FrameView.h"

#include "JsonText.h"
#include "TrafficEntry.h"

#include <QEvent>
#include <QLocale>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace decidesk {

namespace {

/// In characters; a longer frame is indented in another thread.
constexpr qsizetype longestIndentedHere = qsizetype{128} * 1024;

} // namespace

FrameView::FrameView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(&m_indenting, &QFutureWatcher<QString>::finished, this, [this] {
        if (m_indenting.future().resultCount() == 0)
            return;
        m_shown = boundedText(m_indenting.result());
        present();
    });
}

void FrameView::showEntry(const TrafficEntry &entry, bool revealed)
{
    const bool hasSecrets = !entry.unredacted.isEmpty();
    const QString text = revealed && hasSecrets ? entry.unredacted.reveal() : entry.text.toString();
    const bool here = text.size() <= longestIndentedHere;
    m_bytes = entry.bytes;
    m_shown = boundedText(here ? indentedJson(text) : text);
    present();
    m_indenting.setFuture({});
    if (here)
        return;
    auto promise = std::make_shared<QPromise<QString>>();
    m_indenting.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, text] {
        promise->start();
        promise->addResult(indentedJson(text));
        promise->finish();
    });
}

void FrameView::showNothing()
{
    m_indenting.setFuture({});
    m_shown = {};
    clear();
}

void FrameView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_shown.cut)
        present();
}

void FrameView::present()
{
    QStringList lines = m_shown.lines;
    if (m_shown.cut) {
        //: Below the beginning of a long frame in the traffic tool; %1 is a size such as 8.0 MiB
        lines += tr("… This is the beginning of %1. Export… saves all of it.")
                     .arg(QLocale().formattedDataSize(m_bytes));
    }
    setPlainText(lines.join(u'\n'));
}

} // namespace decidesk
