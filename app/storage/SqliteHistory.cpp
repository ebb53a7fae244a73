#include "SqliteHistory.h"

#include "HistoryDatabase.h"

#include <QMetaObject>
#include <QPointer>

#include <chrono>
#include <utility>

namespace decidesk {

namespace {

/// What was stored last goes into the index of the search when nothing was called for so long.
constexpr auto quietTime = std::chrono::milliseconds(200);

constexpr auto usualRetryInterval = std::chrono::milliseconds(3000);

template <typename Result>
const Error *errorOf(const Result &result)
{
    return std::get_if<Error>(&result);
}

const Error *errorOf(const std::optional<Error> &error)
{
    return error ? &*error : nullptr;
}

/// Of a usual window.
constexpr HistoryStore::PageSize screenful{20, qint64{4} * 1024, true};

} // namespace

SqliteHistory::SqliteHistory(QString path, QObject *parent)
    : HistoryStore(parent), m_path(std::move(path)), m_worker(std::make_unique<QObject>()),
      m_quiet(new QTimer(m_worker.get()))
{
    m_quiet->setSingleShot(true);
    m_quiet->setInterval(quietTime);
    connect(m_quiet, &QTimer::timeout, m_worker.get(), [this] { tidy(); });
    m_retry.setSingleShot(true);
    m_retry.setInterval(usualRetryInterval);
    connect(&m_retry, &QTimer::timeout, this, &SqliteHistory::tryAgain);
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
}

SqliteHistory::~SqliteHistory()
{
    if (!m_thread.isRunning())
        return;
    for (auto draft = m_unstoredDrafts.cbegin(); draft != m_unstoredDrafts.cend(); ++draft)
        writeDraft(draft.key(), draft.value());
    // Behind all that was called; the connection belongs to that thread and ends there.
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_quiet->stop();
            m_database.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void SqliteHistory::open(const AccountId &account, Seen newest)
{
    // Not as a call: what is missing in the index would be added before the first of them.
    startThread();
    auto open = [this, account, newest = std::move(newest)] {
        if (database().open() || !newest)
            return;
        const auto found = database().readBefore(account, 0, screenful);
        if (const auto *messages = std::get_if<QList<Message>>(&found))
            newest(*messages);
    };
    QMetaObject::invokeMethod(m_worker.get(), std::move(open), Qt::QueuedConnection);
}

void SqliteHistory::commit(const QList<Message> &messages, QObject *context, Committed done)
{
    post([this, messages, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [this, context, done, result = database.commit(messages)] {
            noteWrite(errorOf(result));
            if (const auto *error = std::get_if<Error>(&result)) {
                if (context)
                    done(*error);
                return;
            }
            QList<Message> stored;
            for (const auto &written : std::get<QList<HistoryDatabase::Written>>(result)) {
                stored.append(written.message);
                if (written.id != 0)
                    emit appended(written.message);
                else
                    emit changed(written.message);
            }
            if (context)
                done(stored);
        };
    });
}

void SqliteHistory::readBefore(const AccountId &account, qint64 before, const PageSize &size,
                               QObject *context, Found done)
{
    post([this, account, before, size, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done, database.readBefore(account, before, size));
    });
}

void SqliteHistory::readAfter(const AccountId &account, qint64 after, const PageSize &size,
                              QObject *context, Found done)
{
    post([this, account, after, size, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done, database.readAfter(account, after, size));
    });
}

void SqliteHistory::readOpen(const AccountId &account, QObject *context, Found done)
{
    post([account, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [context, done, open = database.readOpen(account)] {
            if (context)
                done(open);
        };
    });
}

void SqliteHistory::readQuestions(const AccountId &account, qint64 before, const PageSize &size,
                                  QObject *context, Found done)
{
    post([this, account, before, size, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done, database.readQuestions(account, before, size));
    });
}

void SqliteHistory::countDecisions(const AccountId &account, qint64 after, QObject *context,
                                   HitsCounted done)
{
    post([this, account, after, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done, database.countDecisions(account, after));
    });
}

