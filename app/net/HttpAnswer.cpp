#include "HttpAnswer.h"

#include <QRegularExpression>

#include <algorithm>

namespace decidesk {

namespace {

constexpr int switchingProtocols = 101;

/// Where the header that starts at `from` ends, behind its empty line; -1: it is cut off.
qsizetype endOfHeader(const QByteArray &raw, qsizetype from)
{
    // A bare LF ends a line too (RFC 9112, 2.2).
    const qsizetype strict = raw.indexOf("\r\n\r\n", from);
    const qsizetype loose = raw.indexOf("\n\n", from);
    if (strict >= 0 && (loose < 0 || strict < loose))
        return strict + 4;
    return loose < 0 ? -1 : loose + 2;
}

bool readStatusLine(const QByteArray &line, HttpAnswer &answer)
{
    static const QRegularExpression form(QStringLiteral(R"(^HTTP/\d\.\d (\d{3})(?: (.*))?$)"));
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(line));
    answer.status = match.capturedView(1).toInt();
    answer.phrase = match.captured(2).trimmed();
    return match.hasMatch();
}

void readHeaders(const QList<QByteArray> &lines, HttpAnswer &answer)
{
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            answer.headers.append(
                {line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
}

/// What is whole of a chunked body; `ended` tells whether the last chunk came.
QByteArray outOfChunks(const QByteArray &raw, bool &ended)
{
    QByteArray body;
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = raw.indexOf('\n', at);
        if (lineEnd < 0)
            return body;
        const QByteArray line = raw.mid(at, lineEnd - at);
        bool isNumber = false;
        const qlonglong size = line.split(';').constFirst().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size <= 0) {
            ended = true;
            return body;
        }
        body += raw.mid(lineEnd + 1, size);
        if (size >= raw.size() - lineEnd)
            return body;
        at = raw.indexOf('\n', lineEnd + 1 + size) + 1;
        if (at == 0)
            return body;
    }
}

void readBody(const QByteArray &rest, HttpAnswer &answer)
{
    const QByteArray encoding = answer.header("content-encoding").toLower();
    const bool encoded = !encoding.isEmpty() && encoding != "identity";
    const bool bodyless = answer.status < 200 || answer.status == 204 || answer.status == 304;
    bool ended = encoded || bodyless;
    if (!ended) {
        bool isNumber = false;
        const qlonglong length = answer.header("content-length").toLongLong(&isNumber);
        if (answer.header("transfer-encoding").toLower().endsWith("chunked")) {
            answer.body = outOfChunks(rest, ended);
        } else if (isNumber && length >= 0) {
            answer.body = rest.left(length);
            ended = rest.size() >= length;
        } else {
            answer.body = rest;
        }
    }
    answer.state = ended ? HttpAnswer::State::Whole : HttpAnswer::State::InBody;
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    QByteArray values;
    for (const auto &[key, value] : headers) {
        if (key == name)
            values += values.isEmpty() ? value : ", " + value;
    }
    return values;
}

HttpAnswer readHttpAnswer(const QByteArray &raw)
{
    static const QByteArray magic = QByteArrayLiteral("HTTP/");
    qsizetype start = 0;
    while (true) {
        HttpAnswer answer;
        const QByteArray beginning = raw.mid(start, magic.size());
        if (beginning != magic.left(beginning.size())) {
            answer.state = HttpAnswer::State::NotHttp;
            return answer;
        }
        const qsizetype end = endOfHeader(raw, start);
        if (end < 0)
            return answer;
        QList<QByteArray> lines = raw.mid(start, end - start).split('\n');
        if (!readStatusLine(lines.takeFirst().trimmed(), answer)) {
            answer.state = HttpAnswer::State::NotHttp;
            return answer;
        }
        start = end;
        if (answer.status >= 200 || answer.status == switchingProtocols) {
            readHeaders(lines, answer);
            readBody(raw.mid(end), answer);
            return answer;
        }
    }
}

} // namespace decidesk
