"""The decision server's API, whatever library carries it, and the verbs by which a question says what to do.

tests/interop/README.md lists the verbs.
"""

import asyncio
import itertools
import json
import os
import time

accounts = set()
tokens = set()
numbers = itertools.count(1)


class Peer:
    """What an answer may ask of a connection. A library that can't do it leaves it out."""

    def header(self, name):
        raise NotImplementedError

    async def send_in_fragments(self, text):
        raise NotImplementedError

    async def ping(self, payload):
        """Returns once the pong came."""
        raise NotImplementedError

    async def close(self, code, reason):
        raise NotImplementedError

    def drop(self):
        raise NotImplementedError

    def failure(self, words):
        raise NotImplementedError


def issue_token():
    token = f"TOKEN-{os.getpid()}-{next(numbers)}"
    tokens.add(token)
    return {"token": token}


def counted(count, unit):
    return "".join(f"{index}{unit}" for index in range(int(count)))


async def close_soon(peer, code, reason):
    await asyncio.sleep(0.1)
    await peer.close(code, reason)


async def decide(message, peer):
    verb, *words = message.split(" ")
    if verb == "count":
        return {"data": counted(*words)}
    if verb == "fragments":
        await peer.send_in_fragments(json.dumps({"data": counted(*words)}, ensure_ascii=False))
        return None
    if verb == "wait":
        await asyncio.sleep(int(words[0]) / 1000)
        return {"data": f"waited {words[0]}"}
    if verb == "busy":
        # Nothing else runs meanwhile, as in a computation.
        time.sleep(int(words[0]) / 1000)
        return {"data": f"was busy {words[0]}"}
    if verb == "ping":
        await peer.ping(words[0])
        return {"data": f"pong {words[0]}"}
    if verb == "header":
        return {"data": peer.header(words[0]) or "none"}
    if verb == "fail":
        return peer.failure(" ".join(words))
    if verb in ("close", "bye"):
        code = int(words[0]) if words else None
        reason = " ".join(words[1:])
        if verb == "close":
            await peer.close(code, reason)
            return None
        asyncio.ensure_future(close_soon(peer, code, reason))
        return {"data": "bye"}
    if verb == "drop":
        peer.drop()
        return None
    return {"data": f"decided: {message}"}


async def answer(request, peer):
    """The object that answers; None where `peer` did what there is to do."""
    action = request["action"]
    if action == "Register":
        if request["API_KEY"] == "wrong":
            return {"data": "Invalid API key"}
        accounts.add(request["checksum"])
        return issue_token()
    if action == "Connection":
        return issue_token() if request["checksum"] in accounts else {"error": "Unknown checksum"}
    if action == "TakeDecision":
        if request["token"] not in tokens:
            return {"error": "No valid token"}
        return await decide(request["message"], peer)
    if action == "Disconnect":
        tokens.discard(request["token"])
        return {"status": "disconnected"}
    return {"error": f"Unknown action {action}"}


def refusal_of(path, header):
    """How an upgrade is refused: status, headers and words, or None. `header` looks one up by its lower-case name."""
    if path == "/401":
        return 401, {"WWW-Authenticate": 'Bearer realm="decisions"'}, "Log in first"
    if path == "/guarded" and header("x-api-key") != "KEY-of-the-header":
        return 403, {}, "API key header missing"
    return None
