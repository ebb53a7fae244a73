#pragma once

#include "Account.h"
#include "HistoryArchive.h"
#include "Message.h"
#include "Preferences.h"
#include "ReplyLimits.h"
#include "Server.h"
#include "Timeouts.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <variant>

/// A profile as lines of text, for a file that can be read back: JSON Lines, UTF-8, one object per
/// line. Its first line is a Header, the next the Settings, then servers, accounts and messages,
/// at last an End. No secret has a place in it.
namespace decidesk::profile {

/// 2: a server's line has what was added to the settings of the opening handshake.
inline constexpr int formatVersion = 2;

struct Header
{
    int version = formatVersion;
    QString program; ///< version of the program that wrote it
    QDateTime time; ///< UTC

    friend bool operator==(const Header &, const Header &) = default;
};

struct Settings
{
    Preferences preferences;
    Timeouts timeouts;
    ReplyLimits limits;
    ServerId currentServer; ///< null: none of the servers
    AccountId lastAccount; ///< null: none

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// An account with what the history keeps of it.
struct KeptAccount
{
    Account account;
    HistoryArchive::Conversation conversation;

    friend bool operator==(const KeptAccount &, const KeptAccount &) = default;
};

struct End
{
    qint64 lines = 0; ///< before this one

    friend bool operator==(const End &, const End &) = default;
};

/// What can't be one of these lines. `cause` is for *Details*, in English.
struct Damage
{
    QString cause;
};

using Line = std::variant<Header, Settings, Server, KeptAccount, Message, End>;

/// With its line end. A lone surrogate in a text is replaced.
QByteArray write(const Line &line);

/// Reads one line of a file of this version (from 1 on), with or without its end. Every field has
/// to be there, of the right kind and in range, and no other one: what is read is what `write`
/// would make the same line of.
///
/// A Header of another version is read as far as it goes: only its version counts.
std::variant<Line, Damage> read(const QByteArray &line, int version = formatVersion);

} // namespace decidesk::profile