void SqliteHistory::search(const Search &search, QObject *context, HitsFound done)
{
    post([this, search, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done,
                      database.search(search, [&context] { return !context.isNull(); }));
    });
}

void SqliteHistory::countHits(const Search &search, qint64 upTo, QObject *context, HitsCounted done)
{
    post([this, search, upTo, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) {
        return answer(context, done,
                      database.countHits(search, upTo, [&context] { return !context.isNull(); }));
    });
}

void SqliteHistory::readPosition(const AccountId &account, qint64 sequence, QObject *context,
                                 PositionFound done)
{
    post([this, account, sequence, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [this, context, done, result = database.readPosition(account, sequence)] {
            const auto *position = std::get_if<qint64>(&result);
            noteRead(errorOf(result));
            if (context)
                done(position != nullptr ? *position : 0);
        };
    });
}

void SqliteHistory::remove(const AccountId &account, qint64 sequence, QObject *context,
                           HistoryStore::Done done)
{
    post([this, account, sequence, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return
            [this, account, sequence, context, done, result = database.remove(account, sequence)] {
                noteWrite(errorOf(result));
                if (const auto *was = std::get_if<bool>(&result); was != nullptr && *was)
                    emit removed(account, sequence);
                if (!context)
                    return;
                if (const auto *error = std::get_if<Error>(&result))
                    done(*error);
                else
                    done(std::nullopt);
            };
    });
}

void SqliteHistory::clear(const AccountId &account, QObject *context, HistoryStore::Done done)
{
    post([this, account, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [this, account, context, done, error = database.clear(account)] {
            noteWrite(errorOf(error));
            if (!error) {
                m_unstoredDrafts.remove(account);
                emit cleared(account);
            }
            if (context)
                done(error);
        };
    });
}

void SqliteHistory::saveDraft(const AccountId &account, const QString &text)
{
    m_unstoredDrafts.insert(account, text);
    ++m_draftChanges[account];
    writeDraft(account, text);
}

void SqliteHistory::writeDraft(const AccountId &account, const QString &text)
{
    post([this, account, text,
          change = m_draftChanges.value(account)](HistoryDatabase &database) -> Report {
        return draftWritten(account, change, text, database.saveDraft(account, text));
    });
}

void SqliteHistory::changeDraft(const AccountId &account, ChangeDraft change)
{
    if (const auto unstored = m_unstoredDrafts.constFind(account);
        unstored != m_unstoredDrafts.cend()) {
        saveDraft(account, change(*unstored));
        return;
    }
    post([this, account, number = ++m_draftChanges[account],
          change = std::move(change)](HistoryDatabase &database) -> Report {
        const auto stored = database.readDraft(account);
        if (const auto *draft = std::get_if<QString>(&stored)) {
            const QString text = change(*draft);
            const std::optional<Error> error = database.saveDraft(account, text);
            return [this, account, number, change, error,
                    report = draftWritten(account, number, text, error)] {
                // The next one read the draft without it.
                if (error && error->kind == Error::Kind::StorageFailed
                    && number != m_draftChanges.value(account))
                    changeLater(account, change);
                report();
            };
        }
        return [this, account, change, error = std::get<Error>(stored)] {
            changeLater(account, change);
            noteRead(&error);
            emit troubled(error);
        };
    });
}

void SqliteHistory::changeLater(const AccountId &account, const ChangeDraft &change)
{
    m_waitingChanges.append({account, change});
    m_retry.start();
}

SqliteHistory::Report SqliteHistory::draftWritten(const AccountId &account, quint64 change,
                                                  const QString &text,
                                                  const std::optional<Error> &error)
{
    return [this, account, change, text, error] {
        if (change == m_draftChanges.value(account)) {
            if (error && error->kind == Error::Kind::StorageFailed)
                m_unstoredDrafts.insert(account, text);
            else
                m_unstoredDrafts.remove(account);
        }
        noteWrite(errorOf(error));
        if (error)
            emit troubled(*error);
    };
}

