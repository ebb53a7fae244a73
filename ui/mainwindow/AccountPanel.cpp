#include "AccountPanel.h"

#include "AccountDelegate.h"
#include "AccountListModel.h"
#include "AccountModel.h"
#include "PlainLabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace decidesk {

AccountPanel::AccountPanel(AccountModel &model, QAction *newAccount, QWidget *parent)
    : QWidget(parent), m_model(model), m_listModel(new AccountListModel(this)),
      m_title(new PlainLabel), m_add(new QToolButton), m_list(new QListView)
{
    m_listModel->setSourceModel(&m_model);
    m_list->setModel(m_listModel);
    m_list->setItemDelegate(new AccountDelegate(AccountDelegate::SecondLine::Server, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_add->setDefaultAction(newAccount);
    m_add->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::TabFocus);

    auto *titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(12, 8, 8, 4);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_add);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(titleRow);
    all->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (!m_settingCurrent && now.isValid())
                    emit selected(now.data(AccountModel::AccountIdRole).toUuid());
            });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        emit activated(index.data(AccountModel::AccountIdRole).toUuid());
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_list->indexAt(position);
        if (index.isValid())
            emit menuRequested(index.data(AccountModel::AccountIdRole).toUuid(),
                               m_list->viewport()->mapToGlobal(position));
    });
    retranslate();
}

void AccountPanel::setCurrent(const AccountId &id)
{
    m_settingCurrent = true;
    const QModelIndex index = m_listModel->mapFromSource(m_model.indexOf(id));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->selectionModel()->clear();
    m_settingCurrent = false;
}

AccountId AccountPanel::current() const
{
    return m_list->currentIndex().data(AccountModel::AccountIdRole).toUuid();
}

void AccountPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountPanel::retranslate()
{
    const QString title = tr("Accounts");
    m_title->setText(title);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_list->setAccessibleName(title);
    m_add->setAccessibleName(tr("New account"));
}

} // namespace decidesk
