#include "UsedHome.h"

#include "EventLoop.h"
#include "HistoryMaker.h"
#include "Message.h"
#include "Profile.h"
#include "ProgramRun.h"
#include "SecretStore.h"
#include "Settings.h"
#include "SqliteHistory.h"
#include "WindowWatch.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QUrl>

#include <variant>

using namespace decidesk;
using namespace Qt::StringLiterals;

namespace {

/// What an asynchronous call hands to its callback.
template <typename Answer, typename Call>
Answer answerOf(Call call)
{
    QObject context;
    std::optional<Answer> answer;
    call(&context, [&answer](const Answer &given) { answer = given; });
    if (!waitUntil([&answer] { return answer.has_value(); }))
        qFatal("the storage did not answer within a minute");
    return *answer;
}

std::optional<Error> keepChecksum(const QString &keychainService)
{
    SecretStore secrets(keychainService, SecretStore::Backend::Keychain);
    return answerOf<std::optional<Error>>([&secrets](QObject *context, const auto &done) {
        secrets.write(checksumEntry(history_maker::account()), Secret(u"some-checksum"_s), context,
                      done);
    });
}

/// The sequence of the message with the mark.
std::variant<qint64, Error> appendMark(const QString &file)
{
    Message mark;
    mark.account = history_maker::account();
    mark.direction = Message::Direction::Decision;
    mark.text = paintedMark;
    mark.created = QDateTime::currentDateTimeUtc();
    SqliteHistory history(file);
    const auto committed = answerOf<std::variant<QList<Message>, Error>>(
        [&history, &mark](QObject *context, const auto &done) {
            history.commit({mark}, context, done);
        });
    if (const auto *error = std::get_if<Error>(&committed))
        return *error;
    return std::get<QList<Message>>(committed).constFirst().sequence;
}

std::optional<Error> writeSettings(const QString &file, const QUrl &url, qint64 newest)
{
    Settings settings(file);
    Server server;
    server.id = QUuid::createUuid();
    server.url = url;
    settings.setCurrentServer(server);
    Account account;
    account.id = history_maker::account();
    account.server = server.id;
    account.name = u"tom"_s;
    account.logInAtStart = true;
    settings.saveAccount(account);
    settings.setLastAccount(account.id);
    Bookmark end;
    end.newest = newest;
    settings.setBookmark(account.id, end);
    return settings.sync();
}

} // namespace

std::optional<Error> UsedHome::make(const QString &histories, qint64 messages, const QUrl &server)
{
    const QString history
        = history_maker::history(histories, history_maker::Texts::Short, messages);
    if (history.isEmpty())
        return Error{Error::Kind::StorageFailed, u"there is no history to copy"_s, 0, {}};
    m_folder.emplace(QFileInfo(history).absoluteFilePath() + u".home-XXXXXX"_s);
    const auto variables = homeVariables(path());
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        qputenv(variable.key().toLatin1().constData(), variable.value().toLocal8Bit());
    const Profile profile = userProfile({});

    if (!m_folder->isValid() || !QDir().mkpath(profile.dataFolder)
        || !QFile::copy(history, profile.historyFile()))
        return Error{Error::Kind::StorageFailed, u"the history cannot be copied"_s, 0, {}};
    const auto newest = appendMark(profile.historyFile());
    if (const auto *error = std::get_if<Error>(&newest))
        return *error;
    if (auto error = keepChecksum(profile.keychainService))
        return error;
    return writeSettings(profile.settingsFile(), server, std::get<qint64>(newest));
}
