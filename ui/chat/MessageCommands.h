#pragma once

#include "MessageText.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace decidesk {

class HistoryStore;
class Session;

/// Does what a user can do about a message: copies, shows, asks again, deletes.
class MessageCommands : public QObject
{
    Q_OBJECT

public:
    /// `history` and `window`, on which questions are asked, must outlive this.
    MessageCommands(HistoryStore &history, QWidget &window, QObject *parent = nullptr);

    /// Does nothing where `action` is not possible with `message` as it stands. *Delete* asks
    /// first.
    void perform(MessageAction action, const Message &message, Session &session);
    /// Copies the block of code `part` of `message`; -1: all of them, one below the other.
    void copyCode(const Message &message, int part);
    /// Asks before one of `addresses` is opened in the browser.
    void openLink(const QStringList &addresses);

signals:
    /// Something for the status bar.
    void hint(const QString &text);
    /// What is folded behind the message is to be shown.
    void unfoldRequested(qint64 sequence);
    /// The message is to be shown as it was sent, or formatted again.
    void showAsSentRequested(qint64 sequence);
    /// The question is to be asked again or sent; a secret has to be typed into it before.
    void completionRequested(qint64 sequence, const QString &text);

private:
    void showWhole(const Message &message);
    void confirmDelete(const Message &message);
    void remove(const AccountId &account, qint64 sequence);

    HistoryStore &m_history;
    QWidget &m_window;
};

} // namespace decidesk
