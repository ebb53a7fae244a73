#pragma once

#include "Banner.h"

#include <functional>

namespace decidesk {

/// Says how an export or an import ended, until it is dismissed or the next one begins.
class TransferNotice : public Banner
{
    Q_OBJECT

public:
    using Make = std::function<Content()>;

    explicit TransferNotice(QWidget *parent = nullptr);

    /// Shows what `make` answers, with *Dismiss*; called again when the language changes.
    void say(Make make);
    void forget();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Make m_make;
};

} // namespace decidesk
