#include "LinkQuestion.h"

#include "ButtonLabel.h"
#include "PlainLabel.h"
#include "WebAddress.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace decidesk {

LinkQuestion::LinkQuestion(const QStringList &addresses, Opener open, QWidget *parent)
    : QDialog(parent), m_addresses(addresses), m_open(std::move(open)), m_words(new PlainLabel),
      m_choice(new QListWidget), m_place(new PlainLabel), m_address(new QPlainTextEdit),
      m_openButton(new QPushButton), m_copy(new QPushButton), m_cancel(new QPushButton)
{
    m_words->setWordWrap(true);
    m_place->setHeading();
    m_place->setWordWrap(true);
    m_choice->addItems(addresses);
    m_choice->setTextElideMode(Qt::ElideMiddle);
    m_choice->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choice->setCurrentRow(0);
    m_choice->setVisible(addresses.size() > 1);
    m_address->setReadOnly(true);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_address->setWordWrapMode(QTextOption::WrapAnywhere);
    m_address->setTabChangesFocus(true);
    m_address->setFixedHeight(fontMetrics().lineSpacing() * 4);

    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_openButton, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    m_cancel->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_choice);
    column->addWidget(m_place);
    column->addWidget(m_address);
    column->addStretch(1);
    column->addWidget(buttons);

    connect(m_choice, &QListWidget::currentRowChanged, this, &LinkQuestion::showAddress);
    connect(m_openButton, &QPushButton::clicked, this, [this] {
        m_open(QUrl(address()));
        accept();
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(address()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    showAddress();
    constexpr int columns = 64;
    resize(fontMetrics().averageCharWidth() * columns, sizeHint().height());
    (addresses.size() > 1 ? static_cast<QWidget *>(m_choice) : m_cancel)->setFocus();
}

QString LinkQuestion::address() const
{
    return m_addresses.at(std::max(0, m_choice->currentRow()));
}

void LinkQuestion::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LinkQuestion::showAddress()
{
    const auto web = WebAddress::parse(address());
    m_place->setText(web ? web->place() : QString());
    m_address->setPlainText(address());
}

void LinkQuestion::retranslate()
{
    const QString title = tr("Open link");
    setWindowTitle(title);
    setAccessibleName(title);
    m_words->setText(tr("This link comes from the server. Your browser would open:"));
    //: Name of a list: the links in a message
    m_choice->setAccessibleName(tr("Links"));
    //: Name of a text: the address of a link
    m_address->setAccessibleName(tr("Address"));
    //: Button: opens an address in the browser
    setButtonLabel(*m_openButton, tr("Open"));
    //: Button: copies the address of a link
    setButtonLabel(*m_copy, tr("Copy address"));
    //: Button: change nothing
    setButtonLabel(*m_cancel, tr("Cancel"));
}

} // namespace decidesk
