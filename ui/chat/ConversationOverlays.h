#pragma once

#include <QObject>
#include <QString>

class QAbstractScrollArea;
class QPushButton;

namespace decidesk {

class PlainLabel;

/// What lies over a conversation: the button that leads to the newest message, and tells of those
/// that came below what is in view; and the words that stand in the middle while there are none at
/// all.
class ConversationOverlays : public QObject
{
    Q_OBJECT

public:
    /// `view` owns the button and the words, and must outlive this object.
    explicit ConversationOverlays(QAbstractScrollArea &view);

    /// How many messages the button tells of.
    void setNewCount(int count);
    /// Whether it is some way to the newest message; else, and with nothing new, the button goes.
    void setFar(bool isFar);
    [[nodiscard]] int newCount() const { return m_newCount; }
    void setEmptyText(const QString &text);
    void setEmpty(bool isEmpty);
    /// After the view changed its size, font or direction.
    void place();
    void retranslate();

signals:
    void newestRequested();

private:
    void refreshButton();

    QAbstractScrollArea &m_view;
    QPushButton *m_newButton;
    PlainLabel *m_empty;
    int m_newCount = 0;
    bool m_isFar = false;
};

} // namespace decidesk
