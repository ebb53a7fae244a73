#include "LoginRequest.h"

#include "ChecksumDialog.h"
#include "Session.h"

#include <QWidget>

namespace decidesk {

namespace {

/// Not where the keychain is only locked: who has just refused to unlock it may think again.
bool lacksChecksum(const Error &error)
{
    return error.kind == Error::Kind::SecretMissing
        || (error.kind == Error::Kind::KeychainUnavailable && error.code == 0);
}

} // namespace

void requestLogin(Session &session, QWidget &window)
{
    if (!session.isIdle())
        return;
    // Lives until it is known what became of this login, so that none that starts by itself asks.
    auto *request = new QObject(&window);
    QObject::connect(&session, &Session::problemChanged, request, [&session, &window, request] {
        const auto &problem = session.problem();
        if (!problem || problem->step != Problem::Step::LogIn)
            return;
        session.disconnect(request);
        request->deleteLater();
        if (lacksChecksum(problem->error))
            askForChecksum(session, window);
    });
    QObject::connect(&session, &Session::stateChanged, request,
                     [&session, request](Session::State state) {
                         if (state == Session::State::Ready || session.isIdle())
                             request->deleteLater();
                     });
    QObject::connect(&session, &QObject::destroyed, request, &QObject::deleteLater);
    session.logIn();
}

void askForChecksum(Session &session, QWidget &window)
{
    auto *dialog = new ChecksumDialog(session.displayName(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ChecksumDialog::given, &session, &Session::logInWith);
    dialog->open();
}

} // namespace decidesk
