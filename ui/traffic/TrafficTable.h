#pragma once

#include <QString>
#include <QTableView>

namespace decidesk {

class TrafficModel;

/// The rows of a `TrafficModel`: all of one height, and columns of a width that does not depend on
/// their cells, so that nothing is ever measured for a row that is not in view.
///
/// Follows new rows while it stands at its end. Elsewhere it keeps what is being read in place when
/// the oldest rows go.
class TrafficTable : public QTableView
{
    Q_OBJECT

public:
    /// `model` must outlive the table.
    explicit TrafficTable(TrafficModel &model, QWidget *parent = nullptr);

    /// What stands there while there are no rows.
    void setEmptyText(const QString &text);

    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    /// Makes `row` the current one and brings it into view.
    void showRow(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitToFont();
    void fitTextColumn();
    void onRowsRemoved(int first, int last);

    QString m_emptyText;
    bool m_atEnd = true;
};

} // namespace decidesk
