#include "SecretClipboard.h"

#include "Secret.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

namespace decidesk {

namespace {

/// Takes what was copied off the clipboard again, which deletes it as soon as something else is
/// copied, here or in another program.
void takeAwayAfter(std::chrono::milliseconds staysFor, QMimeData *copied, QClipboard *clipboard)
{
    const auto clear = [clipboard] { clipboard->clear(); };
    QTimer::singleShot(staysFor, copied, clear);
    QObject::connect(qApp, &QGuiApplication::aboutToQuit, copied, clear);
}

} // namespace

void copySecret(const Secret &secret, std::chrono::milliseconds staysFor)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    auto *data = new QMimeData;
    data->setText(secret.reveal());
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    clipboard->setMimeData(data);
    takeAwayAfter(staysFor, data, clipboard);
}

} // namespace decidesk
