#include "FileField.h"

#include "DocumentsFolder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace decidesk {

FileField::FileField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_browse(new QPushButton(this))
{
    m_browse->setAutoDefault(false);
    setFocusProxy(m_edit);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    // Not textEdited: what assistive technology writes doesn't emit it.
    connect(m_edit, &QLineEdit::textChanged, this, &FileField::edited);
    connect(m_browse, &QPushButton::clicked, this, &FileField::choose);
}

void FileField::setTexts(const FileFieldTexts &texts)
{
    m_texts = texts;
    m_browse->setText(texts.button);
    m_browse->setAccessibleName(texts.buttonName);
}

QString FileField::path() const
{
    return m_edit->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    const QSignalBlocker notByTheUser(m_edit);
    m_edit->setText(path);
}

void FileField::choose()
{
    auto *dialog = new QFileDialog(this, m_texts.dialogTitle,
                                   path().isEmpty() ? documentsFolder() : QFileInfo(path()).path(),
                                   m_texts.nameFilters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        setPath(file);
        emit edited();
    });
    dialog->open();
}

} // namespace decidesk
