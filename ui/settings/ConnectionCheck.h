#pragma once

#include "ConnectionTest.h"
#include "Endpoint.h"
#include "Error.h"
#include "Timeouts.h"

#include <QWidget>

#include <optional>
#include <variant>

class QPushButton;

namespace decidesk {

class FieldNote;

/// The button *Test connection* with what came of it beside.
class ConnectionCheck : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionCheck(QWidget *parent = nullptr);

    /// Where the test goes; empty: what is typed is no address, the button is disabled. Another
    /// endpoint drops a running test and the last result.
    void setEndpoint(const std::optional<Endpoint> &endpoint);
    void setTimeouts(const Timeouts &timeouts) { m_timeouts = timeouts; }

    void retranslate();

private:
    void start();
    void refreshTexts();

    struct Running
    {};
    struct Reached
    {
        qint64 milliseconds;
    };

    QPushButton *m_button;
    FieldNote *m_note;
    ConnectionTest m_test;
    std::optional<Endpoint> m_endpoint;
    Timeouts m_timeouts;
    std::variant<std::monostate, Running, Reached, Error> m_result;
};

} // namespace decidesk
