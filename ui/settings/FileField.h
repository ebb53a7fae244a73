#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace decidesk {

/// What a `FileField` says, in the present language.
struct FileFieldTexts
{
    QString button; ///< with its mnemonic
    QString buttonName; ///< the accessible one, unique in the dialog
    QString dialogTitle;
    QString nameFilters; ///< as QFileDialog takes them
};

/// The path of a file that is there, and a button to choose it.
class FileField : public QWidget
{
    Q_OBJECT

public:
    explicit FileField(QWidget *parent = nullptr);

    void setTexts(const FileFieldTexts &texts); ///< again after a language change

    /// Without leading and trailing white space; empty: none.
    [[nodiscard]] QString path() const;
    /// Emits nothing.
    void setPath(const QString &path);

    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }

signals:
    void edited(); ///< by the user

private:
    void choose();

    QLineEdit *m_edit;
    QPushButton *m_browse;
    FileFieldTexts m_texts;
};

} // namespace decidesk
