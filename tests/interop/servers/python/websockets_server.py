"""usage: websockets_server.py PORT"""

import asyncio
import http
import json
import sys

from websockets.legacy.server import serve

import decisions


class Peer(decisions.Peer):
    def __init__(self, socket):
        self.socket = socket

    def header(self, name):
        return self.socket.request_headers.get(name)

    async def send_in_fragments(self, text):
        await self.socket.send([text[start:start + 1001] for start in range(0, len(text), 1001)])

    async def ping(self, payload):
        await (await self.socket.ping(payload))

    async def close(self, code, reason):
        await self.socket.close(code, reason)

    def drop(self):
        self.socket.transport.abort()

    def failure(self, words):
        return {"statusCode": 403, "message": words, "error": "Forbidden"}


async def refuse(path, headers):
    refusal = decisions.refusal_of(path, headers.get)
    if refusal is None:
        return None
    status, answer_headers, words = refusal
    return http.HTTPStatus(status), answer_headers, words.encode()


async def converse(socket, path):
    if path == "/closing":
        await socket.close(4008, "not today")
        return
    peer = Peer(socket)
    async for message in socket:
        reply = await decisions.answer(json.loads(message), peer)
        if reply:
            await socket.send(json.dumps(reply, ensure_ascii=False))


async def main():
    async with serve(converse, "127.0.0.1", int(sys.argv[1]), process_request=refuse, subprotocols=["decisions.v1"]):
        await asyncio.Future()


asyncio.run(main())
