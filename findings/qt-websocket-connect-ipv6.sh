#!/usr/bin/env bash
# Package:  libqt6network6 6.4.2+dfsg-10 and libqt6websockets6 6.4.2-1, asked through python3-pyqt6.qtwebsockets 6.4.2-1 (Debian 12)
# Expected: QWebSocket with an HTTP proxy asks it for ws://[2001:db8::1]:3000/ws by "CONNECT [2001:db8::1]:3000": the authority form
#           of RFC 9112, 3.2.3, has an IPv6 address in brackets.
# Seen:     the brackets are missing, so that nobody can tell the port from the address; Host has neither brackets nor port.
#             CONNECT 2001:db8::1:3000 HTTP/1.1
#             Host: 2001:db8::1
#             CONNECT example.org:3000 HTTP/1.1
#             Host: example.org
# Date:     2026-12-01, Python 3.11. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/archives/partial" "$folder/root"
# Into the folder, with what it needs and this system lacks; nothing is installed.
apt-get -q -y -o Debug::NoLocking=true -o Dir::Cache::archives="$folder/archives" --no-install-recommends --reinstall --download-only \
    install python3-pyqt6=6.4.2-1 python3-pyqt6.qtwebsockets=6.4.2-1 libqt6websockets6=6.4.2-1 libqt6network6=6.4.2+dfsg-10 \
    libqt6core6=6.4.2+dfsg-10 >"$folder/apt.log" 2>&1 || {
    cat "$folder/apt.log" >&2
    exit 1
}
for package in "$folder"/archives/*.deb; do
    dpkg-deb -x "$package" "$folder/root"
done
cat >"$folder/connect.py" <<'CODE'
import sys

from PyQt6.QtCore import QCoreApplication, QTimer, QUrl
from PyQt6.QtNetwork import QHostAddress, QNetworkProxy, QTcpServer
from PyQt6.QtWebSockets import QWebSocket

application = QCoreApplication([])
proxy = QTcpServer()
proxy.listen(QHostAddress("127.0.0.1"), 0)


def show():
    client = proxy.nextPendingConnection()

    def read():
        lines = bytes(client.readAll()).decode().splitlines()
        print(lines[0])
        print(next(line for line in lines if line.startswith("Host:")))
        application.quit()

    client.readyRead.connect(read)


proxy.newConnection.connect(show)
web_socket = QWebSocket()
web_socket.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", proxy.serverPort()))
web_socket.open(QUrl(sys.argv[1]))
QTimer.singleShot(10000, application.quit)
application.exec()
CODE
for url in 'ws://[2001:db8::1]:3000/ws' 'ws://example.org:3000/ws'; do
    LD_LIBRARY_PATH=$(dirname "$(find "$folder/root" -name 'libQt6Network.so.6' | head -n 1)") \
        PYTHONPATH=$folder/root/usr/lib/python3/dist-packages timeout 30 /usr/bin/python3 "$folder/connect.py" "$url"
done | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
CONNECT 2001:db8::1:3000 HTTP/1.1
Host: 2001:db8::1
CONNECT example.org:3000 HTTP/1.1
Host: example.org
SEEN
