#include "SecretSearch.h"

#include <utility>

namespace decidesk {

namespace {

void append(TextCuts &cuts, qsizetype begin, qsizetype end)
{
    if (!cuts.empty() && begin < cuts.back().end)
        cuts.back().end = end;
    else
        cuts.push_back({begin, end, false});
}

} // namespace

// Knuth, Morris and Pratt.
SecretSearch::SecretSearch(QString secret) : m_secret(std::move(secret))
{
    const QStringView view = m_secret;
    m_borders.reserve(view.size());
    m_borders.append(0);
    qint32 border = 0;
    for (qsizetype i = 1; i < view.size(); ++i) {
        while (border > 0 && view[i] != view[border])
            border = m_borders.at(border - 1);
        if (view[i] == view[border])
            ++border;
        m_borders.append(border);
    }
}

TextCuts SecretSearch::find(QStringView text, qsizetype shortestTail) const
{
    TextCuts cuts;
    const QStringView view = m_secret;
    const QChar first = view.front();
    qsizetype matched = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i] == view[matched]) {
            ++matched;
            ++i;
        } else if (matched > 0) {
            matched = m_borders.at(matched - 1);
        } else {
            i = text.indexOf(first, i + 1);
            if (i < 0)
                return cuts;
        }
        if (matched == view.size()) {
            append(cuts, i - matched, i);
            matched = m_borders.at(matched - 1);
        }
    }
    if (matched >= shortestTail)
        append(cuts, text.size() - matched, text.size());
    return cuts;
}

} // namespace decidesk
