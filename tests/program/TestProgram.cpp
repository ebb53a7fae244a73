#include "TestProgram.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>

namespace test_program {

namespace {

std::map<std::string, Make> &known()
{
    // Made when the first class comes, in no order that could be relied on.
    static std::map<std::string, Make> classes;
    return classes;
}

} // namespace

bool add(const char *name, Make make)
{
    return known().emplace(name, make).second;
}

int run(int argc, char **argv)
{
    const auto found = argc > 1 ? known().find(argv[1]) : known().end();
    if (found == known().end()) {
        std::fputs("The first argument names the class:\n", stderr);
        for (const auto &[name, make] : known())
            std::fprintf(stderr, "  %s\n", name.c_str());
        constexpr int badUsage = 2;
        return badUsage;
    }
    QCoreApplication::setApplicationName(QString::fromStdString(found->first));
    const std::unique_ptr<QObject> test = found->second();
    return QTest::qExec(test.get(), argc - 1, argv + 1);
}

} // namespace test_program
