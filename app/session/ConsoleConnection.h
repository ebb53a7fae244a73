#pragma once

#include "Endpoint.h"
#include "Error.h"
#include "Redactor.h"
#include "ReplyLimits.h"
#include "Request.h"
#include "Timeouts.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace decidesk {

class Link;
class TrafficLog;

/// The tester's connection: raw messages over a link of its own, so that nothing sent there can
/// disturb a conversation. Connects when the first message is sent. Remembers the last token that
/// came over it. Lives in the GUI thread.
class ConsoleConnection : public QObject
{
    Q_OBJECT

public:
    /// `traffic` must outlive the connection.
    explicit ConsoleConnection(TrafficLog *traffic, QObject *parent = nullptr);
    ~ConsoleConnection() override;

    /// Where the next message goes. Another endpoint than before closes the link and forgets the
    /// token.
    void setEndpoint(const Endpoint &endpoint);
    void setTimeouts(const Timeouts &timeouts); ///< from the next connection
    void setLimits(const ReplyLimits &limits); ///< from the next connection

    /// Why `text` should not be sent, or nothing: NotJson, NotAnObject, UnrecognizedAction (also
    /// where the action is missing), NoToken (an action that needs one, with an empty token and
    /// none known).
    [[nodiscard]] std::optional<Error> check(const QString &text) const;

    /// Sends `text` as it is, connecting first where needed. `sent` or `failed` follows.
    void send(const QString &text);
    void close();

    /// A template of `action` as indented JSON: placeholders for secrets, the known token where it
    /// needs one.
    [[nodiscard]] QString templateOf(Action action) const;
    [[nodiscard]] bool isOpen() const;

signals:
    void stateChanged();
    void sent();
    /// What came back, redacted and indented where it is JSON.
    void received(const QString &text);
    void failed(const decidesk::Error &error);

private:
    TrafficLog *m_traffic;
    Endpoint m_endpoint;
    Timeouts m_timeouts;
    ReplyLimits m_limits;
    Redactor m_redactor;
    Secret m_token;
};

} // namespace decidesk
