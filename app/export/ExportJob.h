#pragma once

#include "Account.h"
#include "Error.h"
#include "ExportFile.h"
#include "HistoryStore.h"
#include "Message.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <limits>
#include <optional>
#include <variant>

namespace decidesk {

/// Writes conversations to a file, page by page, so that neither the memory nor the event loop
/// notices how long they are.
///
/// What is written is what stood there when the job came to it; messages that are stored after the
/// start are left out. The reading is the history's, the writing another thread's.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    using Make = ExportFile::Make;

    /// A conversation, and what stands before it.
    struct Part
    {
        AccountId account;
        QByteArray opening;
        /// Sequence of the last message that may be written, where the opening says which it is.
        qint64 last = std::numeric_limits<qint64>::max();
    };

    struct Content
    {
        QList<Part> parts;
        /// Called in the thread of the job with a page of the conversation; what it answers is
        /// called in another one.
        std::function<Make(const QList<Message> &)> describe;
        /// What stands at the end, after so many messages.
        std::function<QByteArray(qint64 messages)> closing;
    };

    struct Written
    {
        qint64 messages = 0;
    };
    struct Cancelled
    {};
    using Outcome = std::variant<Written, Cancelled, Error>;

    /// `history` must outlive the job.
    ExportJob(HistoryStore &history, const QString &path, Content content,
              QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    /// Ends the job at once; no file is left.
    void cancel();

    /// Of what is to be written, in thousandths.
    [[nodiscard]] int progress() const;

signals:
    void progressed();
    /// The last thing that happens. An error is one of the history, or FileUnwritable as
    /// `ExportFile` has it.
    void finished(const decidesk::ExportJob::Outcome &outcome);

private:
    void measure(qsizetype part);
    void open(qsizetype part);
    void readOn(qint64 after);
    void onPage(const QList<Message> &page);
    void onWritten();
    void close();
    void end(const Outcome &outcome);

    HistoryStore &m_history;
    const Content m_content;
    std::unique_ptr<ExportFile> m_file;
    std::unique_ptr<QObject> m_reading; ///< what the history answers to; null: the job has ended

    QList<qint64> m_newest; ///< sequence of the last message of each part
    std::function<void()> m_next; ///< after what is being written
    qsizetype m_part = 0;
    qint64 m_reached = 0; ///< sequence within the part
    qint64 m_messages = 0;
};

} // namespace decidesk
