#include "TrafficModel.h"

#include "ElidedLine.h"
#include "TrafficLog.h"

#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace decidesk {

namespace {

using namespace std::chrono_literals;

constexpr auto updateInterval = 40ms;
constexpr qint64 sliceMs = 4; // of searching; the view needs its part of the 8 ms as well
constexpr qsizetype searchStep = qsizetype{32} * 1024; // characters between two looks at the clock

QString directionWord(TrafficEntry::Kind kind)
{
    switch (kind) {
    case TrafficEntry::Kind::FrameOut:
        //: Traffic table: the direction of a frame that we sent
        return TrafficModel::tr("sent");
    case TrafficEntry::Kind::FrameIn:
        //: Traffic table: the direction of a frame that came
        return TrafficModel::tr("received");
    case TrafficEntry::Kind::Event:
        break;
    }
    //: Traffic table: in place of a direction, something that happened to the connection
    return TrafficModel::tr("event");
}

QChar directionSign(TrafficEntry::Kind kind)
{
    switch (kind) {
    case TrafficEntry::Kind::FrameOut:
        return u'\u2191';
    case TrafficEntry::Kind::FrameIn:
        return u'\u2193';
    case TrafficEntry::Kind::Event:
        break;
    }
    return u'\u2022';
}

} // namespace

TrafficModel::TrafficModel(TrafficLog &log, QObject *parent)
    : QAbstractTableModel(parent), m_log(log), m_first(log.firstNumber()), m_end(log.endNumber()),
      m_matcher(QString(), Qt::CaseInsensitive)
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(updateInterval);
    m_sliceTimer.setSingleShot(true);
    m_sliceTimer.setInterval(0ms);
    connect(&m_log, &TrafficLog::changed, this, &TrafficModel::scheduleUpdate);
    connect(&m_updateTimer, &QTimer::timeout, this, &TrafficModel::update);
    connect(&m_sliceTimer, &QTimer::timeout, this, &TrafficModel::update);
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(hasFilter() ? static_cast<qint64>(m_matches.size()) : m_end - m_first);
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (numberAt(index.row()) < m_log.firstNumber())
        return {};
    const TrafficEntry &shown = entry(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(shown, column);
    case Qt::TextAlignmentRole:
        if (column == Size || column == Latency)
            return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
        return {};
    case Qt::AccessibleTextRole:
        return column == Direction ? QVariant(directionWord(shown.kind)) : QVariant();
    case Qt::ToolTipRole:
        return column == Time ? QVariant(shown.time.toLocalTime().toString(Qt::ISODateWithMs))
                              : QVariant();
    default:
        return {};
    }
}

QString TrafficModel::cell(const TrafficEntry &entry, int column)
{
    switch (column) {
    case Time:
        return entry.time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
    case Connection:
        return elidedLine(entry.connection, cellLength);
    case Direction:
        return directionSign(entry.kind) + QLatin1Char(' ') + directionWord(entry.kind);
    case Label:
        return elidedLine(entry.label, cellLength);
    case Size:
        if (entry.kind == TrafficEntry::Kind::Event && entry.bytes == 0)
            return {};
        //: Size of a frame in bytes; %1 is a number such as 1,234
        return tr("%1 B").arg(QLocale().toString(entry.bytes));
    case Latency:
        if (entry.latencyMs < 0)
            return {};
        //: Time between a request and its reply in milliseconds; %1 is a number such as 1,234
        return tr("%1 ms").arg(QLocale().toString(entry.latencyMs));
    case Text: {
        // Enough to see that there is more, also where the line ends in a pair of surrogates.
        constexpr qsizetype beyond = 2;
        return elidedLine(entry.text.mid(0, cellLength + beyond), cellLength);
    }
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Size || section == Latency;
        return static_cast<int>((number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    }
    // The tooltip, because a narrow column cuts it short.
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Time:
        //: Column of the traffic table: the time of day, to the millisecond
        return tr("Time");
    case Connection:
        //: Column of the traffic table: which account or tool a frame belongs to
        return tr("Connection");
    case Direction:
        //: Column of the traffic table: sent, received, or an event
        return tr("Direction");
    case Label:
        //: Column of the traffic table: the action of a frame or the name of an event
        return tr("Action or event");
    case Size:
        //: Column of the traffic table: the size of a frame in bytes
        return tr("Size");
    case Latency:
        //: Column of the traffic table: the time between a request and its reply
        return tr("Latency");
    case Text:
        //: Column of the traffic table: the frame itself, secrets hidden
        return tr("Text");
    default:
        return {};
    }
}

void TrafficModel::setFilter(const QString &text)
{
    if (text == m_matcher.pattern())
        return;
    beginResetModel();
    m_matcher.setPattern(text);
    m_matches.clear();
    m_searched = 0;
    m_first = m_log.firstNumber();
    m_end = hasFilter() ? m_first : takeUntil();
    endResetModel();
    update();
}

qint64 TrafficModel::numberAt(int row) const
{
    return hasFilter() ? m_matches[static_cast<std::size_t>(row)] : m_first + row;
}

int TrafficModel::rowOf(qint64 number) const
{
    if (!hasFilter())
        return number >= m_first && number < m_end ? static_cast<int>(number - m_first) : -1;
    const auto found = std::lower_bound(m_matches.begin(), m_matches.end(), number);
    return found != m_matches.end() && *found == number
        ? static_cast<int>(std::distance(m_matches.begin(), found))
        : -1;
}

const TrafficEntry &TrafficModel::entry(int row) const
{
    static const TrafficEntry gone;
    const qint64 number = numberAt(row);
    return number < m_log.firstNumber() ? gone : m_log.at(number);
}

void TrafficModel::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (following) {
        update();
    } else {
        m_updateTimer.stop();
        m_sliceTimer.stop();
    }
}

