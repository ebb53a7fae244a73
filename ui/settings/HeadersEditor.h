#pragma once

#include <QWidget>

class QPushButton;
class QTableView;

namespace decidesk {

class HeaderModel;

/// The table of a server's headers, with buttons to add and remove one and to show secret values.
/// They are masked again when the table is hidden.
class HeadersEditor : public QWidget
{
    Q_OBJECT

public:
    /// `model` must outlive the editor.
    explicit HeadersEditor(HeaderModel &model, QWidget *parent = nullptr);

    /// For the label, and for whoever wants the focus here.
    [[nodiscard]] QTableView *table() const { return m_table; }

    void retranslate();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void add();
    void remove();
    void fitHeight();
    void refresh();

    HeaderModel &m_model;
    QTableView *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_show;
};

} // namespace decidesk
