#pragma once

#include <QListView>

namespace decidesk {

class SearchModel;

/// The hits of a `SearchModel`, two lines each: where and when, and the line around the hit.
class HitList : public QListView
{
    Q_OBJECT

public:
    /// `model` must outlive the list.
    explicit HitList(SearchModel &model, QWidget *parent = nullptr);

    /// What stands there while there are no rows; a screen reader says it too.
    void setEmptyText(const QString &text);
    [[nodiscard]] const QString &emptyText() const { return m_emptyText; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    QString m_emptyText;
};

} // namespace decidesk
