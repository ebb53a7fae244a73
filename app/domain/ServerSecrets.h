#pragma once

#include "Secret.h"
#include "Server.h"

#include <QList>
#include <QMap>
#include <QString>

namespace decidesk {

/// What the settings of one server name and the keychain keeps, in one entry: the values of its
/// secret headers and the passphrase of its client certificate.
struct ServerSecrets
{
    QMap<QString, Secret> headers; ///< by the name in lower case
    Secret passphrase;

    [[nodiscard]] Secret header(const QString &name) const { return headers.value(name.toLower()); }
    void setHeader(const QString &name, const Secret &value) { headers[name.toLower()] = value; }
    [[nodiscard]] bool isEmpty() const { return headers.isEmpty() && passphrase.isEmpty(); }

    /// Without what `server` does not name; empty values too.
    [[nodiscard]] ServerSecrets namedBy(const Server &server) const;

    /// All of them, and the part of a header's value behind its scheme (`Bearer …`): what must not
    /// be seen.
    [[nodiscard]] QList<Secret> all() const;

    /// The text of the entry, and what a text holds; none where it is no such text.
    [[nodiscard]] Secret toEntry() const;
    [[nodiscard]] static ServerSecrets fromEntry(const Secret &entry);

    friend bool operator==(const ServerSecrets &, const ServerSecrets &) = default;
};

/// Whether a connection to `server` can't be made without its secrets.
bool needsSecrets(const Server &server);

} // namespace decidesk
