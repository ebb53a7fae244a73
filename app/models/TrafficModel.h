#pragma once

#include "TrafficEntry.h"

#include <QAbstractTableModel>
#include <QList>

namespace decidesk {

class TrafficLog;

/// The entries of a `TrafficLog` for a table view; fluent at 100,000 entries and while they flow.
class TrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Connection, Direction, Label, Size, Latency, Text, ColumnCount };

    /// `log` must outlive the model.
    explicit TrafficModel(TrafficLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Only entries whose label, connection or text contain `text`, letter case ignored; empty:
    /// all.
    void setFilter(const QString &text);
    /// The entry in `row`, whole.
    [[nodiscard]] const TrafficEntry &entry(int row) const;

private:
    TrafficLog &m_log;
    QString m_filter;
};

} // namespace decidesk
