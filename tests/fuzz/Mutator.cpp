#include "Mutator.h"

#include <array>
#include <utility>

namespace decidesk {

namespace {

constexpr std::array words = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\\"",
    "\\\\",
    "\\u0065",
    "\\ud83d",
    "\\udc00",
    "\\u12",
    "'",
    " ",
    "\n",
    "\"token\":",
    "\"data\":",
    "\"error\":",
    "\"status\":",
    "'token':'",
    "\"API_KEY\"",
    "checksum",
    "true",
    "null",
    "false",
    "1e400",
    "-",
    ".",
    "0",
    "E+",
    "\\q",
    "\\/",
    "\\u00e9",
    "\"detail\":",
    "\"code\":",
    "\"TOKEN_EXPIRED\"",
    "\"event\":\"exception\",",
    "\"message\":",
    "\"requestId\":1,\"connectionId\":2,",
    "400",
    "-0.0",
    "\xEF\xBB\xBF",
    "\xF0\x9F\x98\x80",
    "\xC3",
    "\xE2\x80\xA2",
    "\"\":",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "![",
    "](",
    "](<",
    ">)",
    "&amp;",
    "http://a.b/",
    "\n\n",
    "\n    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "|",
    "|-|\n",
};

constexpr int mostSteps = 6;

} // namespace

Mutator::Mutator(QList<QByteArray> corpus, unsigned seed)
    : m_corpus(std::move(corpus)), m_random(seed)
{}

qsizetype Mutator::below(qsizetype bound)
{
    return bound == 0 ? 0 : static_cast<qsizetype>(m_random()) % bound;
}

QByteArray Mutator::next()
{
    QByteArray input = m_corpus.at(below(m_corpus.size()));
    for (qsizetype steps = 1 + below(mostSteps); steps > 0; --steps)
        mutate(input);
    return input;
}

void Mutator::mutate(QByteArray &input)
{
    const qsizetype at = below(input.size());
    const qsizetype length = below(input.size() - at);
    switch (below(6)) {
    case 0:
        if (!input.isEmpty())
            input[at] = static_cast<char>(below(256));
        break;
    case 1:
        input.insert(at, words.at(static_cast<std::size_t>(below(words.size()))));
        break;
    case 2:
        input.remove(at, length);
        break;
    case 3:
        input.insert(at, input.sliced(at, length));
        break;
    case 4:
        input.truncate(at);
        break;
    default: {
        const QByteArray &other = m_corpus.at(below(m_corpus.size()));
        input.insert(at, other.sliced(below(other.size())));
        break;
    }
    }
}

} // namespace decidesk
