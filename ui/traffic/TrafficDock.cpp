#include "TrafficDock.h"

#include "DockButtons.h"
#include "DockContents.h"
#include "DocumentsFolder.h"
#include "ErrorText.h"
#include "FieldNote.h"
#include "FlowLayout.h"
#include "FrameView.h"
#include "MonospaceFont.h"
#include "PlainLabel.h"
#include "SymbolIcon.h"
#include "TrafficExport.h"
#include "TrafficLog.h"
#include "TrafficTable.h"

#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QPromise>
#include <QPushButton>
#include <QSplitter>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace decidesk {

namespace {

// Where both hold the frame stands beside the table.
constexpr int lowDock = 16; ///< lines of text
constexpr int wideDock = 130; ///< average characters
constexpr int filterWidth = 16; ///< in average characters

} // namespace

TrafficDock::TrafficDock(TrafficLog &log, QWidget *parent)
    : QDockWidget(parent), m_log(log), m_model(log), m_filter(new QLineEdit),
      m_clear(new QPushButton), m_hold(new QPushButton), m_export(new QPushButton),
      m_reveal(new QPushButton), m_status(new PlainLabel), m_note(new FieldNote(nullptr)),
      m_splitter(new QSplitter), m_table(new TrafficTable(m_model)), m_frame(new FrameView)
{
    setObjectName(QStringLiteral("trafficDock"));
    m_model.setFollowing(false);
    buildContents();

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        forgetExport();
        m_model.setFilter(text);
    });
    connect(m_clear, &QPushButton::clicked, this, &TrafficDock::clear);
    connect(m_hold, &QPushButton::toggled, this, [this](bool held) {
        forgetExport();
        m_model.setHeld(held);
    });
    connect(m_export, &QPushButton::clicked, this, &TrafficDock::chooseExport);
    connect(m_reveal, &QPushButton::toggled, this, &TrafficDock::refreshFrame);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { onCurrentRow(current.row()); });
    connect(&m_model, &TrafficModel::settled, this, &TrafficDock::onSettled);
    connect(&m_exporting, &QFutureWatcher<std::optional<Error>>::finished, this,
            &TrafficDock::onExported);
    refreshFont();
    retranslate();
}

TrafficDock::~TrafficDock() = default;

void TrafficDock::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QByteArray TrafficDock::columnWidths() const
{
    return m_table->ownWidths();
}

void TrafficDock::setColumnWidths(const QByteArray &widths)
{
    m_table->setOwnWidths(widths);
}

void TrafficDock::buildContents()
{
    m_filter->setClearButtonEnabled(true);
    m_hold->setCheckable(true);
    m_reveal->setCheckable(true);
    m_clear->setIcon(symbolIcon(QStringLiteral("clear")));
    m_export->setIcon(symbolIcon(QStringLiteral("file")));
    m_status->setObjectName(QStringLiteral("status"));

    auto *tools = new FlowLayout;
    for (QWidget *tool : {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_clear),
                          static_cast<QWidget *>(m_hold), static_cast<QWidget *>(m_export),
                          static_cast<QWidget *>(m_reveal), static_cast<QWidget *>(m_status)})
        tools->addWidget(tool);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_frame);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);

    auto *contents = new QWidget;
    auto *column = new QVBoxLayout(contents);
    column->addLayout(tools);
    column->addWidget(m_note);
    column->addWidget(m_splitter, 1);
    setWidget(new DockContents(contents));
}

void TrafficDock::showEvent(QShowEvent *event)
{
    QDockWidget::showEvent(event);
    m_model.setFollowing(true);
}

void TrafficDock::hideEvent(QHideEvent *event)
{
    QDockWidget::hideEvent(event);
    m_reveal->setChecked(false);
    m_model.setFollowing(false);
}

void TrafficDock::resizeEvent(QResizeEvent *event)
{
    QDockWidget::resizeEvent(event);
    arrange();
}

void TrafficDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refreshFont();
}

void TrafficDock::clear()
{
    forgetExport();
    m_log.clear();
    m_chosen = -1;
    m_frame->showNothing();
}

void TrafficDock::onCurrentRow(int row)
{
    // Rows that leave by the filter or with the log's oldest do not take the shown frame along.
    if (row < 0)
        return;
    const qint64 number = m_model.numberAt(row);
    if (number == m_chosen)
        return;
    m_chosen = number;
    refreshFrame();
}

void TrafficDock::refreshFrame()
{
    // The entry may have left the log meanwhile; what it showed must not stay revealed.
    if (m_chosen >= m_log.firstNumber() && m_chosen < m_log.endNumber())
        m_frame->showEntry(m_log.at(m_chosen), m_reveal->isChecked());
    else
        m_frame->showNothing();
}

