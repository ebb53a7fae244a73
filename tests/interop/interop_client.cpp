// Does Decidesk's main job at a real server, without a window, and says what became of it: one JSON
// object a line. The servers understand the verbs of tests/interop/README.md.
// usage: interop_client [--ca FILE] [--proxy] [--words-401 TEXT] [--words-403 TEXT] URL PROMISE...
//        interop_client --list

#include "Promises.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <cstdio>

using namespace decidesk::interop;

namespace {

constexpr int wrongUsage = 2;

void print(const Promise &promise, const Verdict &verdict)
{
    const QJsonObject line{{QStringLiteral("promise"), promise.name},
                           {QStringLiteral("kept"), verdict.isKept},
                           {QStringLiteral("seen"), verdict.seen}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption list(QStringLiteral("list"));
    const QCommandLineOption ca(QStringLiteral("ca"), {}, QStringLiteral("file"));
    const QCommandLineOption proxy(QStringLiteral("proxy"));
    const QCommandLineOption words401(QStringLiteral("words-401"), {}, QStringLiteral("text"));
    const QCommandLineOption words403(QStringLiteral("words-403"), {}, QStringLiteral("text"));
    parser.addOptions({list, ca, proxy, words401, words403});
    parser.process(application);

    if (parser.isSet(list)) {
        for (const Promise &promise : promises())
            std::puts(qPrintable(promise.name));
        return 0;
    }
    QStringList names = parser.positionalArguments();
    if (names.size() < 2)
        return wrongUsage;
    const Target target{QUrl(names.takeFirst()), parser.value(ca), parser.isSet(proxy),
                        parser.value(words401), parser.value(words403)};
    for (const QString &name : std::as_const(names)) {
        const auto found
            = std::find_if(promises().begin(), promises().end(),
                           [&name](const Promise &promise) { return promise.name == name; });
        if (found == promises().end())
            return wrongUsage;
        print(*found, found->check(target));
    }
}
