#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <optional>

namespace decidesk {

/// The proxies that the environment names. A value; makes no connection.
///
/// `wss` follows `https_proxy`, then `http_proxy`; `ws` follows `http_proxy`; both follow
/// `all_proxy` last, and `no_proxy` goes before them all. Each in lower or upper case, the lower
/// one first. Needed because Qt asks libproxy for a bare TCP connection (Debian's
/// qnetworkproxy_libproxy.cpp), which answers by `http_proxy` alone and knows no `all_proxy`.
class ProxyEnvironment
{
public:
    explicit ProxyEnvironment(const QProcessEnvironment &environment
                              = QProcessEnvironment::systemEnvironment());

    /// The proxy for a `ws` or `wss` URL: an HTTP proxy, SOCKS 5 for the schemes `socks5` (this
    /// computer looks the name up) and `socks5h`, or NoProxy where `no_proxy` exempts the host.
    /// Nothing: the environment does not say.
    [[nodiscard]] std::optional<QNetworkProxy> proxyFor(const QUrl &url) const;

private:
    [[nodiscard]] bool exempts(const QUrl &url) const;

    QString m_http;
    QString m_https;
    QString m_all;
    QString m_none;
};

} // namespace decidesk
