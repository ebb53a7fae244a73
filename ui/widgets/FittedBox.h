#pragma once

#include <QWidget>

namespace decidesk {

/// A widget that is never lower than its layout needs at its present width. A layout around it
/// would else take wrapped text and wrapped buttons for one line each and press them together where
/// space is short.
class FittedBox : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fitHeight();
};

} // namespace decidesk
