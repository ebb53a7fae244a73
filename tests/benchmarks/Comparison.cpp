#include "Comparison.h"

#include "Row.h"
#include "Statistics.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace {

QString figure(double value)
{
    return QString::number(value, 'f', 1);
}

void printDifference(const ComparedRow &row, double more, const QString &unit, QStringList details)
{
    if (!row.details.isEmpty())
        details.prepend(row.details);
    print({row.what, u"≤ %1 + %2 %3"_s.arg(row.base).arg(row.mostMore).arg(unit),
           u"%1 %2 %3 %4"_s.arg(row.base, more < 0 ? u"−"_s : u"+"_s, figure(qAbs(more)), unit),
           details.join(u"; "), more <= row.mostMore});
}

} // namespace

std::optional<Comparison> compareInTurns(int runs, const Measure &base, const Measure &own)
{
    Comparison figures;
    for (int run = -1; run < runs; ++run) {
        const auto baseFigure = base();
        const auto ownFigure = own();
        if (!baseFigure || !ownFigure)
            return {};
        if (run < 0)
            continue; // the first one warms the disk cache
        figures.base.push_back(*baseFigure);
        figures.own.push_back(*ownFigure);
    }
    return figures;
}

void printTimes(const ComparedRow &row, const Comparison &figures)
{
    std::vector<double> differences;
    for (std::size_t run = 0; run < figures.own.size(); ++run)
        differences.push_back(figures.own[run] - figures.base[run]);
    printDifference(row, median(figures.own) - median(figures.base), u"ms"_s,
                    {u"%1 ms, %2 %3 ms (fastest: %4 and %5)"_s.arg(
                         figure(median(figures.own)), row.base, figure(median(figures.base)),
                         figure(quantile(figures.own, 0)), figure(quantile(figures.base, 0))),
                     u"difference 10–90 %: %1 to %2 ms"_s.arg(figure(quantile(differences, 0.1)),
                                                              figure(quantile(differences, 0.9))),
                     u"%1 runs"_s.arg(figures.own.size())});
}

void printMemory(const ComparedRow &row, const Comparison &figures)
{
    printDifference(row, quantile(figures.own, 1) - quantile(figures.base, 1), u"MiB"_s,
                    {u"%1 MiB, %2 %3 MiB"_s.arg(figure(quantile(figures.own, 1)), row.base,
                                                figure(quantile(figures.base, 1))),
                     u"the highest of %1 runs (lowest: %2 and %3)"_s.arg(
                         QString::number(figures.own.size()), figure(quantile(figures.own, 0)),
                         figure(quantile(figures.base, 0)))});
}
