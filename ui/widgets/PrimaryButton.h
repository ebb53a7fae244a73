#pragma once

#include <QPushButton>
#include <QString>

namespace decidesk {

/// The one button that does what the page is for: in the palette's highlight colour while enabled,
/// and pressed by Enter while it has the focus.
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    explicit PrimaryButton(QWidget *parent = nullptr);

    /// The icon `resources/icons/NAME.svg`, in the colour of the button's text.
    void setSymbol(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();
    void remakeIcon();

    QString m_symbol;
    bool m_recoloring = false;
};

} // namespace decidesk
