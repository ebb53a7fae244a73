#pragma once

#include "Error.h"
#include "TrafficModel.h"

#include <QByteArray>
#include <QDockWidget>
#include <QFutureWatcher>
#include <QList>
#include <QString>

#include <optional>

class QLineEdit;
class QPushButton;
class QSplitter;

namespace decidesk {

class FieldNote;
class FrameView;
class PlainLabel;
class TrafficLog;
class TrafficTable;

/// The tester's view of the wire: every frame and event of all connections, live, filtered, with
/// the chosen one in full. Secrets stand in that one only, and only while *Reveal secrets* is down;
/// hiding the dock ends it. Costs nothing while it is not shown. Add it to a main window; its
/// object name is set, for `QMainWindow::saveState`.
class TrafficDock : public QDockWidget
{
    Q_OBJECT

public:
    /// `log` must outlive the dock.
    explicit TrafficDock(TrafficLog &log, QWidget *parent = nullptr);
    ~TrafficDock() override;

    /// Goes to the filter and selects what is in it.
    void focusFilter();

    /// The widths that the user gave to columns, for the next start; empty: none.
    [[nodiscard]] QByteArray columnWidths() const;
    void setColumnWidths(const QByteArray &widths);

    /// Writes the entries that the filter shows to `path`, in a thread of its own; a note below the
    /// buttons says how it went.
    void exportTo(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Exported
    {
        QString path;
        qsizetype entries = 0;
        bool done = false;
        std::optional<Error> error;
    };

    void buildContents();
    void clear();
    void chooseExport();
    void onExported();
    void forgetExport();
    void refreshNote();
    void onCurrentRow(int row);
    void refreshFrame();
    void onSettled();
    void arrange();
    void retranslate();
    void refreshStatus();
    void refreshFont();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QList<TrafficEntry> shownEntries() const;

    TrafficLog &m_log;
    TrafficModel m_model;
    QLineEdit *m_filter;
    QPushButton *m_clear;
    QPushButton *m_hold;
    QPushButton *m_export;
    QPushButton *m_reveal;
    PlainLabel *m_status;
    FieldNote *m_note; ///< how the last export went
    QSplitter *m_splitter;
    TrafficTable *m_table;
    FrameView *m_frame;
    qint64 m_chosen = -1; ///< the number of the entry shown in full; -1: none
    QFutureWatcher<std::optional<Error>> m_exporting;
    std::optional<Exported> m_exported; ///< the last one, until something else is done here
};

} // namespace decidesk
