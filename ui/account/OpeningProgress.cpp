#include "OpeningProgress.h"

#include "AccountOpening.h"
#include "PlainLabel.h"
#include "Session.h"
#include "StateText.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <chrono>

namespace decidesk {

namespace {

constexpr auto tick = std::chrono::milliseconds(200);
constexpr auto countsFrom = std::chrono::seconds(1);

} // namespace

OpeningProgress::OpeningProgress(AccountOpening &opening, QWidget *parent)
    : QWidget(parent), m_opening(opening), m_text(new PlainLabel), m_cancel(new QPushButton)
{
    m_text->setObjectName(QStringLiteral("progress"));
    m_cancel->setIcon(symbolIcon(QStringLiteral("cancel")));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_text);
    row->addStretch();
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, &opening, &AccountOpening::cancel);
    m_clock.setInterval(tick);
    connect(&m_clock, &QTimer::timeout, this, &OpeningProgress::refresh);
    retranslate();
}

void OpeningProgress::refresh()
{
    const bool busy = m_opening.isBusy();
    if (busy != m_clock.isActive())
        busy ? m_clock.start() : m_clock.stop();
    if (!busy) {
        m_text->setText({});
        return;
    }
    const Session *session = m_opening.session();
    QString text = stateText(session ? session->state() : Session::State::Connecting);
    if (session != nullptr && session->timeInState() >= countsFrom)
        //: A state and for how many seconds it has lasted, such as "Registering… 3 s"
        text = tr("%1 %2 s").arg(text).arg(
            std::chrono::duration_cast<std::chrono::seconds>(session->timeInState()).count());
    m_text->setText(text);
}

void OpeningProgress::focusCancel()
{
    m_cancel->setFocus();
}

void OpeningProgress::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OpeningProgress::retranslate()
{
    const QString cancel = tr("Cancel");
    m_cancel->setText(cancel);
    m_cancel->setAccessibleName(cancel);
    refresh();
}

} // namespace decidesk