void SqliteHistory::readDraft(const AccountId &account, QObject *context, DraftFound done)
{
    post([this, account, context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [this, account, context, done, result = database.readDraft(account)] {
            noteRead(errorOf(result));
            if (!context)
                return;
            const auto unstored = m_unstoredDrafts.constFind(account);
            if (unstored != m_unstoredDrafts.cend())
                done(*unstored);
            else
                done(result);
        };
    });
}

void SqliteHistory::listConversations(QObject *context, Listed done)
{
    post(
        [context = QPointer(context), done = std::move(done)](HistoryDatabase &database) -> Report {
            return [context, done, listed = database.listConversations()] {
                if (context)
                    done(listed);
            };
        });
}

void SqliteHistory::takeIn(Source source, QObject *context, HistoryArchive::Done done)
{
    post([source = std::move(source), context = QPointer(context),
          done = std::move(done)](HistoryDatabase &database) -> Report {
        return [context, done, taken = database.takeIn(source)] {
            if (context)
                done(taken);
        };
    });
}

template <typename Answer, typename Result>
SqliteHistory::Report SqliteHistory::answer(const QPointer<QObject> &context, const Answer &done,
                                            const Result &result)
{
    return [this, context, done, result] {
        noteRead(errorOf(result));
        if (context)
            done(result);
    };
}

void SqliteHistory::post(std::function<Report(HistoryDatabase &)> work)
{
    startThread();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this, work = std::move(work)] {
            Report report = work(database());
            QMetaObject::invokeMethod(
                this,
                [this, report = std::move(report), kept = m_database->setAside()] {
                    tellWhatWasSetAside(kept);
                    report();
                },
                Qt::QueuedConnection);
            tidyLater();
        },
        Qt::QueuedConnection);
}

void SqliteHistory::startThread()
{
    if (!m_thread.isRunning())
        m_thread.start();
}

HistoryDatabase &SqliteHistory::database()
{
    if (!m_database)
        m_database = std::make_unique<HistoryDatabase>(m_path);
    return *m_database;
}

void SqliteHistory::tidyLater()
{
    if (m_database->indexMayLack() || m_database->hasLongJournal())
        m_quiet->start();
    if (m_willFillIndex || !m_database->indexIsBehind())
        return;
    m_willFillIndex = true;
    // Behind the calls that wait already: what people wait for goes first.
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_willFillIndex = false;
            fillIndex();
        },
        Qt::QueuedConnection);
}

void SqliteHistory::fillIndex()
{
    if (m_database && m_database->fillIndex())
        tidyLater();
}

void SqliteHistory::tidy()
{
    fillIndex();
    if (m_database->hasLongJournal())
        m_database->takeInJournal();
}

void SqliteHistory::noteRead(const Error *error)
{
    if (!error) {
        if (std::exchange(m_readFails, false) && !m_writeFails)
            emit recovered();
        return;
    }
    m_readFails = true;
    emit troubled(*error);
}

void SqliteHistory::noteWrite(const Error *error)
{
    if (!error) {
        if (std::exchange(m_writeFails, false)) {
            // What kept the file from being read meanwhile is over with it.
            m_readFails = false;
            emit recovered();
        }
        return;
    }
    m_writeFails = true;
    if (error->kind == Error::Kind::StorageFailed)
        m_retry.start();
}

void SqliteHistory::tryAgain()
{
    const auto changes = std::exchange(m_waitingChanges, {});
    for (const auto &[account, change] : changes)
        changeDraft(account, change);
    const QHash<AccountId, QString> drafts = m_unstoredDrafts;
    for (auto draft = drafts.cbegin(); draft != drafts.cend(); ++draft)
        writeDraft(draft.key(), draft.value());
    if (!drafts.isEmpty() || !m_writeFails)
        return;
    post([this](HistoryDatabase &database) -> Report {
        return [this, error = database.tryToWrite()] { noteWrite(errorOf(error)); };
    });
}

void SqliteHistory::tellWhatWasSetAside(const QString &kept)
{
    if (m_toldSetAside || kept.isEmpty())
        return;
    m_toldSetAside = true;
    emit damagedFileKept(kept);
}

} // namespace decidesk