void TrafficModel::setHeld(bool held)
{
    if (held == isHeld())
        return;
    update(); // what came before the hold belongs to it
    m_heldAt = held ? m_log.endNumber() : -1;
    update();
}

qint64 TrafficModel::heldBack() const
{
    return isHeld() ? m_log.endNumber() - std::max(m_heldAt, m_log.firstNumber()) : 0;
}

void TrafficModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TrafficModel::scheduleUpdate()
{
    if (m_following && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void TrafficModel::update()
{
    if (!m_following)
        return;
    dropGone();
    const qint64 end = takeUntil();
    if (hasFilter())
        takeMatching(end);
    else
        takeAll(end);
    if (m_end < end)
        m_sliceTimer.start();
    else
        emit settled();
}

qint64 TrafficModel::takeUntil() const
{
    const qint64 end = m_log.endNumber();
    return isHeld() ? std::clamp(m_heldAt, m_log.firstNumber(), end) : end;
}

void TrafficModel::dropGone()
{
    const qint64 first = m_log.firstNumber();
    if (hasFilter()) {
        const auto kept = std::lower_bound(m_matches.begin(), m_matches.end(), first);
        if (kept != m_matches.begin()) {
            beginRemoveRows({}, 0, static_cast<int>(std::distance(m_matches.begin(), kept)) - 1);
            m_matches.erase(m_matches.begin(), kept);
            endRemoveRows();
        }
    } else if (m_first < std::min(first, m_end)) {
        beginRemoveRows({}, 0, static_cast<int>(std::min(first, m_end) - m_first) - 1);
        m_first = std::min(first, m_end);
        endRemoveRows();
    }
    m_first = std::max(m_first, first);
    if (m_end < first) {
        m_end = first;
        m_searched = 0;
    }
}

void TrafficModel::takeAll(qint64 end)
{
    if (m_end >= end)
        return;
    beginInsertRows({}, rowCount(), static_cast<int>(end - m_first) - 1);
    m_end = end;
    endInsertRows();
}

void TrafficModel::takeMatching(qint64 end)
{
    const std::vector<qint64> found = searchSlice(end);
    if (found.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(found.size()) - 1);
    m_matches.insert(m_matches.end(), found.begin(), found.end());
    endInsertRows();
}

std::vector<qint64> TrafficModel::searchSlice(qint64 end)
{
    std::vector<qint64> found;
    QElapsedTimer clock;
    clock.start();
    qint64 spent = 0;
    while (m_end < end && (spent < searchStep || clock.elapsed() < sliceMs)) {
        if (spent >= searchStep)
            spent = 0;
        const qint64 number = m_end;
        if (searchOn(number, spent))
            found.push_back(number);
    }
    return found;
}

bool TrafficModel::searchOn(qint64 number, qint64 &spent)
{
    const TrafficEntry &searched = m_log.at(number);
    bool matches = m_searched == 0
        && (m_matcher.indexIn(QStringView(searched.label)) >= 0
            || m_matcher.indexIn(QStringView(searched.connection)) >= 0);
    // A frame can have megabytes: it is searched in overlapping parts, over several slices.
    const QString part = searched.text.mid(m_searched, searchStep + m_matcher.pattern().size() - 1);
    matches = matches || m_matcher.indexIn(part) >= 0;
    spent += part.size() + 64;
    m_searched += searchStep;
    if (matches || m_searched >= searched.text.size()) {
        ++m_end;
        m_searched = 0;
    }
    return matches;
}

} // namespace decidesk
