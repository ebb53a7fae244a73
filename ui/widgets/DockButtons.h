#pragma once

class QDockWidget;

namespace decidesk {

/// Names the two buttons in the title of `dock` for screen readers in the present language: Qt does
/// so only when it makes them. Call it whenever the texts are made anew.
void nameTitleButtons(const QDockWidget &dock);

} // namespace decidesk
