#pragma once

#include <QString>

/// One row of the table that scripts/bench prints.
struct Row
{
    QString what;
    QString toReach;
    QString reached;
    QString details; ///< what ran beside it, and the spread
    bool isReached = false;
};

/// Writes `row` to standard output, its fields separated by tabs.
void print(const Row &row);
