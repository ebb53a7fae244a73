#include "CaFileField.h"

#include "DocumentsFolder.h"
#include "Mnemonic.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace decidesk {

namespace {

/// A bundle of all public issuers has about 200 KiB.
constexpr qint64 largestFile = qint64{4} * 1024 * 1024;

} // namespace

CaFileField::CaFileField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_browse(new QPushButton(this))
{
    m_browse->setAutoDefault(false);
    setFocusProxy(m_edit);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_browse);
    // Not textEdited: what assistive technology writes doesn't emit it.
    connect(m_edit, &QLineEdit::textChanged, this, &CaFileField::edited);
    connect(m_browse, &QPushButton::clicked, this, &CaFileField::choose);
    retranslate();
}

QString CaFileField::path() const
{
    return m_edit->text().trimmed();
}

void CaFileField::setPath(const QString &path)
{
    const QSignalBlocker notByTheUser(m_edit);
    m_edit->setText(path);
}

QString CaFileField::problem() const
{
    if (path().isEmpty())
        return {};
    const QFileInfo info(path());
    if (!info.isFile())
        return tr("There is no such file. Choose another one, or leave the field empty.");
    QFile file(path());
    if (info.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return tr("This file can't be read. Choose another one, or leave the field empty.");
    if (!file.readAll().contains("-----BEGIN CERTIFICATE-----"))
        return tr("This file holds no certificate in PEM form. Choose another one, or leave the "
                  "field empty.");
    return {};
}

void CaFileField::retranslate()
{
    //: Button: choose a file
    m_browse->setText(tr("&Browse…"));
    m_browse->setAccessibleName(withoutMnemonic(m_browse->text()));
}

void CaFileField::choose()
{
    auto *dialog = new QFileDialog(this, tr("CA file"),
                                   path().isEmpty() ? documentsFolder() : QFileInfo(path()).path(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        setPath(file);
        emit edited();
    });
    dialog->open();
}

} // namespace decidesk
