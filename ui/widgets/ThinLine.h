#pragma once

#include <QWidget>

namespace decidesk {

/// A line of one pixel between two parts of a page, no stronger than it has to be.
class ThinLine : public QWidget
{
    Q_OBJECT

public:
    explicit ThinLine(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace decidesk
