#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace decidesk {

/// SIGTERM, SIGINT and SIGHUP as an event, so that the program can end in order.
///
/// One that this process sends to itself is not obeyed: GLib, which the keychain's library brings
/// in, does that when the session bus ends, and that is no reason to lose what is being typed. One
/// object at a time; its destruction gives the signals back to the system. Lives in the thread it
/// was made in.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

signals:
    /// The program was told to end.
    void received();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace decidesk
