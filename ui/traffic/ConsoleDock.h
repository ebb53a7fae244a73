#pragma once

#include "ConsoleConnection.h"
#include "Error.h"
#include "ReplyLimits.h"
#include "Request.h"
#include "Server.h"
#include "Timeouts.h"

#include <QDockWidget>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

class QLabel;
class QPushButton;
class QSplitter;

namespace decidesk {

class ConsoleLog;
class DockContents;
class FieldNote;
class PlainLabel;
class RawMessageField;
class SecretStore;
class TrafficLog;

/// The tester's console: a raw message goes over a connection of its own to the server of the shown
/// account, and what comes back stands below it. What should not be sent is refused with the words
/// of the documentation and goes out only on *Send anyway*; a message without the token that it
/// needs does not go out at all. What was typed stays. Add it to a main window; its object name is
/// set, for `QMainWindow::saveState`.
class ConsoleDock : public QDockWidget
{
    Q_OBJECT

public:
    /// Both must outlive the dock.
    ConsoleDock(SecretStore &secrets, TrafficLog &traffic, QWidget *parent = nullptr);
    ~ConsoleDock() override;

    /// The server of the shown account, with the consent to plain ws; nothing: none. To be set
    /// again whenever it changes. Another address closes the connection and forgets its token; the
    /// replies say so where one was in use.
    void setServer(const std::optional<Server> &server);
    void setTimeouts(const Timeouts &timeouts); ///< from the next connection
    void setLimits(const ReplyLimits &limits); ///< from the next connection

    /// Puts the keyboard focus into the field.
    void focusField();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildContents();
    void connectAll();
    void insertTemplate(Action action);
    void sendRaw();
    void sendAnyway();
    void deliver(const QString &text);
    void onTextChanged();
    void onSent(const QString &text);
    void onReceived(const QString &text, qint64 latencyMs);
    void onFailed(const Error &error);
    void sayConnectionLeft(const Server &before);
    void refuse(const Error &error, const QString &text);
    void forgetRefusal();
    void refreshRefusal();
    void bringRefusalIntoView();
    void refreshPlace();
    void refreshFont();
    void arrange();
    void retranslate();

    ConsoleConnection m_connection;
    std::optional<Server> m_server;

    PlainLabel *m_place; ///< which server, and whether there is a connection
    QLabel *m_label;
    RawMessageField *m_raw;
    QList<std::pair<Action, QPushButton *>> m_inserts;
    QPushButton *m_sendAnyway;
    QPushButton *m_send;
    FieldNote *m_note;
    ConsoleLog *m_log;
    QSplitter *m_splitter;
    DockContents *m_contents = nullptr;

    std::optional<Error> m_refusal; ///< why the text in the field was not sent
    QString m_refused; ///< that text
};

} // namespace decidesk
