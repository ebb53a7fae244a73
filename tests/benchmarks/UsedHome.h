#pragma once

#include "Error.h"

#include <QString>
#include <QTemporaryDir>

#include <optional>

class QUrl;

/// The home of somebody who has used Decidesk before: one account that was logged in, its stored
/// messages, read to the end, and its checksum in the keychain of the session bus. The program's
/// own classes write it.
class UsedHome
{
public:
    /// Makes it, once, beside `history_maker::history(histories, Texts::Short, messages)`, of which
    /// it gets a copy, with the decision `paintedMark` as the newest message. From then on its
    /// folders are those of this process too (`homeVariables`).
    std::optional<decidesk::Error> make(const QString &histories, qint64 messages,
                                        const QUrl &server);

    /// Absolute; empty until it is made.
    [[nodiscard]] QString path() const { return m_folder ? m_folder->path() : QString(); }

private:
    std::optional<QTemporaryDir> m_folder; ///< gone with this object
};
