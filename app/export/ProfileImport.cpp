#include "ProfileImport.h"

#include "ProfileReading.h"
#include "Settings.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace decidesk {

namespace {

using Kind = ImportFailure::Kind;
using TakenIn = HistoryArchive::TakenIn;

constexpr std::chrono::milliseconds tick{100};

/// A file that somebody else may have written gives no leave to send secrets in clear.
Server withoutConsent(Server server)
{
    server.plainTextConsent = false;
    return server;
}

} // namespace

ProfileImport::ProfileImport(Settings &settings, HistoryArchive &archive, HistoryStore &history,
                             QString path, qint64 longest, QObject *parent)
    : QObject(parent), m_settings(settings), m_archive(archive), m_history(history),
      m_reading(std::make_shared<ProfileReading>(std::move(path), longest))
{
    connect(&m_tick, &QTimer::timeout, this, &ProfileImport::progressed);
}

ProfileImport::~ProfileImport()
{
    m_reading->cancel();
}

bool ProfileImport::isEmpty(const Settings &settings)
{
    const QList<Account> accounts = settings.accounts();
    return std::all_of(accounts.cbegin(), accounts.cend(), [&settings](const Account &account) {
        const auto server = settings.server(account.server);
        return server && server->practice;
    });
}

void ProfileImport::start()
{
    if (!isEmpty(m_settings)) {
        end(ImportFailure{Kind::NotEmpty, 0, {}});
        return;
    }
    m_tick.start(tick);
    m_archive.takeIn(
        [reading = m_reading](HistoryArchive::Intake &intake) { return reading->run(intake); },
        this, [this](const auto &taken) { onTakenIn(taken); });
}

void ProfileImport::cancel()
{
    m_reading->cancel();
}

int ProfileImport::progress() const
{
    return m_reading->progress();
}

void ProfileImport::onTakenIn(const std::variant<TakenIn, Error> &taken)
{
    m_tick.stop();
    if (const auto *error = std::get_if<Error>(&taken)) {
        end(ImportFailure{Kind::StorageFailed, 0, error->detail});
        return;
    }
    switch (std::get<TakenIn>(taken)) {
    case TakenIn::NotEmpty:
        end(ImportFailure{Kind::NotEmpty, 0, {}});
        return;
    case TakenIn::Nothing:
        if (m_reading->failure())
            end(*m_reading->failure());
        else
            end(Cancelled{});
        return;
    case TakenIn::Whole:
        onStored();
        return;
    }
}

/// By one write of the file, so that a program that ends in the middle leaves all of it or none.
/// What is chosen follows by another: to lose it costs a click.
void ProfileImport::onStored()
{
    const profile::Settings before{
        m_settings.preferences(), m_settings.timeouts(), m_settings.limits(), {}, {}};
    QList<ServerId> added;
    for (const Server &server : m_reading->servers()) {
        if (m_settings.server(server.id))
            continue;
        m_settings.saveServer(withoutConsent(server));
        added.append(server.id);
    }
    for (const profile::KeptAccount &kept : m_reading->accounts())
        m_settings.saveAccount(kept.account);
    apply(m_reading->settings());
    m_settings.whenStored(this, [this, before, added](const std::optional<Error> &failed) {
        if (failed) {
            apply(before);
            takeBack(added);
            end(ImportFailure{Kind::SettingsUnwritable, 0, failed->detail});
        } else {
            choose();
        }
    });
}

void ProfileImport::choose()
{
    const profile::Settings &settings = m_reading->settings();
    // One that no account uses may be gone by now.
    const QList<Server> &servers = m_reading->servers();
    const auto listed
        = std::find_if(servers.cbegin(), servers.cend(), [&settings](const Server &server) {
              return server.id == settings.currentServer;
          });
    if (const auto current = m_settings.server(settings.currentServer))
        m_settings.setCurrentServer(*current);
    else if (listed != servers.cend())
        m_settings.setCurrentServer(withoutConsent(*listed));
    if (!settings.lastAccount.isNull())
        m_settings.setLastAccount(settings.lastAccount);
    m_settings.whenStored(this, [this](const auto &) {
        end(Imported{m_reading->accounts().size(), m_reading->messages()});
    });
}

void ProfileImport::apply(const profile::Settings &settings)
{
    m_settings.setPreferences(settings.preferences);
    m_settings.setTimeouts(settings.timeouts);
    m_settings.setLimits(settings.limits);
}

void ProfileImport::takeBack(const QList<ServerId> &added)
{
    for (const profile::KeptAccount &kept : m_reading->accounts()) {
        m_settings.removeAccount(kept.account.id);
        m_history.clear(kept.account.id, this, [](const auto &) {});
    }
    for (const ServerId &server : added)
        m_settings.removeServer(server);
}

void ProfileImport::end(const Outcome &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    emit finished(outcome);
}

} // namespace decidesk
