#include "Row.h"

#include <QByteArray>
#include <QStringList>

#include <cstdio>

void print(const Row &row)
{
    const QStringList fields{row.what, row.toReach, row.reached,
                             row.isReached ? QStringLiteral("yes") : QStringLiteral("NO"),
                             row.details};
    const QByteArray line = fields.join(u'\t').toUtf8();
    std::puts(line.constData());
    std::fflush(stdout);
}
