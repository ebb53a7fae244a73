"""An ASGI application for daphne: daphne channels_application:application

In front of /guarded stands what Channels' own tutorial puts there, a validator of the Origin.
"""

import asyncio

import django
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import OriginValidator
from django.conf import settings
from django.urls import path

import decisions

settings.configure(ALLOWED_HOSTS=["127.0.0.1"])
django.setup()


class Peer(decisions.Peer):
    def __init__(self, consumer):
        self.consumer = consumer

    def header(self, name):
        return dict(self.consumer.scope["headers"]).get(name.encode(), b"").decode()

    async def ping(self, payload):
        # Channels has no pings of its own; daphne sends them, and hangs up where no pong comes.
        await asyncio.sleep(4)

    async def close(self, code, reason):
        # This version has no reasons.
        await self.consumer.close(code)

    def failure(self, words):
        return {"detail": words}


class Consumer(AsyncJsonWebsocketConsumer):
    async def connect(self):
        self.peer = Peer(self)
        if decisions.refusal_of(self.scope["path"], self.peer.header):
            await self.close()
            return
        offered = self.scope["subprotocols"]
        await self.accept(offered[0] if offered else None)
        if self.scope["path"] == "/closing":
            await self.close(4008)

    async def receive_json(self, content, **kwargs):
        reply = await decisions.answer(content, self.peer)
        if reply:
            await self.send_json(reply)


consumer = Consumer.as_asgi()
guarded = OriginValidator(consumer, ["http://decisions.test"])
application = ProtocolTypeRouter({
    "websocket": URLRouter([path("ws", consumer), path("closing", consumer), path("guarded", guarded)]),
})
