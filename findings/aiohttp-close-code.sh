#!/usr/bin/env bash
# Package:  python3-aiohttp 3.8.4-1+deb12u2 (Debian 12)
# Expected: WebSocketResponse.close(code=4001, message=b"session has expired"), called beside the handler, as aiohttp's own
#           documentation does on shutdown, sends that code and that reason.
# Seen:     the client gets 1000 and no reason. close() first wakes the handler's receive() and waits for it; the handler's
#           "async for" ends, aiohttp finishes the response by closing with 1000, and the first close() finds it closed. Called inside
#           the handler the code arrives.
#             beside the handler: 1000 ''
#             inside the handler: 4001 'session has expired'
# Date:     2026-11-30, Python 3.11. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/archives/partial" "$folder/root"
# Into the folder, with what it needs and this system lacks; nothing is installed.
apt-get -q -y -o Debug::NoLocking=true -o Dir::Cache::archives="$folder/archives" --no-install-recommends --reinstall --download-only \
    install python3-aiohttp=3.8.4-1+deb12u2 >"$folder/apt.log" 2>&1 || {
    cat "$folder/apt.log" >&2
    exit 1
}
for package in "$folder"/archives/*.deb; do
    dpkg-deb -x "$package" "$folder/root"
done
cat >"$folder/codes.py" <<'CODE'
import asyncio

from aiohttp import ClientSession, web


async def close(socket):
    await socket.close(code=4001, message=b"session has expired")


async def close_beside(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    asyncio.get_running_loop().call_later(0.1, lambda: asyncio.ensure_future(close(socket)))
    async for _ in socket:
        pass
    return socket


async def close_inside(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await close(socket)
    return socket


async def main():
    application = web.Application()
    application.add_routes([web.get("/beside", close_beside), web.get("/inside", close_inside)])
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    async with ClientSession() as session:
        for place in ("beside", "inside"):
            async with session.ws_connect(f"http://127.0.0.1:{port}/{place}") as socket:
                message = await socket.receive()
                print(f"{place} the handler: {message.data} {message.extra!r}")
    await runner.cleanup()


asyncio.run(main())
CODE
PYTHONPATH=$folder/root/usr/lib/python3/dist-packages timeout 30 /usr/bin/python3 "$folder/codes.py" | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
beside the handler: 1000 ''
inside the handler: 4001 'session has expired'
SEEN
