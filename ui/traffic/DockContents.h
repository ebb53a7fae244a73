#pragma once

#include <QScrollArea>

namespace decidesk {

/// What stands in a dock: as high as the dock where it fits in, else it scrolls. So a dock can be
/// made low, and a small window need not grow for it; the width is never less than `contents`
/// needs.
class DockContents : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes `contents`, which must have a layout.
    explicit DockContents(QWidget *contents, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    [[nodiscard]] int leastHeight(int width) const;
    [[nodiscard]] int barWidth() const;
};

} // namespace decidesk
