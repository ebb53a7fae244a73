#pragma once

#include <QPushButton>
#include <QString>

namespace decidesk {

/// What `button` shows, and how a screen reader calls it. Without a mnemonic.
inline void setButtonLabel(QPushButton &button, const QString &text)
{
    button.setText(text);
    button.setAccessibleName(text);
}

} // namespace decidesk
