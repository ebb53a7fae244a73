#include "CaretRest.h"

#include <QApplication>
#include <QEvent>

namespace decidesk {

CaretRest::CaretRest(QApplication &application, std::chrono::milliseconds after)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(after);
    connect(&m_patience, &QTimer::timeout, this, &CaretRest::rest);
    m_patience.start();
    application.installEventFilter(this);
}

bool CaretRest::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::FocusIn:
        if (!m_patience.isActive() && QApplication::cursorFlashTime() == 0)
            QApplication::setCursorFlashTime(m_flashTime);
        m_patience.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void CaretRest::rest()
{
    m_flashTime = QApplication::cursorFlashTime();
    QApplication::setCursorFlashTime(0);
}

} // namespace decidesk
