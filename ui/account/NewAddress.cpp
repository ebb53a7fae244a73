#include "NewAddress.h"

#include "Confirmation.h"
#include "Session.h"

#include <QCoreApplication>

namespace decidesk {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(decidesk::NewAddress)
};

} // namespace

void offerNewAddress(Session &session, QWidget &window, const std::function<void()> &then)
{
    const QUrl url(session.problem() ? session.problem()->error.address : QString());
    if (!url.isValid() || url.isEmpty())
        return;
    QString question
        = Words::tr("The server %1 gave a new address:\n%2\n\nAll your accounts on %1 will use it "
                    "from now on. Their checksums and the API key will be sent there.")
              .arg(hostAndPort(session.server().url), url.toString(QUrl::FullyEncoded));
    if (isUnencrypted(url))
        question += QStringLiteral("\n\n")
            + Words::tr("It is not encrypted: others could read what you send there.");
    //: Title of a question
    confirm({Words::tr("New address"), question,
             //: Button: the server has the address that was just shown from now on
             Words::tr("Use this address")},
            &window, &session, [&session, url, then] {
                session.moveServer(url);
                then();
            });
}

} // namespace decidesk
