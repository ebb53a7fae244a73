#include "EventLoop.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

bool waitUntil(const std::function<bool()> &isSo, std::chrono::milliseconds patience)
{
    QTimer wake; // or it would wait for ever where nothing happens
    wake.start(1'000);
    QElapsedTimer clock;
    clock.start();
    while (!isSo() && clock.elapsed() < patience.count())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isSo();
}

void runFor(int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, ms);
}
