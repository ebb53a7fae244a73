#pragma once

#include "FileField.h"
#include "ServerHeader.h"

#include <QString>

/// The sentences around the fields of `HandshakeOptions`, in the present language.
namespace decidesk::handshake_words {

QString originHint();
QString originProblem();
QString subprotocolsHint();
QString subprotocolsProblem();
QString headersHint();
QString headerProblem(const FaultyHeader &faulty);
QString valueMissing(const QString &header);
QString secretsUnknown();
QString certificateHint();
QString certificateMissing();
FileFieldTexts certificateFile();
QString keyHint();
FileFieldTexts keyFile();
QString passphraseHint();

} // namespace decidesk::handshake_words
