#include "HandshakeWords.h"

#include <QCoreApplication>

namespace decidesk::handshake_words {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::HandshakeOptions)
};

} // namespace

QString originHint()
{
    return Words::tr("Some servers, such as those made with Django Channels or Go, only accept an "
                     "origin that they know, such as https://example.org.");
}

QString originProblem()
{
    return Words::tr("An origin is a scheme and a host, such as https://example.org, or null. "
                     "Remove the rest, or leave the field empty.");
}

QString subprotocolsHint()
{
    return Words::tr("Only if the server's documentation names one. Separate several with commas.");
}

QString subprotocolsProblem()
{
    return Words::tr("The name of a subprotocol has letters, digits and characters such as . - _, "
                     "but no spaces. Enter each only once.");
}

QString headersHint()
{
    return Words::tr("Sent when the connection is opened, such as Authorization. The value of a "
                     "secret one is kept in the keychain.");
}

QString headerProblem(const FaultyHeader &faulty)
{
    switch (faulty.fault) {
    case HeaderFault::None:
        return {};
    case HeaderFault::NoName:
        return Words::tr("A header has no name. Type one, or remove the header.");
    case HeaderFault::NotAName:
        return Words::tr("“%1” can't be the name of a header: use letters, digits and characters "
                         "such as - and _, but no spaces.")
            .arg(faulty.name);
    case HeaderFault::OfTheProtocol:
        return Words::tr("%1 is set by the connection itself. Remove this header.")
            .arg(faulty.name);
    case HeaderFault::OriginHasAField:
        return Words::tr("Origin has a field of its own, above. Remove this header.");
    case HeaderFault::NoValue:
        return Words::tr("The header %1 has no value. Type one, or remove the header.")
            .arg(faulty.name);
    case HeaderFault::ControlCharacter:
        return Words::tr("The value of %1 contains a character that can't be sent, such as a tab "
                         "or a line end. Type it again.")
            .arg(faulty.name);
    case HeaderFault::NameTwice:
        return Words::tr("%1 is entered twice. Remove one of the two.").arg(faulty.name);
    }
    return {};
}

QString valueMissing(const QString &header)
{
    return Words::tr("The secret value of %1 is not stored on this computer. Type it.").arg(header);
}

QString secretsUnknown()
{
    return Words::tr("The keychain of this computer can't be used, so secret values that were "
                     "stored are not shown. What is typed here works until you quit.");
}

QString certificateHint()
{
    return Words::tr("Only for wss:// servers that ask for one: a PEM or PKCS #12 file (.pem, "
                     ".p12, .pfx).");
}

QString certificateMissing()
{
    return Words::tr("A key without a certificate is of no use. Choose the certificate, or leave "
                     "both fields empty.");
}

FileFieldTexts certificateFile()
{
    return {//: Button: choose a file
            Words::tr("Browse…"), Words::tr("Browse for the client certificate"),
            Words::tr("Client certificate"),
            Words::tr("Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)")};
}

QString keyHint()
{
    return Words::tr(
        "The certificate's private key, as PEM. Leave it empty if the key is in the same file.");
}

FileFieldTexts keyFile()
{
    return {//: Button: choose a file
            Words::tr("Browse…"), Words::tr("Browse for the key file"), Words::tr("Key file"),
            Words::tr("Keys (*.pem *.key);;All files (*)")};
}

QString passphraseHint()
{
    return Words::tr("Only if the key is encrypted. It is kept in the keychain.");
}

} // namespace decidesk::handshake_words
