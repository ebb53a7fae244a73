"""usage: autobahn_server.py PORT"""

import asyncio
import json
import sys

from autobahn.asyncio.websocket import WebSocketServerFactory, WebSocketServerProtocol
from autobahn.websocket.compress import PerMessageDeflateOffer, PerMessageDeflateOfferAccept
from autobahn.websocket.types import ConnectionDeny

import decisions


class Peer(decisions.Peer):
    def __init__(self, protocol, request):
        self.protocol = protocol
        self.request = request

    def header(self, name):
        return self.request.headers.get(name)

    async def send_in_fragments(self, text):
        self.protocol.sendMessage(text.encode(), isBinary=False, fragmentSize=1001)

    async def ping(self, payload):
        self.protocol.pong = asyncio.get_running_loop().create_future()
        self.protocol.sendPing(payload.encode())
        await self.protocol.pong

    async def close(self, code, reason):
        self.protocol.sendClose(code, reason if code else None)

    def drop(self):
        self.protocol.transport.abort()

    def failure(self, words):
        return {"code": "LIMIT_REACHED", "message": words}


class Protocol(WebSocketServerProtocol):
    peer = None
    pong = None

    def onConnect(self, request):
        refusal = decisions.refusal_of(request.path, request.headers.get)
        if refusal:
            status, _, words = refusal
            raise ConnectionDeny(status, words)
        self.peer = Peer(self, request)
        return request.protocols[0] if request.protocols else None

    def onOpen(self):
        if self.peer.request.path == "/closing":
            self.sendClose(4008, "not today")

    async def onMessage(self, payload, isBinary):
        reply = await decisions.answer(json.loads(payload), self.peer)
        if reply:
            self.sendMessage(json.dumps(reply, ensure_ascii=False).encode())

    def onPong(self, payload):
        if self.pong:
            self.pong.set_result(None)


def accept(offers):
    for offer in offers:
        if isinstance(offer, PerMessageDeflateOffer):
            return PerMessageDeflateOfferAccept(offer)
    return None


async def main():
    factory = WebSocketServerFactory(protocols=["decisions.v1"])
    factory.protocol = Protocol
    factory.setProtocolOptions(perMessageCompressionAccept=accept)
    server = await asyncio.get_running_loop().create_server(factory, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


asyncio.run(main())
