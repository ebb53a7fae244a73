#include "TestProgram.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return test_program::run(argc, argv);
}
