#include "TransferNotice.h"

#include <QEvent>

#include <utility>

namespace decidesk {

TransferNotice::TransferNotice(QWidget *parent) : Banner(parent)
{
    connect(this, &Banner::triggered, this, &TransferNotice::forget);
    clear();
}

void TransferNotice::say(Make make)
{
    m_make = std::move(make);
    refresh();
}

void TransferNotice::forget()
{
    m_make = {};
    clear();
}

void TransferNotice::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void TransferNotice::refresh()
{
    if (!m_make)
        return;
    Content content = m_make();
    content.actions = {Action::Dismiss};
    setContent(content);
}

} // namespace decidesk
