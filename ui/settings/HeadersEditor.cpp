#include "HeadersEditor.h"

#include "FlowLayout.h"
#include "HeaderModel.h"
#include "Mnemonic.h"
#include "SecretLineEdit.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPersistentModelIndex>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace decidesk {

namespace {

constexpr int shownRows = 3;
constexpr int belowTable = 4;

/// Fields in the cells, masked where the value is secret. What is typed counts at once, so that
/// what is wrong with it is said while it is typed.
class HeaderDelegate : public QStyledItemDelegate
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::HeadersEditor)

public:
    HeaderDelegate(HeaderModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model)
    {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                          const QModelIndex &index) const override
    {
        const bool isName = index.column() == HeaderModel::Name;
        auto *edit = !isName && m_model.isMasked(index.row()) ? new SecretLineEdit(parent)
                                                              : new QLineEdit(parent);
        if (isName) {
            //: Accessible name of a field in the table of headers
            edit->setAccessibleName(tr("Header name"));
        } else {
            //: Accessible name of a field in the table of headers
            edit->setAccessibleName(tr("Header value"));
        }
        connect(edit, &QLineEdit::textChanged, this,
                [this, place = QPersistentModelIndex(index)](const QString &text) {
                    m_model.setData(place, text);
                });
        return edit;
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex & /*index*/) const override
    {
        // With its frame it fills the cell.
        editor->setGeometry(option.rect);
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *edit = qobject_cast<QLineEdit *>(editor);
        const QString value = index.data(Qt::EditRole).toString();
        // It comes back with every letter; the cursor must stay where it is.
        if (edit == nullptr || edit->text().trimmed() == value)
            return;
        if (auto *secret = qobject_cast<SecretLineEdit *>(edit))
            secret->setText(value);
        else
            edit->setText(value);
    }

private:
    HeaderModel &m_model;
};

} // namespace

HeadersEditor::HeadersEditor(HeaderModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_table(new QTableView(this)), m_add(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_show(new QPushButton(this))
{
    m_table->setModel(&model);
    m_table->setItemDelegate(new HeaderDelegate(model, m_table));
    // Tab leaves the table, except from a field in it.
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                             | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(HeaderModel::IsSecret,
                                                      QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_show->setCheckable(true);
    setFocusProxy(m_table);

    auto *buttons = new FlowLayout;
    for (QPushButton *button : {m_add, m_remove, m_show}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(belowTable);
    column->addWidget(m_table);
    column->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, &HeadersEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &HeadersEditor::remove);
    connect(m_show, &QPushButton::toggled, &model, &HeaderModel::setRevealed);
    connect(&model, &HeaderModel::edited, this, &HeadersEditor::refresh);
    connect(&model, &HeaderModel::modelReset, this, &HeadersEditor::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HeadersEditor::refresh);
    fitHeight();
    refresh();
}

void HeadersEditor::retranslate()
{
    const auto name = [](QPushButton *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(withoutMnemonic(text));
    };
    //: Button below a table: append a header of the request
    name(m_add, tr("A&dd header"));
    //: Button below a table: remove the chosen header of the request
    name(m_remove, tr("Remo&ve header"));
    //: Button below a table: show the masked values of secret headers
    name(m_show, tr("Sho&w secret values"));
    m_model.retranslate();
}

void HeadersEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void HeadersEditor::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_show->setChecked(false);
}

void HeadersEditor::add()
{
    m_model.add();
    const QModelIndex name = m_model.index(m_model.rowCount() - 1, HeaderModel::Name);
    m_table->setFocus();
    m_table->setCurrentIndex(name);
    m_table->edit(name);
}

void HeadersEditor::remove()
{
    const int row = m_table->currentIndex().row();
    // Before the button is disabled below the focus.
    m_table->setFocus();
    if (row >= 0)
        m_model.remove(row);
}

void HeadersEditor::fitHeight()
{
    // A field has to fit into it.
    QLineEdit field;
    field.setFont(font());
    const int row = field.sizeHint().height();
    m_table->verticalHeader()->setMinimumSectionSize(row);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shownRows * row
                            + 2 * m_table->frameWidth());
}

void HeadersEditor::refresh()
{
    m_add->setEnabled(m_model.rowCount() < HeaderModel::mostHeaders);
    m_remove->setEnabled(m_table->currentIndex().isValid());
    m_show->setEnabled(m_model.hasSecrets());
}

} // namespace decidesk
