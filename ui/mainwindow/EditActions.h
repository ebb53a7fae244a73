#pragma once

class QWidget;

namespace decidesk {

/// *Cut*, *Copy* and *Paste* for whatever text widget has the focus.
namespace edit {

[[nodiscard]] bool canCut(const QWidget *widget);
[[nodiscard]] bool canCopy(const QWidget *widget);
[[nodiscard]] bool canPaste(const QWidget *widget);
void cut(QWidget *widget);
void copy(QWidget *widget);
void paste(QWidget *widget);

} // namespace edit

} // namespace decidesk
