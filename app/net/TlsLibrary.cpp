#include "TlsLibrary.h"

#include <QSslSocket>

namespace decidesk {

void loadTlsLibrary()
{
    QSslSocket::supportsSsl();
}

} // namespace decidesk
