#include "TerminationSignals.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace decidesk {

namespace {

constexpr std::array obeyed{SIGTERM, SIGINT, SIGHUP};

/// A signal handler can reach nothing else.
std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int /*number*/, siginfo_t *info, void * /*context*/)
{
    const bool isOwn = info->si_code == SI_TKILL && info->si_pid == ::getpid();
    if (isOwn)
        return;
    constexpr char byte = 0;
    // Full: enough of them are waiting already.
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) > 0) {}
        emit received();
    });
    struct sigaction action = {};
    action.sa_sigaction = &onSignal;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : obeyed)
        ::sigaction(number, &action, nullptr);
}

TerminationSignals::~TerminationSignals()
{
    for (const int number : obeyed)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (int &end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace decidesk
