#pragma once

#include <QDialog>
#include <QStringList>
#include <QUrl>

#include <functional>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace decidesk {

class PlainLabel;

/// Asks before an address from outside is opened: shows where it leads, all of it, as plain text.
class LinkQuestion : public QDialog
{
    Q_OBJECT

public:
    using Opener = std::function<void(const QUrl &)>;

    /// `addresses` are those to choose from, at least one, each a WebAddress in ASCII; `open` opens
    /// one outside of the program.
    LinkQuestion(const QStringList &addresses, Opener open, QWidget *parent = nullptr);

    /// The address that *Open* would open.
    [[nodiscard]] QString address() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAddress();
    void retranslate();

    const QStringList m_addresses;
    const Opener m_open;
    PlainLabel *m_words;
    QListWidget *m_choice; ///< where there are several
    PlainLabel *m_place;
    QPlainTextEdit *m_address;
    QPushButton *m_openButton;
    QPushButton *m_copy;
    QPushButton *m_cancel;
};

} // namespace decidesk
