#pragma once

#include "ExportJob.h"
#include "ProfileLines.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace decidesk {

class Redactor;
class Settings;

/// What an export of everything holds: all that `settings` lists, in its order, but for practice
/// servers and their accounts, which are gone when the program ends (their conversations can be
/// exported one by one); and what the history keeps of these accounts.
///
/// `redactor` goes over names, headers, prompts and drafts: people type what they like. Messages
/// were redacted when they were stored.
struct ProfileContent
{
    profile::Header header;
    profile::Settings settings;
    QList<Server> servers;
    QList<profile::KeptAccount> accounts;
};

ProfileContent profileContent(const Settings &settings,
                              const QList<HistoryArchive::Conversation> &conversations,
                              const Redactor &redactor);

/// The job's part in writing `content` with all messages of its accounts.
ExportJob::Content exportOf(const ProfileContent &content);

} // namespace decidesk
