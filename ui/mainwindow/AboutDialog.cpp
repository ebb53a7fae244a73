#include "AboutDialog.h"

#include "PlainLabel.h"
#include "SymbolIcon.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int iconSize = 64;
constexpr double nameSize = 1.6;

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent), m_name(new PlainLabel), m_text(new PlainLabel), m_close(new QPushButton)
{
    auto *icon = new QLabel;
    icon->setPixmap(symbolIcon(QStringLiteral("decidesk"))
                        .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * nameSize);
    m_name->setFont(large);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *texts = new QVBoxLayout;
    texts->addWidget(m_name);
    texts->addWidget(m_text);
    texts->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 20, 20, 16);
    all->setSpacing(16);
    all->addLayout(row);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    all->addWidget(buttons);
    all->setSizeConstraint(QLayout::SetFixedSize);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    retranslate();
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AboutDialog::retranslate()
{
    const QString title = tr("About Decidesk");
    setWindowTitle(title);
    setAccessibleName(title);
    m_name->setText(tr("Decidesk %1").arg(QCoreApplication::applicationVersion()));
    m_text->setText(tr("Ask a decision server, and get decisions.\n\n"
                       "Free software under the MIT licence.\nMade with Qt %1.")
                        .arg(QLatin1String(qVersion())));
    //: Button: close this dialog
    const QString close = tr("Close");
    m_close->setText(close);
    m_close->setAccessibleName(close);
}

} // namespace decidesk
