// The decision server's API on Boost.Beast, and the verbs by which a question says what to do.
// tests/interop/README.md lists the verbs.
// usage: beast PORT

// First: Boost 1.74 uses std::exchange without including it.
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <thread>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::use_awaitable;
using boost::property_tree::ptree;
using tcp = asio::ip::tcp;

namespace {

using Upgrade = http::request<http::string_body>;

std::set<std::string> accounts;
std::set<std::string> tokens;

/// `text` in quotes; what needs no escape stays as it is, UTF-8 too.
std::string quoted(const std::string &text)
{
    std::string json = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\')
            json += '\\';
        if (character == '\n')
            json += "\\n";
        else
            json += character;
    }
    return json + '"';
}

std::string object(const std::string &key, const std::string &text)
{
    return '{' + quoted(key) + ':' + quoted(text) + '}';
}

std::string issueToken()
{
    const std::string token = "TOKEN-beast-" + std::to_string(tokens.size() + 1);
    tokens.insert(token);
    return object("token", token);
}

std::string counted(std::istream &words)
{
    int count = 0;
    std::string unit;
    words >> count >> unit;
    std::string text;
    for (int index = 0; index < count; ++index)
        text += std::to_string(index) + unit;
    return text;
}

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    explicit Connection(tcp::socket socket) : m_socket(std::move(socket)) { }

    asio::awaitable<void> run()
    {
        const auto self = shared_from_this();
        try {
            co_await serve();
        } catch (const std::exception &end) {
            std::cerr << end.what() << '\n';
        }
    }

