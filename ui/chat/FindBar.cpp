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
    : FittedBox(parent), m_field(new QLineEdit), m_status(new PlainLabel),
      m_previous(new QPushButton), m_next(new QPushButton), m_close(new QPushButton)
{
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(static_cast<int>(SearchQuery::maxLength));
    m_field->installEventFilter(this);
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_previous->setIcon(symbolIcon(QStringLiteral("down")));
    m_next->setIcon(symbolIcon(QStringLiteral("up")));
    m_close->setIcon(symbolIcon(QStringLiteral("cancel")));
    m_close->setFlat(true);
    auto *parts = new FlowLayout;
    for (QWidget *part : {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_status),
                          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        parts->addWidget(part);
    auto *row = new QHBoxLayout(this);
    row->addLayout(parts, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &FindBar::nextRequested);
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
    if (!enabled && (m_previous->hasFocus() || m_next->hasFocus()))
        m_field->setFocus(Qt::OtherFocusReason);
    m_previous->setEnabled(enabled);
    m_next->setEnabled(enabled);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            key->modifiers().testFlag(Qt::ShiftModifier) ? emit previousRequested()
                                                         : emit
                                                         nextRequested();
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
        tr("Words are found at their beginning, “words in quotes” one after the other."));
    m_field->setToolTip(m_field->accessibleDescription());
    //: Button: to the hit before, further down
    m_previous->setText(tr("Previous"));
    m_previous->setToolTip(tr("Down to the newer hit"));
    //: Button: to the next hit, further up
    m_next->setText(tr("Next"));
    m_next->setToolTip(tr("Up to the older hit"));
    for (QPushButton *button : {m_previous, m_next})
        button->setAccessibleName(button->text());
    //: Button with a cross: close the bar
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(m_close->accessibleName());
}

} // namespace decidesk
