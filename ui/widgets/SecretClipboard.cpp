#include "SecretClipboard.h"

#include "Secret.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace decidesk {

void copySecret(const Secret &secret)
{
    auto *data = new QMimeData;
    data->setText(secret.reveal());
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace decidesk
