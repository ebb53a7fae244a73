#pragma once

#include "ServerChange.h"

#include <QString>
#include <QWidget>

class QRadioButton;

namespace decidesk {

class PlainLabel;

/// The question what becomes of the accounts on the present URL when another one is typed.
class AccountsChoice : public QWidget
{
    Q_OBJECT

public:
    explicit AccountsChoice(QWidget *parent = nullptr);

    /// The present server as people know it, such as "localhost:3000".
    void setPresentServer(const QString &name);

    [[nodiscard]] AccountsOnOldUrl choice() const;
    void setChoice(AccountsOnOldUrl choice);

    void retranslate();

signals:
    void chosen();

private:
    PlainLabel *m_question;
    QRadioButton *m_stay;
    QRadioButton *m_move;
    QString m_present;
};

} // namespace decidesk
