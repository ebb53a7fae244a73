#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QPushButton;

namespace decidesk {

class PlainLabel;

/// A message that is too long for the conversation, on its own: plain text in parts of a size that
/// is laid out at once, however long the message is.
class WholeMessageDialog : public QDialog
{
    Q_OBJECT

public:
    explicit WholeMessageDialog(QString text, QWidget *parent = nullptr);

    [[nodiscard]] int partCount() const { return static_cast<int>(m_starts.size()); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPart(int part);
    void retranslate();

    const QString m_text;
    QList<qsizetype> m_starts; ///< where each part begins
    int m_part = 0;
    class PartView;
    PartView *m_shown;
    PlainLabel *m_position;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace decidesk
