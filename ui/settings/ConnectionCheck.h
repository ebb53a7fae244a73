#pragma once

#include "ConnectionTest.h"
#include "Error.h"
#include "Server.h"
#include "ServerSecrets.h"
#include "Timeouts.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <variant>

class QPushButton;

namespace decidesk {

class FieldNote;

/// The button *Test connection* with what came of it beside, and with *Use this address* where the
/// server named another one.
class ConnectionCheck : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionCheck(QWidget *parent = nullptr);

    /// What is tested; empty: what is typed is no server, the button is disabled. Another one drops
    /// a running test and the last result.
    void setServer(const std::optional<Server> &server, const ServerSecrets &secrets);
    void setTimeouts(const Timeouts &timeouts) { m_timeouts = timeouts; }

    void retranslate();

signals:
    /// The server named another address, and the user wants to use it.
    void addressChosen(const QString &address);

private:
    void start();
    void prepare();
    void finish(const Error &error);
    void refreshTexts();

    struct Running
    {};
    struct Reached
    {
        qint64 milliseconds;
    };

    QPushButton *m_button;
    FieldNote *m_note;
    QPushButton *m_useAddress;
    ConnectionTest m_test;
    std::unique_ptr<QObject> m_preparation; ///< context of what the test still needs
    std::optional<Server> m_server;
    ServerSecrets m_secrets;
    Timeouts m_timeouts;
    std::variant<std::monostate, Running, Reached, Error> m_result;
};

} // namespace decidesk
