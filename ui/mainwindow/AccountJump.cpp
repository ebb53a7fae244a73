#include "AccountJump.h"

#include "AccountDelegate.h"
#include "AccountFilter.h"
#include "AccountListModel.h"
#include "AccountModel.h"
#include "PlainLabel.h"
#include "Tone.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int margin = 12;
constexpr int spacing = 8;
constexpr int widthInLetters = 56;
constexpr int shownRows = 8;

} // namespace

AccountJump::AccountJump(AccountModel &model, const AccountId &shown, QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint), m_filter(new AccountFilter(this)),
      m_title(new PlainLabel), m_field(new QLineEdit), m_list(new QListView), m_none(new PlainLabel)
{
    auto *words = new AccountListModel(this);
    words->setSourceModel(&model);
    m_filter->setSourceModel(words);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(
        new AccountDelegate(AccountDelegate::SecondLine::ServerAndState, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setTabKeyNavigation(false);
    m_field->setClearButtonEnabled(true);
    m_none->setWordWrap(true);
    m_title->setHeading();

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(margin, margin, margin, margin);
    all->setSpacing(spacing);
    all->addWidget(m_title);
    all->addWidget(m_field);
    all->addWidget(m_none);
    all->addWidget(m_list, 1);
    retranslate();
    filter({});
    setCurrent(firstChoice(shown));

    connect(m_field, &QLineEdit::textChanged, this, &AccountJump::filter);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &AccountJump::choose);
    connect(m_list, &QListView::activated, this, &AccountJump::choose);
    m_field->installEventFilter(this);
    qApp->installEventFilter(this);
}

bool AccountJump::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (isStep(press->key())) {
            QApplication::sendEvent(m_list, event);
            setCurrent(m_list->currentIndex());
            return true;
        }
    }
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto *pressed = qobject_cast<const QWidget *>(watched);
        if (pressed && pressed->window() != this)
            reject();
    }
    return QDialog::eventFilter(watched, event);
}

bool AccountJump::isStep(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp
        || key == Qt::Key_PageDown;
}

void AccountJump::filter(const QString &typed)
{
    m_filter->setTyped(typed);
    const bool any = m_filter->rowCount() > 0;
    m_none->setVisible(!any);
    m_list->setEnabled(any);
    setCurrent(m_filter->index(0, 0));
}

void AccountJump::choose(const QModelIndex &index)
{
    // A click can be an activation too, by the settings of the desktop.
    if (!index.isValid() || !isVisible())
        return;
    const AccountId id = index.data(AccountModel::AccountIdRole).toUuid();
    accept();
    emit chosen(id);
}

void AccountJump::setCurrent(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    if (!index.isValid() || !QAccessible::isActive())
        return;
    // The keyboard stays in the field; a screen reader still has to say what Enter would choose.
    QAccessibleEvent said(m_list, QAccessible::Focus);
    said.setChild(index.row());
    QAccessible::updateAccessibility(&said);
}

QModelIndex AccountJump::firstChoice(const AccountId &shown) const
{
    QModelIndex choice = m_filter->index(0, 0);
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex account = m_filter->index(row, 0);
        if (account.data(AccountModel::UnreadCountRole).toInt() > 0)
            return account;
        if (account.data(AccountModel::AccountIdRole).toUuid() == shown)
            choice = account;
    }
    return choice;
}

void AccountJump::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountJump::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(toneColor(Tone::Muted, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void AccountJump::showEvent(QShowEvent *event)
{
    const int rows = std::clamp(m_filter->rowCount(), 1, shownRows);
    const int height = sizeHint().height() - m_list->sizeHint().height()
        + rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const QWidget *window = parentWidget()->window();
    const int width
        = std::min(fontMetrics().averageCharWidth() * widthInLetters, window->width() - 2 * margin);
    resize(width, std::min(height, window->height() - 2 * margin));
    move(window->mapToGlobal(QPoint((window->width() - this->width()) / 2, window->height() / 8)));
    QDialog::showEvent(event);
    m_field->setFocus();
}

void AccountJump::retranslate()
{
    //: Title of the box that opens with Ctrl+K
    const QString title = tr("Go to account");
    setWindowTitle(title);
    setAccessibleName(title);
    m_title->setText(title);
    //: Field: what is typed here chooses among the accounts
    const QString field = tr("Name or server");
    m_field->setPlaceholderText(field);
    m_field->setAccessibleName(field);
    m_list->setAccessibleName(tr("Accounts"));
    m_none->setText(tr("No account matches."));
}

} // namespace decidesk
