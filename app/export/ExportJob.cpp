#include "ExportJob.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace decidesk {

namespace {

// So small that what is done with a page between two turns of the event loop takes a few
// milliseconds, and so large that the turns themselves do not count.
constexpr HistoryStore::PageSize pageSize{100, qint64{256} * 1024};
constexpr HistoryStore::PageSize oneMessage{1, 0};
constexpr qint64 whole = 1'000;

} // namespace

ExportJob::ExportJob(HistoryStore &history, const QString &path, Content content, QObject *parent)
    : QObject(parent), m_history(history), m_content(std::move(content)),
      m_file(std::make_unique<ExportFile>(path)), m_reading(std::make_unique<QObject>())
{
    connect(m_file.get(), &ExportFile::written, this, &ExportJob::onWritten);
    connect(m_file.get(), &ExportFile::committed, this, [this] { end(Written{m_messages}); });
    connect(m_file.get(), &ExportFile::failed, this, [this](const Error &error) { end(error); });
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    measure(0);
}

void ExportJob::cancel()
{
    if (m_reading)
        end(Cancelled{});
}

int ExportJob::progress() const
{
    const qint64 all = std::accumulate(m_newest.cbegin(), m_newest.cend(), qint64{0});
    const qint64 done = std::accumulate(
        m_newest.cbegin(), m_newest.cbegin() + std::min(m_part, m_newest.size()), m_reached);
    return all == 0 ? 0 : static_cast<int>(std::min(done * whole / all, whole));
}

void ExportJob::measure(qsizetype part)
{
    if (part == m_content.parts.size()) {
        open(0);
        return;
    }
    m_history.readBefore(m_content.parts.at(part).account, 0, oneMessage, m_reading.get(),
                         [this, part](const auto &found) {
                             if (const auto *error = std::get_if<Error>(&found)) {
                                 end(*error);
                                 return;
                             }
                             const auto &newest = std::get<QList<Message>>(found);
                             m_newest.append(newest.isEmpty()
                                                 ? 0
                                                 : std::min(newest.constFirst().sequence,
                                                            m_content.parts.at(part).last));
                             measure(part + 1);
                         });
}

void ExportJob::open(qsizetype part)
{
    m_part = part;
    m_reached = 0;
    if (part == m_content.parts.size()) {
        close();
        return;
    }
    m_next = [this] { readOn(0); };
    m_file->write([opening = m_content.parts.at(part).opening] { return opening; });
}

void ExportJob::readOn(qint64 after)
{
    m_reached = after;
    emit progressed();
    // Whoever was told may have cancelled.
    if (!m_reading)
        return;
    if (after >= m_newest.at(m_part)) {
        open(m_part + 1);
        return;
    }
    m_history.readAfter(m_content.parts.at(m_part).account, after, pageSize, m_reading.get(),
                        [this](const auto &found) {
                            if (const auto *error = std::get_if<Error>(&found))
                                end(*error);
                            else
                                onPage(std::get<QList<Message>>(found));
                        });
}

void ExportJob::onPage(const QList<Message> &page)
{
    const qint64 newest = m_newest.at(m_part);
    QList<Message> wanted = page;
    while (!wanted.isEmpty() && wanted.constLast().sequence > newest)
        wanted.removeLast();
    if (wanted.isEmpty()) {
        open(m_part + 1);
        return;
    }
    m_messages += wanted.size();
    m_next = [this, after = wanted.constLast().sequence] { readOn(after); };
    m_file->write(m_content.describe(wanted));
}

void ExportJob::onWritten()
{
    // It replaces itself.
    const auto next = std::exchange(m_next, {});
    next();
}

void ExportJob::close()
{
    m_next = [this] { m_file->commit(); };
    m_file->write([closing = m_content.closing ? m_content.closing(m_messages) : QByteArray()] {
        return closing;
    });
}

void ExportJob::end(const Outcome &outcome)
{
    m_reading.reset();
    m_next = {};
    m_file->disconnect(this);
    // It may be what has just spoken.
    m_file.release()->deleteLater();
    emit finished(outcome);
}

} // namespace decidesk
