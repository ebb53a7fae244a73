#!/usr/bin/env bash
# Package:  libqt6dbus6 6.4.2+dfsg-10, asked through python3-pyqt6 6.4.2-1 (Debian 12)
# Expected: a call on a bus that is not connected fails at once, and a QDBusPendingCallWatcher made for it tells so by its signal
#           finished(), from the event loop, as it does for every other call that has ended already.
# Seen:     the call has ended, with the error Disconnected; finished() never comes. Who waits for it alone waits for ever.
#             connected: False
#             ended with org.freedesktop.DBus.Error.Disconnected
#             finished() within 3 s: False
# Date:     2026-12-01, Python 3.11. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/archives/partial" "$folder/root"
# Into the folder, with what it needs and this system lacks; nothing is installed.
apt-get -q -y -o Debug::NoLocking=true -o Dir::Cache::archives="$folder/archives" --no-install-recommends --reinstall --download-only \
    install python3-pyqt6=6.4.2-1 libqt6dbus6=6.4.2+dfsg-10 libqt6core6=6.4.2+dfsg-10 >"$folder/apt.log" 2>&1 || {
    cat "$folder/apt.log" >&2
    exit 1
}
for package in "$folder"/archives/*.deb; do
    dpkg-deb -x "$package" "$folder/root"
done
cat >"$folder/call.py" <<'CODE'
from PyQt6.QtCore import QCoreApplication, QTimer
from PyQt6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusPendingReply

application = QCoreApplication([])
bus = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nobody")
print("connected:", bus.isConnected())
call = bus.asyncCall(QDBusMessage.createMethodCall("org.example", "/", "org.example", "Ping"))
watcher = QDBusPendingCallWatcher(call)
told = []
watcher.finished.connect(told.append)
QTimer.singleShot(3000, application.quit)
application.exec()
reply = QDBusPendingReply(call)
print("ended with", reply.error().name() if reply.isFinished() else "nothing")
print("finished() within 3 s:", bool(told))
CODE
LD_LIBRARY_PATH=$(dirname "$(find "$folder/root" -name 'libQt6DBus.so.6' | head -n 1)") \
    PYTHONPATH=$folder/root/usr/lib/python3/dist-packages timeout 30 /usr/bin/python3 "$folder/call.py" | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
connected: False
ended with org.freedesktop.DBus.Error.Disconnected
finished() within 3 s: False
SEEN
