#pragma once

#include <QLayout>
#include <QList>
#include <QRect>

#include <memory>
#include <vector>

namespace decidesk {

/// Widgets in a row that breaks into further rows where space is short, such as the buttons of a
/// dock. In a row the space left over goes to the widgets that want it (horizontal policy
/// Expanding), else it stays at the row's end. Follows the writing direction.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    using Row = QList<QLayoutItem *>;

    [[nodiscard]] QList<Row> rowsFor(int width) const;
    [[nodiscard]] int gap() const;
    void placeRow(const Row &row, const QRect &rect) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace decidesk
