#include "SearchDock.h"

#include "DockButtons.h"
#include "FittedBox.h"
#include "FlowLayout.h"
#include "HitList.h"
#include "PlainLabel.h"

#include <QEvent>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr auto typingPause = std::chrono::milliseconds(150);

} // namespace

SearchDock::SearchDock(HistoryStore &history, SessionList &sessions, QWidget *parent)
    : QDockWidget(parent), m_model(history, sessions), m_field(new QLineEdit),
      m_status(new PlainLabel), m_list(new HitList(m_model))
{
    setObjectName(QStringLiteral("searchDock"));
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &SearchDock::search);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_list, &QListView::activated, this, &SearchDock::openCurrent);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &SearchDock::refreshStatus);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model.rowCount() > 0)
            m_list->setCurrentIndex(m_list->model()->index(0, 0));
        refreshStatus();
    });
    connect(&m_model, &SearchModel::statusChanged, this, &SearchDock::refreshStatus);
    retranslate();
}

SearchDock::~SearchDock() = default;

void SearchDock::build()
{
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(static_cast<int>(SearchQuery::maxLength));
    m_field->installEventFilter(this);
    m_status->setObjectName(QStringLiteral("searchStatus"));
    auto *tools = new FlowLayout;
    tools->addWidget(m_field);
    tools->addWidget(m_status);
    auto *contents = new FittedBox;
    auto *column = new QVBoxLayout(contents);
    column->addLayout(tools);
    column->addWidget(m_list, 1);
    setWidget(contents);
}

void SearchDock::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchDock::showEvent(QShowEvent *event)
{
    QDockWidget::showEvent(event);
    search();
}

void SearchDock::hideEvent(QHideEvent *event)
{
    QDockWidget::hideEvent(event);
    // A window that is minimised comes back as it was.
    if (event->spontaneous())
        return;
    m_typing.stop();
    m_model.setQuery({});
}

void SearchDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchDock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QDockWidget::keyPressEvent(event);
}

bool SearchDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDockWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_typing.isActive())
            search();
        else
            openCurrent();
        return true;
    case Qt::Key_Down:
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return QDockWidget::eventFilter(watched, event);
    }
}

void SearchDock::search()
{
    m_typing.stop();
    m_model.setQuery(SearchQuery::parse(m_field->text()));
    refreshStatus();
}

void SearchDock::openCurrent()
{
    const QModelIndex hit = m_list->currentIndex();
    if (hit.isValid())
        emit openRequested(hit.data(SearchModel::AccountIdRole).toUuid(),
                           hit.data(SearchModel::SequenceRole).toLongLong(), m_field->text());
}

void SearchDock::refreshStatus()
{
    const bool any = m_model.rowCount() > 0;
    const qint64 total = m_model.total();
    QString status;
    if (any && total >= 0)
        //: Find in all conversations: how many messages match; %1 is a number
        status = total == 1 ? tr("1 match") : tr("%1 matches").arg(QLocale().toString(total));
    m_status->setText(status);
    m_status->setVisible(!m_status->plainText().isEmpty());
    m_list->setEmptyText(emptyText());
}

QString SearchDock::emptyText() const
{
    if (m_model.rowCount() > 0)
        return {};
    switch (m_model.state()) {
    case SearchModel::State::Idle:
        if (!m_field->text().trimmed().isEmpty())
            //: Find: signs and emoji only were typed
            return tr("Only letters and digits can be found.");
        return tr("Type words to find them in every conversation. “Words in quotes” are found as "
                  "a phrase.");
    case SearchModel::State::Searching:
        //: Find in all conversations: no answer yet
        return tr("Searching…");
    case SearchModel::State::Done:
        return tr("No matches in any conversation.");
    case SearchModel::State::Failed:
        //: Find in all conversations: they could not be read from the disk
        return tr("The conversations could not be read.");
    }
    return {};
}

void SearchDock::retranslate()
{
    //: Title of the tool that finds in all conversations
    setWindowTitle(tr("Search"));
    setAccessibleName(windowTitle());
    nameTitleButtons(*this);
    //: Field: what to look for
    m_field->setPlaceholderText(tr("Find in all conversations"));
    m_field->setAccessibleName(m_field->placeholderText());
    //: List of the messages in which something was found
    m_list->setAccessibleName(tr("Matches"));
    refreshStatus();
}

} // namespace decidesk
