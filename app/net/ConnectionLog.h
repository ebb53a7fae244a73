#pragma once

#include "Error.h"
#include "Redactor.h"
#include "TrafficEntry.h"

#include <QString>
#include <QStringView>

namespace decidesk {

class TrafficLog;

/// Writes what one client does into a TrafficLog, redacted. Does nothing where there is no log.
class ConnectionLog
{
public:
    /// `traffic` must outlive this; may be null. `redactor` must outlive this too.
    ConnectionLog(TrafficLog *traffic, QString connection, const Redactor &redactor);

    void setConnection(const QString &connection) { m_connection = connection; }
    /// A new link: its generation number stands in every entry from now on.
    void startAttempt() { ++m_attempt; }

    void frameOut(const QString &action, const QString &text, qint64 bytes);
    /// `latencyMs` -1: not a reply.
    void frameIn(const QString &label, const QString &text, Redactor::Context context,
                 qint64 latencyMs = -1);
    void event(const QString &event, const QString &detail = {});
    void failure(const QString &event, const Error &error);

private:
    void addFrame(TrafficEntry::Kind kind, const QString &label, const QString &text,
                  const QString &redacted, qint64 bytes, qint64 latencyMs);

    TrafficLog *m_traffic;
    QString m_connection;
    const Redactor &m_redactor;
    quint64 m_attempt = 0;
};

} // namespace decidesk
