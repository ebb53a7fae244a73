#include "FindBar.h"

#include "FlowLayout.h"
#include "PlainLabel.h"
#include "SearchQuery.h"
#include "SymbolIcon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace decidesk {

namespace {

constexpr int fieldWidth = 18; ///< in average characters, at least

} // namespace

FindBar::FindBar(QWidget *parent)
    : FittedBox(parent), m_field(new QLineEdit), m_status(new PlainLabel), m_older(new QPushButton),
      m_newer(new QPushButton), m_close(new QPushButton)
{
    m_field->setMaxLength(static_cast<int>(SearchQuery::maxLength));
    m_field->installEventFilter(this);
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_older->setIcon(symbolIcon(QStringLiteral("up")));
    m_newer->setIcon(symbolIcon(QStringLiteral("down")));
    m_close->setIcon(symbolIcon(QStringLiteral("cancel")));
    m_close->setFlat(true);
    auto *parts = new FlowLayout;
    for (QWidget *part : {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_status),
                          static_cast<QWidget *>(m_older), static_cast<QWidget *>(m_newer)})
        parts->addWidget(part);
    auto *row = new QHBoxLayout(this);
    row->addLayout(parts, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_older, &QPushButton::clicked, this, &FindBar::nextRequested);
    connect(m_newer, &QPushButton::clicked, this, &FindBar::previousRequested);
    connect(m_close, &QPushButton::clicked, this, &FindBar::closeRequested);
    setStepsEnabled(false);
    retranslate();
    arrange();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setText(const QString &text)
{
    const QSignalBlocker quiet(m_field);
    m_field->setText(text);
}

void FindBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::setStatus(const QString &status)
{
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
}

void FindBar::setStepsEnabled(bool enabled)
{
    // A button that goes dead under the focus would drop it to nowhere.
    if (!enabled && (m_newer->hasFocus() || m_older->hasFocus()))
        m_field->setFocus(Qt::OtherFocusReason);
    m_newer->setEnabled(enabled);
    m_older->setEnabled(enabled);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                emit previousRequested();
            else
                emit nextRequested();
            return true;
        }
    }
    return FittedBox::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        FittedBox::keyPressEvent(event);
}

void FindBar::showEvent(QShowEvent *event)
{
    FittedBox::showEvent(event);
    // Not before: its icon is looked for in all themes, which is much of what a window takes to
    // appear.
    m_field->setClearButtonEnabled(true);
}

void FindBar::changeEvent(QEvent *event)
{
    FittedBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void FindBar::arrange()
{
    m_field->setMinimumWidth(fieldWidth * fontMetrics().averageCharWidth());
}

void FindBar::retranslate()
{
    //: The bar below the conversation, and its field: what to look for in it
    const QString find = tr("Find");
    setAccessibleName(find);
    m_field->setPlaceholderText(find);
    m_field->setAccessibleName(find);
    m_field->setAccessibleDescription(
        tr("Finds words that begin like this; “words in quotes” are found as a phrase."));
    m_field->setToolTip(m_field->accessibleDescription());
    // Not Next and Previous: in a conversation the next hit is further up.
    //: Button with an arrow up: to the next hit, in an older message
    m_older->setText(tr("Older"));
    m_older->setToolTip(tr("To the next match, further up (F3)"));
    //: Button with an arrow down: to the hit before, in a newer message
    m_newer->setText(tr("Newer"));
    m_newer->setToolTip(tr("To the previous match, further down (Shift+F3)"));
    for (QPushButton *button : {m_older, m_newer})
        button->setAccessibleName(button->text());
    //: Button with a cross: close the bar
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(m_close->accessibleName());
}

} // namespace decidesk
