#include "ServerSecrets.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace decidesk {

namespace {

const QString headersKey = QStringLiteral("headers");
const QString passphraseKey = QStringLiteral("passphrase");

} // namespace

ServerSecrets ServerSecrets::namedBy(const Server &server) const
{
    ServerSecrets named;
    for (const ServerHeader &wanted : server.headers) {
        const Secret value = header(wanted.name);
        if (wanted.secret && !value.isEmpty())
            named.setHeader(wanted.name, value);
    }
    if (server.clientPassphrase)
        named.passphrase = passphrase;
    return named;
}

QList<Secret> ServerSecrets::all() const
{
    QList<Secret> secrets{passphrase};
    for (const Secret &value : headers) {
        secrets += value;
        secrets += Secret(value.reveal().section(u' ', 1, -1, QString::SectionSkipEmpty));
    }
    secrets.removeAll(Secret());
    return secrets;
}

Secret ServerSecrets::toEntry() const
{
    QJsonObject values;
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        values.insert(header.key(), header->reveal());
    const QJsonObject entry{{headersKey, values}, {passphraseKey, passphrase.reveal()}};
    return Secret(QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)));
}

ServerSecrets ServerSecrets::fromEntry(const Secret &entry)
{
    const QJsonObject object = QJsonDocument::fromJson(entry.reveal().toUtf8()).object();
    const QJsonObject values = object.value(headersKey).toObject();
    ServerSecrets secrets;
    for (auto header = values.constBegin(); header != values.constEnd(); ++header)
        secrets.setHeader(header.key(), Secret(header.value().toString()));
    secrets.passphrase = Secret(object.value(passphraseKey).toString());
    return secrets;
}

bool needsSecrets(const Server &server)
{
    const bool inHeaders = std::any_of(server.headers.cbegin(), server.headers.cend(),
                                       [](const ServerHeader &header) { return header.secret; });
    const bool forCertificate = server.clientPassphrase && !server.clientCertificate.isEmpty()
        && server.url.scheme() == QLatin1StringView("wss");
    return inHeaders || forCertificate;
}

} // namespace decidesk
