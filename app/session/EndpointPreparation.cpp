#include "EndpointPreparation.h"

#include "SecretStore.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace decidesk {

namespace {

using Identity = std::variant<ClientIdentity, Error>;

void readIdentity(const Endpoint &endpoint, const Secret &passphrase, QObject *context,
                  const std::function<void(const Identity &)> &read)
{
    auto promise = std::make_shared<QPromise<Identity>>();
    auto *watcher = new QFutureWatcher<Identity>(context);
    QObject::connect(watcher, &QFutureWatcher<Identity>::finished, context, [watcher, read] {
        watcher->deleteLater();
        read(watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start(
        [promise, certificate = endpoint.clientCertificate, key = endpoint.clientKey, passphrase] {
            promise->addResult(readClientIdentity(certificate, key, passphrase));
            promise->finish();
        });
}

} // namespace

void prepareEndpoint(const Server &server, const ServerSecrets &secrets, QObject *context,
                     const EndpointReady &ready)
{
    std::variant<Endpoint, Error> made = endpointOf(server, secrets);
    const auto *endpoint = std::get_if<Endpoint>(&made);
    if (endpoint == nullptr || endpoint->clientCertificate.isEmpty()
        || endpoint->url.scheme() != QLatin1StringView("wss")) {
        ready(made);
        return;
    }
    readIdentity(*endpoint, secrets.passphrase, context,
                 [endpoint = *endpoint, ready](const Identity &identity) {
                     if (const auto *error = std::get_if<Error>(&identity)) {
                         ready(*error);
                         return;
                     }
                     Endpoint whole = endpoint;
                     whole.identity = std::get<ClientIdentity>(identity);
                     ready(whole);
                 });
}

void prepareEndpoint(const Server &server, SecretStore &secrets, QObject *context,
                     const EndpointReady &ready)
{
    if (!needsSecrets(server)) {
        prepareEndpoint(server, ServerSecrets(), context, ready);
        return;
    }
    secrets.read(
        serverSecretsEntry(server.id), context, [server, context, ready](const auto &found) {
            const auto *error = std::get_if<Error>(&found);
            if (!error)
                prepareEndpoint(server, ServerSecrets::fromEntry(std::get<Secret>(found)), context,
                                ready);
            else if (error->kind == Error::Kind::SecretMissing)
                prepareEndpoint(server, ServerSecrets(), context, ready);
            else
                ready(Error{Error::Kind::ServerSecretsUnavailable, error->detail, error->code, {}});
        });
}

} // namespace decidesk
