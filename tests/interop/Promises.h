#pragma once

#include "Visit.h"

#include <QList>
#include <QString>

#include <functional>

namespace decidesk::interop {

struct Verdict
{
    bool isKept = false;
    QString seen; ///< to be read by a person
};

/// One thing that Decidesk does with every server.
struct Promise
{
    QString name; ///< as scripts/interop heads its column
    std::function<Verdict(const Target &)> check;
};

/// In the order of the columns.
const QList<Promise> &promises();

} // namespace decidesk::interop
