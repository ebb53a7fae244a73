#pragma once

#include <QString>

#include <functional>

class QDialog;
class QObject;
class QWidget;

namespace decidesk {

/// A question before something that can't be undone. Plain text.
struct Confirmation
{
    QString title;
    QString question;
    QString answer; ///< the label of the button that says yes
    QString alternative = {}; ///< the label of one that does something else first; empty: none
    QString refusal = {}; ///< the label of the default, which changes nothing; empty: *Cancel*
};

/// Asks in a box over `window` and returns at once; `then` runs if the user says yes, `instead` if
/// the alternative is chosen, and only while `context` still exists. The box is gone once it is
/// answered.
QDialog *confirm(const Confirmation &what, QWidget *window, QObject *context,
                 const std::function<void()> &then, const std::function<void()> &instead = {});

/// The dialog is called as its title says, its buttons and its field as their labels do.
void nameParts(QDialog &dialog, const QString &fieldLabel = {});

} // namespace decidesk