private:
    asio::awaitable<void> serve()
    {
        beast::flat_buffer buffer;
        co_await http::async_read(m_socket.next_layer(), buffer, m_upgrade, use_awaitable);
        if (co_await refuse())
            co_return;
        m_socket.set_option(deflate());
        m_socket.control_callback([this](websocket::frame_type type, beast::string_view payload) {
            if (type == websocket::frame_type::pong && m_awaitedPong == std::string(payload))
                sendLater(object("data", "pong " + *m_awaitedPong));
        });
        co_await m_socket.async_accept(m_upgrade, use_awaitable);
        if (m_upgrade.target() == "/closing")
            co_await close(4008, "not today");
        for (;;) {
            beast::flat_buffer message;
            co_await m_socket.async_read(message, use_awaitable);
            std::istringstream text(beast::buffers_to_string(message.data()));
            ptree request;
            read_json(text, request);
            co_await send(co_await answer(request));
        }
    }

    static websocket::permessage_deflate deflate()
    {
        websocket::permessage_deflate options;
        options.server_enable = true;
        return options;
    }

    asio::awaitable<bool> refuse()
    {
        http::response<http::string_body> response;
        response.keep_alive(false);
        response.set(http::field::content_type, "text/plain");
        if (m_upgrade.target() == "/401") {
            response.result(http::status::unauthorized);
            response.set(http::field::www_authenticate, "Bearer realm=\"decisions\"");
            response.body() = "Log in first";
        } else if (m_upgrade.target() == "/guarded"
                   && m_upgrade["X-API-Key"] != "KEY-of-the-header") {
            response.result(http::status::forbidden);
            response.body() = "API key header missing";
        } else {
            co_return false;
        }
        response.prepare_payload();
        co_await http::async_write(m_socket.next_layer(), response, use_awaitable);
        co_return true;
    }

    /// What to send; empty: nothing.
    asio::awaitable<std::string> answer(const ptree &request)
    {
        const auto field
            = [&request](const char *name) { return request.get<std::string>(name, {}); };
        const std::string action = field("action");
        if (action == "Register" && field("API_KEY") == "wrong")
            co_return object("data", "Invalid API key");
        if (action == "Register") {
            accounts.insert(field("checksum"));
            co_return issueToken();
        }
        if (action == "Connection")
            co_return accounts.count(field("checksum")) ? issueToken()
                                                        : object("error", "Unknown checksum");
        if (action == "TakeDecision" && tokens.count(field("token")))
            co_return co_await decide(field("message"));
        if (action == "Disconnect" && tokens.erase(field("token")))
            co_return object("status", "disconnected");
        co_return object("error", "No valid token");
    }

    asio::awaitable<std::string> decide(const std::string &message)
    {
        std::istringstream words(message);
        std::string verb;
        words >> verb;
        if (verb == "count" || verb == "fragments") // by itself, every 4 KiB
            co_return object("data", counted(words));
        if (verb == "fail")
            co_return R"({"event":"error","data":{"message":)" + quoted(message.substr(5)) + "}}";
        if (verb == "close" || verb == "bye" || verb == "drop")
            co_return co_await leave(verb, words);
        std::string word;
        words >> word;
        if (verb == "wait") {
            co_await pause(std::chrono::milliseconds(std::stoi(word)));
            co_return object("data", "waited " + word);
        }
        if (verb == "busy") {
            // Nothing else runs meanwhile, as in a computation.
            std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(word)));
            co_return object("data", "was busy " + word);
        }
        if (verb == "ping") {
            m_awaitedPong = word;
            co_await m_socket.async_ping(websocket::ping_data(word), use_awaitable);
            co_return std::string();
        }
        if (verb == "header") {
            const auto found = m_upgrade.find(word);
            co_return object("data",
                             found == m_upgrade.end() ? "none" : std::string(found->value()));
        }
        co_return object("data", "decided: " + message);
    }

    asio::awaitable<std::string> leave(const std::string &verb, std::istream &words)
    {
        int code = 0;
        std::string reason;
        words >> code;
        std::getline(words >> std::ws, reason);
        if (verb == "drop") {
            m_socket.next_layer().close();
        } else if (verb == "close") {
            co_await close(code, reason);
        } else {
            const auto later = [](std::shared_ptr<Connection> self, int code,
                                  std::string reason) -> asio::awaitable<void> {
                co_await self->pause(std::chrono::milliseconds(100));
                co_await self->close(code, reason);
            };
            co_spawn(m_socket.get_executor(), later(shared_from_this(), code, reason),
                     asio::detached);
            co_return object("data", "bye");
        }
        co_return std::string();
    }

    asio::awaitable<void> pause(std::chrono::milliseconds duration)
    {
        asio::steady_timer timer(m_socket.get_executor(), duration);
        co_await timer.async_wait(use_awaitable);
    }

    asio::awaitable<void> close(int code, const std::string &reason)
    {
        const websocket::close_reason why = code == 0
            ? websocket::close_reason(websocket::close_code::none)
            : websocket::close_reason(static_cast<websocket::close_code>(code), reason);
        co_await m_socket.async_close(why, use_awaitable);
    }

    asio::awaitable<void> send(const std::string &text)
    {
        if (!text.empty())
            co_await m_socket.async_write(asio::buffer(text), use_awaitable);
    }

    void sendLater(const std::string &text)
    {
        const auto later
            = [](std::shared_ptr<Connection> self, std::string text) -> asio::awaitable<void> {
            co_await self->send(text);
        };
        co_spawn(m_socket.get_executor(), later(shared_from_this(), text), asio::detached);
    }

    websocket::stream<tcp::socket> m_socket;
    Upgrade m_upgrade;
    std::optional<std::string> m_awaitedPong;
};

asio::awaitable<void> listen(unsigned short port)
{
    const auto executor = co_await asio::this_coro::executor;
    tcp::acceptor acceptor(executor, {asio::ip::make_address("127.0.0.1"), port});
    for (;;) {
        auto connection
            = std::make_shared<Connection>(co_await acceptor.async_accept(use_awaitable));
        co_spawn(
            executor, [connection] { return connection->run(); }, asio::detached);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    asio::io_context context(1);
    co_spawn(context, listen(static_cast<unsigned short>(std::atoi(argc > 1 ? argv[1] : ""))),
             asio::detached);
    context.run();
}
