#pragma once

#include <QObject>

#include <memory>

/// The test classes of one folder are one program, which runs the class that its first argument
/// names: `tst_net tst_Link`, with arguments of Qt Test behind it.
namespace test_program {

using Make = std::unique_ptr<QObject> (*)();

/// Makes a class known under its name. For `DECIDESK_TEST`, before `main`.
bool add(const char *name, Make make);

/// For `main`, which has made the application object. 2: there is no such class; else what Qt Test
/// says.
int run(int argc, char **argv);

template <typename Test>
std::unique_ptr<QObject> make()
{
    return std::make_unique<Test>();
}

} // namespace test_program

/// In place of QTEST_MAIN, in the file of the class.
#define DECIDESK_TEST(Test)                                                                        \
    [[maybe_unused]] static const bool is##Test##Known                                             \
        = test_program::add(#Test, &test_program::make<Test>);
