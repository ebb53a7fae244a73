#include "WholeMessageDialog.h"

#include "BoundedText.h"
#include "ButtonLabel.h"
#include "PlainLabel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

#include <utility>

namespace decidesk {

/// What is selected in it is copied as it was sent.
class WholeMessageDialog::PartView : public QPlainTextEdit
{
public:
    void showPart(const BoundedText &part)
    {
        m_part = part;
        setPlainText(part.lines.join(u'\n'));
    }

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override
    {
        const QTextCursor cursor = textCursor();
        auto *data = new QMimeData;
        data->setText(sourceOf(m_part, cursor.selectionStart(), cursor.selectionEnd()));
        return data;
    }

private:
    BoundedText m_part;
};

WholeMessageDialog::WholeMessageDialog(QString text, QWidget *parent)
    : QDialog(parent), m_text(std::move(text)), m_shown(new PartView), m_position(new PlainLabel),
      m_previous(new QPushButton), m_next(new QPushButton), m_copy(new QPushButton),
      m_close(new QPushButton)
{
    qsizetype start = 0;
    do {
        m_starts.append(start);
        start += boundedText(QStringView(m_text).sliced(start)).taken;
    } while (start < m_text.size());

    m_shown->setReadOnly(true);
    m_shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *row = new QHBoxLayout;
    row->addWidget(m_previous);
    row->addWidget(m_position);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(buttons);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_shown, 1);
    all->addLayout(row);

    connect(m_previous, &QPushButton::clicked, this, [this] { showPart(m_part - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showPart(m_part + 1); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    retranslate();
    showPart(0);
    constexpr int columns = 90;
    constexpr int lines = 34;
    resize(fontMetrics().averageCharWidth() * columns, fontMetrics().height() * lines);
    m_shown->setFocus();
}

void WholeMessageDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showPart(m_part);
    }
}

void WholeMessageDialog::showPart(int part)
{
    m_part = part;
    m_shown->showPart(boundedText(QStringView(m_text).sliced(m_starts.at(part))));
    const QLocale locale;
    //: %1 and %2 are numbers: where the reader is in a long message
    m_position->setText(
        tr("Part %1 of %2").arg(locale.toString(part + 1), locale.toString(partCount())));
    m_previous->setEnabled(part > 0);
    m_next->setEnabled(part + 1 < partCount());
}

void WholeMessageDialog::retranslate()
{
    const QString title = tr("Whole message");
    setWindowTitle(title);
    setAccessibleName(title);
    //: Name of the text in the dialog "Whole message"
    m_shown->setAccessibleName(tr("Message text"));
    //: Button: the part of a long message before this one
    setButtonLabel(*m_previous, tr("Previous part"));
    //: Button: the part of a long message after this one
    setButtonLabel(*m_next, tr("Next part"));
    //: Button: copies the whole message
    setButtonLabel(*m_copy, tr("Copy all"));
    //: Button of a dialog
    setButtonLabel(*m_close, tr("Close"));
}

} // namespace decidesk
