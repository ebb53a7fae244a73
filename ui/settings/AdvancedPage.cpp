#include "AdvancedPage.h"

#include "Mnemonic.h"
#include "PlainLabel.h"
#include "Settings.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace decidesk {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr qint64 mebibyte = qint64{1024} * 1024;

// In seconds. Within what Settings takes.
constexpr int longestShortWait = 600;
constexpr int longestDecision = 24 * 60 * 60;
constexpr int longestGoodbye = 60;
constexpr int longestSilence = 60 * 60;

constexpr int largestMebibytes = 64;

// Label, box, and a column that takes the rest of the width.
constexpr int lastColumn = 2;
constexpr int aboveHeading = 6;

int wholeSeconds(milliseconds duration)
{
    return static_cast<int>(std::chrono::duration_cast<seconds>(duration).count());
}

/// What the box says in `unit`s, but `stored` where that is what it shows: a value in the file that
/// is finer than the box, or out of its range, survives.
template <typename Value>
Value chosen(const QSpinBox &box, Value stored, Value unit)
{
    const auto shown = std::clamp(static_cast<int>(stored / unit), box.minimum(), box.maximum());
    return box.value() == shown ? stored : Value(unit * box.value());
}

} // namespace

AdvancedPage::AdvancedPage(Settings &settings, QWidget *parent)
    : SettingsPage(parent), m_settings(settings), m_form(new QGridLayout),
      m_waitingTitle(new PlainLabel(this)), m_limitsTitle(new PlainLabel(this)),
      m_explanation(new PlainLabel(this))
{
    auto *column = new QVBoxLayout(this);
    m_explanation->setWordWrap(true);
    column->addWidget(m_explanation);
    column->addLayout(m_form);
    m_form->setColumnStretch(lastColumn, 1);

    addHeading(m_waitingTitle);
    addTimeout(&Timeouts::connect, longestShortWait);
    addTimeout(&Timeouts::login, longestShortWait);
    addTimeout(&Timeouts::decision, longestDecision);
    addTimeout(&Timeouts::disconnect, longestGoodbye);
    addTimeout(&Timeouts::keepAliveIdle, longestSilence);
    addTimeout(&Timeouts::keepAliveGrace, longestSilence);
    addHeading(m_limitsTitle);
    m_mebibytes = addRow(1, largestMebibytes);

    setFocusProxy(m_timeouts.front().box);
    m_defaults = new QPushButton(this);
    m_defaults->setAutoDefault(false);
    m_defaults->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    column->addWidget(m_defaults);
    column->addStretch(1);
    connect(m_defaults, &QPushButton::clicked, this, [this] { show(Timeouts(), ReplyLimits()); });
    retranslate();
}

void AdvancedPage::addHeading(PlainLabel *heading)
{
    heading->setHeading();
    m_form->setRowMinimumHeight(m_form->rowCount(), aboveHeading);
    m_form->addWidget(heading, m_form->rowCount(), 0, 1, lastColumn + 1);
}

AdvancedPage::Row AdvancedPage::addRow(int smallest, int largest)
{
    const Row row{new QLabel(this), new QSpinBox(this)};
    row.box->setRange(smallest, largest);
    row.label->setTextFormat(Qt::PlainText);
    row.label->setBuddy(row.box);
    const int line = m_form->rowCount();
    m_form->addWidget(row.label, line, 0);
    m_form->addWidget(row.box, line, 1);
    connect(row.box, &QSpinBox::valueChanged, this, &AdvancedPage::edited);
    return row;
}

void AdvancedPage::setName(const Row &row, const QString &text)
{
    row.label->setText(text);
    row.box->setAccessibleName(withoutMnemonic(text));
}

void AdvancedPage::addTimeout(milliseconds Timeouts::*member, int largestSeconds)
{
    m_timeouts.push_back({addRow(1, largestSeconds), member});
}

QString AdvancedPage::title() const
{
    //: Page of the settings: time-outs and the largest message
    return tr("Advanced");
}

void AdvancedPage::load()
{
    show(m_settings.timeouts(), m_settings.limits());
}

void AdvancedPage::show(const Timeouts &timeouts, const ReplyLimits &limits)
{
    for (const TimeoutRow &row : m_timeouts)
        row.box->setValue(wholeSeconds(timeouts.*row.member));
    m_mebibytes.box->setValue(static_cast<int>(limits.maxBytes / mebibyte));
}

void AdvancedPage::apply(Applied applied)
{
    Timeouts timeouts = m_settings.timeouts();
    for (const TimeoutRow &row : m_timeouts)
        timeouts.*row.member = chosen(*row.box, timeouts.*row.member, milliseconds(seconds(1)));
    if (timeouts != m_settings.timeouts())
        m_settings.setTimeouts(timeouts);

    ReplyLimits limits = m_settings.limits();
    limits.maxBytes = chosen(*m_mebibytes.box, limits.maxBytes, mebibyte);
    if (limits != m_settings.limits())
        m_settings.setLimits(limits);
    applied({});
}

void AdvancedPage::retranslate()
{
    m_explanation->setText(tr("These values suit most servers. Time-outs apply from the next "
                              "request, the size from the next connection."));
    //: Heading above the time-outs
    m_waitingTitle->setText(tr("Time-outs"));
    //: Heading above the limit of what a server may send
    m_limitsTitle->setText(tr("Messages from the server"));
    // In the order in which the constructor adds them.
    const QStringList names{
        //: Time-out of a connection being made
        tr("&Connecting"),
        //: Time-out of registering and logging in
        tr("&Register and log in"),
        //: Time-out of a decision
        tr("&Decision"),
        //: Time-out of the confirmation of a disconnect
        tr("Disc&onnecting"),
        //: Seconds without a received byte until the program asks whether the server is alive
        tr("Silence before a &ping"),
        //: Seconds after that question until the connection counts as lost
        tr("Ans&wer to a ping"),
    };
    for (std::size_t i = 0; i < m_timeouts.size(); ++i) {
        setName(m_timeouts[i], names[static_cast<qsizetype>(i)]);
        //: Unit behind a number: seconds
        m_timeouts[i].box->setSuffix(tr(" s"));
    }
    //: Limit: size of one message
    setName(m_mebibytes, tr("Largest &size"));
    //: Unit behind a number: mebibytes (1024 × 1024 bytes)
    m_mebibytes.box->setSuffix(tr(" MiB"));
    //: Button: put back the values that the program came with
    m_defaults->setText(tr("Restore de&faults"));
    m_defaults->setAccessibleName(withoutMnemonic(m_defaults->text()));
}

} // namespace decidesk