void TrafficDock::onSettled()
{
    const int row = m_chosen < 0 ? -1 : m_model.rowOf(m_chosen);
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->showRow(row);
    // No frame below an empty table; the chosen one comes back with its row.
    if (m_model.rowCount() == 0)
        m_frame->showNothing();
    else if (row >= 0 && m_frame->document()->isEmpty())
        refreshFrame();
    refreshStatus();
}

void TrafficDock::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export traffic"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->setNameFilters({tr("JSON Lines (*.jsonl)"), tr("All files (*)")});
    dialog->setDirectory(documentsFolder());
    dialog->selectFile(QStringLiteral("decidesk-traffic.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &TrafficDock::exportTo);
    dialog->open();
}

void TrafficDock::exportTo(const QString &path)
{
    const QList<TrafficEntry> entries = shownEntries();
    m_exported = Exported{path, entries.size(), false, {}};
    m_export->setEnabled(false);
    refreshNote();
    auto promise = std::make_shared<QPromise<std::optional<Error>>>();
    m_exporting.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, entries, path] {
        promise->start();
        promise->addResult(exportTraffic(entries, path));
        promise->finish();
    });
}

QList<TrafficEntry> TrafficDock::shownEntries() const
{
    QList<TrafficEntry> entries;
    entries.reserve(m_model.rowCount());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.numberAt(row) >= m_log.firstNumber())
            entries.append(m_model.entry(row));
    }
    return entries;
}

void TrafficDock::onExported()
{
    m_export->setEnabled(true);
    if (!m_exported)
        return;
    m_exported->done = true;
    m_exported->error = m_exporting.result();
    refreshNote();
}

void TrafficDock::forgetExport()
{
    if (m_exported && m_exported->done)
        m_exported.reset();
    refreshNote();
}

void TrafficDock::refreshNote()
{
    if (!m_exported || !m_exported->done) {
        m_note->clear();
        return;
    }
    if (m_exported->error) {
        const ErrorText text = errorText(*m_exported->error);
        m_note->setError(errorSentence(*m_exported->error) + u'\n' + text.details);
        return;
    }
    m_note->setMessage(FieldNote::Kind::Success,
                       //: %1 is a number of frames and events, %2 a file name
                       tr("Exported to %2. Entries: %1. Secrets are hidden.")
                           .arg(QLocale().toString(m_exported->entries), m_exported->path));
}

void TrafficDock::arrange()
{
    const bool low = height() < lowDock * fontMetrics().lineSpacing();
    const bool wide = width() > wideDock * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(low && wide ? Qt::Horizontal : Qt::Vertical);
}

void TrafficDock::refreshFont()
{
    m_frame->setFont(monospaceFont(font()));
    m_filter->setMinimumWidth(filterWidth * fontMetrics().averageCharWidth());
    arrange();
}

QString TrafficDock::statusText() const
{
    const QLocale locale;
    const QString all = locale.toString(m_log.endNumber() - m_log.firstNumber());
    const QString shown = locale.toString(m_model.rowCount());
    if (m_model.isHeld())
        //: Traffic tool while paused: %1 frames and events in view, %2 came since
        return tr("Paused at %1, %2 new").arg(shown, locale.toString(m_model.heldBack()));
    if (m_model.hasFilter())
        //: Traffic tool with a filter: %1 of %2 frames and events in view
        return tr("%1 of %2").arg(shown, all);
    //: Traffic tool: %1 frames and events in view
    return tr("Entries: %1").arg(all);
}

void TrafficDock::refreshStatus()
{
    m_status->setText(statusText());
    m_table->setEmptyText(m_model.hasFilter()
                              ? tr("Nothing matches the filter.")
                              : tr("No traffic yet. Every frame and event will appear here."));
}

void TrafficDock::retranslate()
{
    //: Title of the tool that shows every frame and event of the connections
    setWindowTitle(tr("Traffic"));
    setAccessibleName(windowTitle());
    nameTitleButtons(*this);
    m_table->setAccessibleName(windowTitle());
    //: Field above the traffic table: only rows with this text are shown
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    //: Button: forgets all frames and events
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(tr("Deletes all frames and events"));
    //: Button that stays down: no new rows while it is down
    m_hold->setText(tr("Pause"));
    m_hold->setToolTip(tr("Adds no new rows while pressed; nothing is lost"));
    //: Button: writes the frames and events to a file
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Saves the rows in view to a file, with secrets hidden"));
    //: Button that stays down: shows keys, checksums and tokens in the frame below the table
    m_reveal->setText(tr("Reveal secrets"));
    m_reveal->setToolTip(tr("Shows API keys, checksums and tokens in the frame below while "
                            "pressed; exports still hide them"));
    for (QPushButton *button : {m_clear, m_hold, m_export, m_reveal})
        button->setAccessibleName(button->text());
    //: Text below the traffic table: the chosen frame in full
    m_frame->setAccessibleName(tr("Frame"));
    m_frame->setPlaceholderText(tr("Choose a row to read the whole frame here."));
    m_model.retranslate();
    refreshNote();
    refreshStatus();
}

} // namespace decidesk
