#pragma once

#include "ProfileExport.h"
#include "ProfileImport.h"
#include "Redactor.h"
#include "Settings.h"
#include "SqliteHistory.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

namespace decidesk::test {

/// A profile on disk, gone afterwards.
class ProfileFixture
{
public:
    ProfileFixture()
        : settings(std::make_unique<Settings>(path(QStringLiteral("settings.ini")))),
          history(std::make_unique<SqliteHistory>(path(QStringLiteral("history.sqlite"))))
    {}

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }

    void store(const QList<Message> &messages) const
    {
        bool stored = false;
        history->commit(messages, history.get(), [&stored](const auto &) { stored = true; });
        QVERIFY(QTest::qWaitFor([&stored] { return stored; }, 30'000));
    }

    QList<HistoryArchive::Conversation> conversations() const
    {
        QList<HistoryArchive::Conversation> all;
        bool done = false;
        history->listConversations(history.get(), [&](const auto &listed) {
            all = std::get<QList<HistoryArchive::Conversation>>(listed);
            done = true;
        });
        if (!QTest::qWaitFor([&done] { return done; }, 30'000))
            qFatal("the history does not answer");
        return all;
    }

    /// All of it, as a file.
    QByteArray exported(const Redactor &redactor = {}) const
    {
        ProfileContent content = profileContent(*settings, conversations(), redactor);
        content.header.program = QStringLiteral("0.1.0");
        content.header.time = QDateTime(QDate(2026, 11, 25), QTime(5, 0, 0, 7), QTimeZone::utc());
        ExportJob job(*history, path(QStringLiteral("export.jsonl")), exportOf(content));
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        if (!finished.wait(60'000))
            return "(no end)";
        QFile file(path(QStringLiteral("export.jsonl")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    ProfileImport::Outcome import(const QByteArray &bytes,
                                  qint64 longest = ProfileImport::longestLine) const
    {
        QFile file(path(QStringLiteral("import.jsonl")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write");
        file.close();
        ProfileImport job(*settings, *history, *history, file.fileName(), longest);
        QSignalSpy finished(&job, &ProfileImport::finished);
        job.start();
        if (finished.isEmpty() && !finished.wait(60'000))
            qFatal("the import has no end");
        return finished.constFirst().constFirst().value<ProfileImport::Outcome>();
    }

    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<SqliteHistory> history;
};

inline const ServerId serverId(QStringLiteral("11111111-1111-4111-8111-111111111111"));
inline const AccountId tomId(QStringLiteral("22222222-2222-4222-8222-222222222222"));
inline const AccountId eveId(QStringLiteral("33333333-3333-4333-8333-333333333333"));

/// A profile in which no field has its default, and messages of every kind.
inline void fill(ProfileFixture &profile)
{
    using Direction = Message::Direction;
    using State = Message::State;
    Server server;
    server.id = serverId;
    server.name = QString::fromUtf8("Büro");
    server.url = QUrl(QStringLiteral("wss://example.org/ws"));
    server.caFile = QStringLiteral("/etc/ca.pem");
    server.useSystemProxy = false;
    server.plainTextConsent = true;
    server.origin = QStringLiteral("https://example.org");
    server.subprotocols = QStringLiteral("chat, superchat");
    server.headers = {{QStringLiteral("X-Tenant"), QString::fromUtf8("Büro, \"1\""), false},
                      {QStringLiteral("Authorization"), {}, true}};
    server.clientCertificate = QStringLiteral("/etc/client.pem");
    server.clientKey = QStringLiteral("/etc/client.key");
    server.clientPassphrase = true;
    profile.settings->setCurrentServer(server);
    Server unused;
    unused.id = QUuid(QStringLiteral("44444444-4444-4444-8444-444444444444"));
    unused.url = QUrl(QStringLiteral("ws://localhost:3000/ws"));
    profile.settings->saveServer(unused);
    profile.settings->saveAccount({tomId, serverId, QStringLiteral("tom \u202e"),
                                   QStringLiteral("A boss\nwho \"decides\""), false, true, true});
    profile.settings->saveAccount({eveId, serverId, {}, {}, true, false, false});
    profile.settings->setLastAccount(tomId);
    Preferences preferences;
    preferences.language = QStringLiteral("fr");
    preferences.theme = Preferences::Theme::Dark;
    preferences.textSizePercent = 130;
    preferences.enterSends = preferences.logInAtStart = preferences.showAccounts = false;
    preferences.notifyOfDecisions = false;
    profile.settings->setPreferences(preferences);
    Timeouts timeouts;
    timeouts.decision = std::chrono::seconds(300);
    profile.settings->setTimeouts(timeouts);
    ReplyLimits limits;
    limits.maxBytes = qint64{2} * 1024 * 1024;
    profile.settings->setLimits(limits);

    QList<Message> messages;
    const QDateTime start(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone::utc());
    int minute = 0;
    for (const auto state : {State::Queued, State::NotSent, State::Sent, State::Answered,
                             State::Failed, State::NotConfirmed, State::Cancelled}) {
        Message question;
        question.account = tomId;
        question.state = state;
        question.text = QString::fromUtf8("é 漢字 🎉 \" \\ \r\n\t")
            + QStringLiteral("\u2028 \u202e<b>") + QChar(1);
        question.created = start.addSecs(60 * ++minute);
        if (state != State::Queued)
            question.sent = question.created.addMSecs(3);
        if (state == State::Failed || state == State::NotConfirmed)
            question.error = {Error::Kind::ServerError, QStringLiteral("no"), 9007199254740993,
                              QStringLiteral("{\"error\":\"no\"}")};
        if (state == State::NotConfirmed) {
            question.marks = Message::Mark::AskedAgain | Message::Mark::Left;
            question.askedAgainAt = question.created.addSecs(600);
        }
        messages.append(question);
    }
    Message decision;
    decision.account = tomId;
    decision.direction = Direction::Decision;
    decision.text = QStringLiteral("**No.**");
    decision.latencyMs = 830;
    decision.inReplyTo = 4;
    decision.marks = Message::Mark::MayBelongElsewhere;
    messages.append(decision);
    Message unasked;
    unasked.account = eveId;
    unasked.direction = Direction::Unasked;
    messages.append(unasked);
    profile.store(messages);
    // The last one is gone, its number is not.
    profile.history->remove(tomId, messages.size() - 1, profile.history.get(), [](const auto &) {});
    profile.history->saveDraft(tomId, QString::fromUtf8("Und \"morgen\"?\n"));
}

} // namespace decidesk::test
