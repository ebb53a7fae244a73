#pragma once

#include "Session.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace decidesk {

class PlainLabel;
class StateDot;

/// Above the conversation: whose it is, with which server, in which state, and the ways out.
class ChatHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ChatHeader(QWidget *parent = nullptr);

    /// `session` must outlive the header or be replaced before it goes; null: nothing.
    void setSession(Session *session);

signals:
    /// The button that has the focus is about to go.
    void focusLeaves();
    void cancelRequested();
    void disconnectRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshState();
    void retranslate();

    Session *m_session = nullptr;
    PlainLabel *m_name;
    PlainLabel *m_server;
    StateDot *m_dot;
    PlainLabel *m_state;
    QPushButton *m_cancel;
    QPushButton *m_disconnect;
    QTimer m_clock; ///< for what counts seconds
};

} // namespace decidesk
