#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QTableView>

namespace decidesk {

class TrafficModel;

/// The rows of a `TrafficModel`: all of one height, and columns of a width that does not depend on
/// their cells, so that nothing is ever measured for a row that is not in view.
///
/// The text takes what the other columns leave. Where that is little these are made as narrow as
/// they can be, then they go, the least needed first, until there is more room: some text is always
/// in view. A column that the user made wider or narrower keeps that width, in characters,
/// also where that leaves the text no room.
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

    /// The widths that the user gave to columns, for `setOwnWidths` of another run; empty: none.
    [[nodiscard]] QByteArray ownWidths() const;
    /// What can't be read is left out.
    void setOwnWidths(const QByteArray &widths);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Room { Ample, Short };

    void fitToFont();
    void fitColumns();
    void fitTextColumn();
    void keepCurrentColumnInView();
    void onSectionResized(int column, int width);
    void onRowsRemoved(int first, int last);
    [[nodiscard]] QList<int> widthsFor(Room room) const;
    [[nodiscard]] int widthOf(int column, Room room) const;
    [[nodiscard]] int textCharacters(int count) const;

    QString m_emptyText;
    QHash<int, double> m_ownWidths; ///< by column, in average characters
    bool m_fitting = false; ///< the columns change by the table itself
    bool m_atEnd = true;
};

} // namespace decidesk
