#include "FieldColumn.h"

#include "FieldNote.h"

#include <QLabel>

namespace decidesk {

namespace {

constexpr int betweenFields = 10;
constexpr int insideField = 3;

} // namespace

FieldColumn::FieldColumn(QWidget *parent) : QVBoxLayout(parent)
{
    setSpacing(betweenFields);
}

FieldNote *FieldColumn::addField(QWidget *field, QWidget *focus, QLayout *extra)
{
    QWidget *target = focus ? focus : field;
    auto *label = new QLabel;
    label->setBuddy(target);
    auto *note = new FieldNote(target);
    auto *group = new QVBoxLayout;
    group->setSpacing(insideField);
    group->addWidget(label);
    group->addWidget(field);
    if (extra)
        group->addLayout(extra);
    group->addWidget(note);
    addLayout(group);
    m_parts.insert(field, {label, note, target});
    return note;
}

void FieldColumn::setTexts(QWidget *field, const QString &label, const QString &hint)
{
    const Parts parts = m_parts.value(field);
    parts.label->setText(label);
    QString name = label;
    name.remove(u'&');
    parts.focus->setAccessibleName(name);
    parts.note->setHint(hint);
}

} // namespace decidesk
