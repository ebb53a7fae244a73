#include "Confirmation.h"

#include "Mnemonic.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::Confirmation)
};

} // namespace

void nameParts(QDialog &dialog, const QString &fieldLabel)
{
    dialog.setAccessibleName(dialog.windowTitle());
    const auto buttons = dialog.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons)
        button->setAccessibleName(withoutMnemonic(button->text()));
    QString name = fieldLabel;
    if (name.endsWith(u':'))
        name.chop(1);
    if (auto *field = dialog.findChild<QLineEdit *>())
        field->setAccessibleName(name.trimmed());
}

QDialog *confirm(const Confirmation &what, QWidget *window, QObject *context,
                 const std::function<void()> &then, const std::function<void()> &instead)
{
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(what.title);
    box->setText(what.question);
    QPushButton *yes = box->addButton(what.answer, QMessageBox::AcceptRole);
    if (!what.alternative.isEmpty()) {
        QPushButton *other = box->addButton(what.alternative, QMessageBox::ActionRole);
        QObject::connect(other, &QPushButton::clicked, context, instead);
    }
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    //: Button: change nothing
    no->setText(what.refusal.isEmpty() ? Words::tr("Cancel") : what.refusal);
    box->setDefaultButton(no);
    QObject::connect(yes, &QPushButton::clicked, context, then);
    nameParts(*box);
    box->open();
    return box;
}

} // namespace decidesk
