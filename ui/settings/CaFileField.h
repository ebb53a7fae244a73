#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace decidesk {

/// The path of a PEM file with the certificates of additional trusted issuers, and a button to
/// choose it.
class CaFileField : public QWidget
{
    Q_OBJECT

public:
    explicit CaFileField(QWidget *parent = nullptr);

    /// Without leading and trailing white space; empty: none.
    [[nodiscard]] QString path() const;
    /// Emits nothing.
    void setPath(const QString &path);
    /// What is wrong with the file and what to do; empty: nothing. Looks into the file.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }
    void retranslate();

signals:
    void edited(); ///< by the user

private:
    void choose();

    QLineEdit *m_edit;
    QPushButton *m_browse;
};

} // namespace decidesk
