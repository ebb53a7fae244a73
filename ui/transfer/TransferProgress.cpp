#include "TransferProgress.h"

#include "PlainLabel.h"

#include <QDialogButtonBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int whole = 1'000;
constexpr int narrowest = 52; ///< in average characters

} // namespace

TransferProgress::TransferProgress(const QString &title, const QString &text, QWidget *window)
    : QDialog(window), m_text(new PlainLabel), m_bar(new QProgressBar), m_cancel(new QPushButton)
{
    // It comes by itself, while one types in the window.
    setAttribute(Qt::WA_ShowWithoutActivating);
    setWindowTitle(title);
    setAccessibleName(title);
    m_text->setText(text);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(narrowest * fontMetrics().averageCharWidth());
    m_bar->setRange(0, whole);
    //: Name of a progress bar
    m_bar->setAccessibleName(tr("Progress"));
    //: Button: give up the export or import
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &TransferProgress::reject);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 20, 20, 16);
    all->setSpacing(12);
    all->addWidget(m_text);
    all->addWidget(m_bar);
    all->addWidget(buttons);

    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    m_patience.start(patience);
}

void TransferProgress::setProgress(int thousandths)
{
    m_bar->setRange(0, thousandths < 0 ? 0 : whole);
    if (thousandths >= 0)
        m_bar->setValue(thousandths);
}

void TransferProgress::reject()
{
    m_patience.stop();
    QDialog::reject();
    emit cancelled();
}

} // namespace decidesk
