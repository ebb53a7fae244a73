#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace decidesk {

/// An answer to an HTTP/1 request, as far as it came.
struct HttpAnswer
{
    enum class State {
        Cut, ///< the header is not whole yet
        NotHttp,
        InBody, ///< status and headers are there; more of the body may follow
        Whole,
    };

    State state = State::Cut;
    int status = 0;
    QString phrase;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case, in order
    QByteArray body; ///< out of its chunks; empty where it is in an encoding that nobody asked for

    /// The values of all headers of this name (in lower case), joined by ", ".
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// Reads `raw`, which may be cut off anywhere. Answers that only announce another one (1xx but 101,
/// RFC 9110, 15.2) are passed over.
HttpAnswer readHttpAnswer(const QByteArray &raw);

} // namespace decidesk
