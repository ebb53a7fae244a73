"""usage: aiohttp_server.py PORT"""

import json
import sys

from aiohttp import WSMsgType, web

import decisions


class Peer(decisions.Peer):
    def __init__(self, request, socket):
        self.request = request
        self.socket = socket

    def header(self, name):
        return self.request.headers.get(name)

    async def ping(self, payload):
        await self.socket.ping(payload.encode())
        while (await self.socket.receive()).type != WSMsgType.PONG:
            pass

    async def close(self, code, reason):
        await self.socket.close(code=code, message=reason.encode())

    def drop(self):
        self.request.transport.abort()

    def failure(self, words):
        return {"type": "error", "message": words}


async def serve(request):
    refusal = decisions.refusal_of(request.path, request.headers.get)
    if refusal:
        status, headers, words = refusal
        return web.Response(status=status, headers=headers, text=words)
    # Only so does the application see pongs; then pings are its own to answer.
    socket = web.WebSocketResponse(autoping=False, protocols=["decisions.v1"])
    await socket.prepare(request)
    if request.path == "/closing":
        await socket.close(code=4008, message=b"not today")
        return socket
    peer = Peer(request, socket)
    async for message in socket:
        if message.type == WSMsgType.TEXT:
            reply = await decisions.answer(json.loads(message.data), peer)
            if reply:
                await socket.send_str(json.dumps(reply, ensure_ascii=False))
        elif message.type == WSMsgType.PING:
            await socket.pong(message.data)
    return socket


application = web.Application()
application.add_routes([web.get(path, serve) for path in ("/ws", "/closing", "/guarded", "/401")])
web.run_app(application, host="127.0.0.1", port=int(sys.argv[1]), print=None)
