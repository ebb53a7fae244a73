#pragma once

#include <QObject>

class QWidget;

namespace decidesk {

class Actions;

/// *Cut*, *Copy* and *Paste* of the Edit menu, for whatever text widget has the focus. The keys are
/// the widgets' own.
class EditActions : public QObject
{
    Q_OBJECT

public:
    /// After the menus were filled. `actions` must outlive this object.
    EditActions(Actions &actions, QObject *parent);

    [[nodiscard]] static bool canCut(const QWidget *widget);
    [[nodiscard]] static bool canCopy(const QWidget *widget);
    [[nodiscard]] static bool canPaste(const QWidget *widget);
    static void cut(QWidget *widget);
    static void copy(QWidget *widget);
    static void paste(QWidget *widget);

private:
    void refresh() const;
    void enableAll();

    Actions &m_actions;
};

} // namespace decidesk
