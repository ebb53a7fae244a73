#pragma once

#include "Error.h"
#include "HttpAnswer.h"

#include <QDateTime>
#include <QUrl>

namespace decidesk {

// What a server, or a proxy in between, says with an answer that is no upgrade. Nothing is redacted
// here.

/// The answer to the request for `asked` as an Error: UpgradeRefused, or NotAWebSocket for a page
/// (2xx). `detail`: the words of the body in one line, else the phrase; `received`: status, the
/// headers that tell something, and the first 2 KiB of a text. `now` is for a `Retry-After` that
/// names a time where the answer has no `Date`.
Error errorOfRefusal(const HttpAnswer &answer, const QUrl &asked, const QDateTime &now);

/// Status, telling headers and text as `Error::received` has them.
QString shownAnswer(const HttpAnswer &answer);

/// What a body says to a person, on one line: the text of a page, or its title where that is long;
/// the words of a JSON error; else the text as it is. Empty for what is no text.
QString wordsOfBody(const HttpAnswer &answer);

/// Where `Location` leads, as a server's address: relative ones resolved against `asked`, http and
/// https turned into ws and wss. Empty where that is no address of another server.
QString newAddress(const QByteArray &location, const QUrl &asked);

} // namespace decidesk
