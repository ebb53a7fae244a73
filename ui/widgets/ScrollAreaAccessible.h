#pragma once

#include <QAccessibleWidget>
#include <QList>

class QScrollArea;

namespace decidesk {

/// What assistive technology sees of a QScrollArea: its viewport, and the scroll bars that show.
///
/// Qt's own (6.4 to 6.8) reads past the end of its list when it is asked for a scroll bar that has
/// just gone, which ends the program. GUI thread; owned by Qt's cache of interfaces.
class ScrollAreaAccessible : public QAccessibleWidget
{
public:
    explicit ScrollAreaAccessible(QScrollArea &area);

    /// Has Qt use this for every QScrollArea from now on. Call it before the first window shows.
    static void install();

    [[nodiscard]] int childCount() const override;
    /// Nothing where `index` is out of range.
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    /// -1: not a child.
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] QList<QWidget *> parts() const;
};

} // namespace decidesk
