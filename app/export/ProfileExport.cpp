#include "ProfileExport.h"

#include "Redactor.h"
#include "Settings.h"

#include <algorithm>

namespace decidesk {

namespace {

HistoryArchive::Conversation conversationOf(const AccountId &account,
                                            const QList<HistoryArchive::Conversation> &all)
{
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&account](const auto &one) { return one.account == account; });
    return found == all.cend() ? HistoryArchive::Conversation{account, 0, {}} : *found;
}

template <typename Entry>
bool contains(const QList<Entry> &entries, const QUuid &id)
{
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&id](const Entry &entry) { return entry.id == id; });
}

} // namespace

ProfileContent profileContent(const Settings &settings,
                              const QList<HistoryArchive::Conversation> &conversations,
                              const Redactor &redactor)
{
    ProfileContent content;
    QList<Account> accounts;
    for (Server server : settings.servers()) {
        if (server.practice)
            continue;
        server.name = redactor.redactTyped(server.name);
        for (ServerHeader &header : server.headers)
            header.value = redactor.redact(header.value);
        content.servers.append(server);
    }
    for (Account account : settings.accounts()) {
        if (!contains(content.servers, account.server))
            continue;
        account.name = redactor.redactTyped(account.name);
        account.prompt = redactor.redactTyped(account.prompt);
        accounts.append(account);
        HistoryArchive::Conversation conversation = conversationOf(account.id, conversations);
        conversation.draft = redactor.redactTyped(conversation.draft);
        content.accounts.append({account, conversation});
    }
    content.settings.preferences = settings.preferences();
    content.settings.timeouts = settings.timeouts();
    content.settings.limits = settings.limits();
    if (contains(content.servers, settings.currentServer().id))
        content.settings.currentServer = settings.currentServer().id;
    if (contains(accounts, settings.lastAccount()))
        content.settings.lastAccount = settings.lastAccount();
    return content;
}

ExportJob::Content exportOf(const ProfileContent &content)
{
    QByteArray opening = profile::write(content.header) + profile::write(content.settings);
    for (const Server &server : content.servers)
        opening += profile::write(server);
    for (const profile::KeptAccount &account : content.accounts)
        opening += profile::write(account);

    ExportJob::Content job;
    for (const profile::KeptAccount &account : content.accounts)
        job.parts.append(
            {account.account.id, std::exchange(opening, {}), account.conversation.lastSequence});
    // Without an account all of it is the end.
    const qint64 linesBefore = 2 + content.servers.size() + content.accounts.size();
    job.describe = [](const QList<Message> &page) -> ExportJob::Make {
        return [page] {
            QByteArray lines;
            for (const Message &message : page)
                lines += profile::write(message);
            return lines;
        };
    };
    job.closing = [rest = opening, linesBefore](qint64 messages) {
        return rest + profile::write(profile::End{linesBefore + messages});
    };
    return job;
}

} // namespace decidesk
