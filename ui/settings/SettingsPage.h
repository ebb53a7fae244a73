#pragma once

#include "Error.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace decidesk {

/// One page of the settings dialog: load, validate, apply.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    /// Empty: all went well. Else a sentence for the user; what could be kept is kept.
    using Applied = std::function<void(const QString &problem)>;

    using QWidget::QWidget;

    /// The name on its tab, in the present language.
    [[nodiscard]] virtual QString title() const = 0;
    /// Shows what the settings hold; what was typed is forgotten.
    virtual void load() = 0;
    /// Whether what is typed can be applied. What is wrong stands beside the field.
    [[nodiscard]] virtual bool isValid() const { return true; }
    /// Writes what was changed. Answers once: at once, or later from the event loop.
    virtual void apply(Applied applied) = 0;

signals:
    /// The user changed something; `isValid` may have changed.
    void edited();

protected:
    void changeEvent(QEvent *event) override;
    /// Makes every text anew; called by the constructor of the page and on a language change.
    virtual void retranslate() = 0;
};

} // namespace decidesk
