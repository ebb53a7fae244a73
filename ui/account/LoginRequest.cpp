#include "LoginRequest.h"

#include "ChecksumDialog.h"
#include "Session.h"

#include <QWidget>

namespace decidesk {

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
        if (problem->error.kind == Error::Kind::SecretMissing)
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
