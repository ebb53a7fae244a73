#pragma once

#include "Session.h"

#include <QWidget>

namespace decidesk {

/// Draws the sign of `state` into `area`: hollow while offline, full while ready, half while
/// something is under way or needs a person; the colour says the same, unless `plain` asks for the
/// text's own colour (on a selection).
void paintStateDot(QPainter &painter, const QRectF &area, Session::State state,
                   const QPalette &palette, bool plain = false);

/// The sign of a session's state, beside the words for it. Screen readers skip it.
class StateDot : public QWidget
{
    Q_OBJECT

public:
    explicit StateDot(QWidget *parent = nullptr);

    void setState(Session::State state);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Session::State m_state = Session::State::Offline;
};

} // namespace decidesk
