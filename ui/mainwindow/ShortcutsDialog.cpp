#include "ShortcutsDialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeySequence>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace decidesk {

namespace {

QString keysOf(const QAction &action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action.shortcuts();
    for (const QKeySequence &key : shortcuts) {
        const QString text = key.toString(QKeySequence::NativeText);
        if (!keys.contains(text))
            keys.append(text);
    }
    return keys.join(QStringLiteral(", "));
}

QString nameOf(const QAction &action)
{
    QString name = action.text();
    return name.remove(u'&').remove(u'…');
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, bool enterSends, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_enterSends(enterSends), m_list(new QTreeWidget),
      m_close(new QPushButton)
{
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_list);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    retranslate();

    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 64, fontMetrics().height() * 26);
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ShortcutsDialog::retranslate()
{
    const QString title = tr("Keyboard shortcuts");
    setWindowTitle(title);
    setAccessibleName(title);
    m_list->setAccessibleName(title);
    //: Heading: what a key does
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    //: Button: close this dialog
    const QString close = tr("Close");
    m_close->setText(close);
    m_close->setAccessibleName(close);
    fill();
}

void ShortcutsDialog::fill()
{
    m_list->clear();
    for (const QAction *action : std::as_const(m_actions))
        addRow(nameOf(*action), keysOf(*action));
    const auto key = [](QKeyCombination combination) {
        return QKeySequence(combination).toString(QKeySequence::NativeText);
    };
    // The key is called Enter wherever the program speaks of it.
    const QString enter = key(Qt::Key_Enter);
    const QString shiftEnter = key(Qt::SHIFT | Qt::Key_Enter);
    const QString ctrlEnter = key(Qt::CTRL | Qt::Key_Enter);
    addRow(tr("Send the message"), m_enterSends ? enter : ctrlEnter);
    addRow(tr("New line in the message"), m_enterSends ? shiftEnter : enter);
    addRow(tr("Earlier messages, in the empty message field"), key(Qt::Key_Up));
    addRow(tr("Back to your draft"), key(Qt::Key_Down));
    addRow(tr("Log in, in the list of accounts"), enter);
}

void ShortcutsDialog::addRow(const QString &what, const QString &keys)
{
    m_list->addTopLevelItem(new QTreeWidgetItem({what, keys}));
}

} // namespace decidesk
