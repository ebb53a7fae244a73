#!/usr/bin/env bash
# Package:  python3-django-channels 4.0.0-1 with python3-daphne 4.0.0-1 and python3-autobahn 22.7.1+dfsg1-2 (Debian 12)
# Expected: a consumer's close(code=1008) (policy violation) or close(code=1012) (service restart), registered codes that servers may
#           send, closes with that code.
# Seen:     autobahn's sendClose() raises, since it takes 1000 and 3000 to 4999 only; the exception ends the consumer, and daphne
#           closes with 1011 (internal error).
#             close(code=4001): client gets 4001
#             close(code=1008): client gets 1011
#             close(code=1012): client gets 1011
# Date:     2026-11-30, Python 3.11. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
mkdir -p "$folder/archives/partial" "$folder/root"
# Into the folder, with what they need and this system lacks; nothing is installed.
apt-get -q -y -o Debug::NoLocking=true -o Dir::Cache::archives="$folder/archives" --no-install-recommends --reinstall --download-only \
    install python3-django-channels=4.0.0-1 python3-daphne=4.0.0-1 python3-autobahn=22.7.1+dfsg1-2 python3-websockets=10.4-1 \
    >"$folder/apt.log" 2>&1 || {
    cat "$folder/apt.log" >&2
    exit 1
}
for package in "$folder"/archives/*.deb; do
    dpkg-deb -x "$package" "$folder/root"
done
export PYTHONPATH=$folder:$folder/root/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1
cat >"$folder/closing.py" <<'CODE'
import django
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from django.conf import settings

settings.configure()
django.setup()


class Consumer(AsyncWebsocketConsumer):
    async def receive(self, text_data=None, bytes_data=None):
        await self.close(code=int(text_data))


application = ProtocolTypeRouter({"websocket": Consumer.as_asgi()})
CODE
cat >"$folder/codes.py" <<'CODE'
import asyncio
import sys

import websockets


async def main():
    for code in (4001, 1008, 1012):
        async with websockets.connect(f"ws://127.0.0.1:{sys.argv[1]}/") as socket:
            await socket.send(str(code))
            await socket.wait_closed()
            print(f"close(code={code}): client gets {socket.close_code}")


asyncio.run(main())
CODE
port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
/usr/bin/python3 -m daphne -b 127.0.0.1 -p "$port" closing:application >"$folder/daphne.log" 2>&1 &
server=$!
for _ in $(seq 300); do
    ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    sleep 0.1
done
timeout 30 /usr/bin/python3 "$folder/codes.py" "$port" | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
close(code=4001): client gets 4001
close(code=1008): client gets 1011
close(code=1012): client gets 1011
SEEN
