"""A decision server of the documented API that shares no code with the client.

Made with Debian's python3-websockets. What comes in is checked strictly: the four actions, exactly the
documented keys, only strings. Every message is kept, so that a test can look at what went over the wire.
"""

import asyncio
import json
import threading

import websockets

FIELDS = {
    "Register": {"action", "API_KEY", "checksum", "name", "prompt"},
    "Connection": {"action", "checksum"},
    "TakeDecision": {"action", "token", "message"},
    "Disconnect": {"action", "token"},
}


class DecisionServer:
    """Listens on a free port of the loopback, in a thread of its own."""

    def __init__(self, api_key):
        self.api_key = api_key
        self.received = []
        self.complaints = []
        self.port = None
        self._users = {}
        self._tokens = set()
        self._count = 0
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()
        if not self._started.wait(10):
            raise RuntimeError("the decision server did not start")
        return f"ws://localhost:{self.port}/ws"

    def stop(self):
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    def actions(self):
        return [message["action"] for message in self.received]

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self):
        self._end = asyncio.Event()
        async with websockets.serve(self._talk, "127.0.0.1", 0) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            self._started.set()
            await self._end.wait()

    async def _talk(self, socket, _path=None):
        try:
            async for text in socket:
                answer = self._answer(text)
                if answer is not None:
                    await socket.send(answer)
        except websockets.ConnectionClosed:
            pass

    def _answer(self, text):
        if not isinstance(text, str):
            return self._complain("a binary frame")
        try:
            message = json.loads(text)
        except ValueError:
            return self._complain(f"not JSON: {text!r}")
        self.received.append(message)
        action = message.get("action")
        if set(message) != FIELDS.get(action):
            return self._complain(f"wrong fields: {sorted(message)}")
        if not all(isinstance(value, str) and value for value in message.values()):
            return self._complain("a field is empty or no string")
        return getattr(self, "_" + action.lower())(message)

    def _complain(self, what):
        self.complaints.append(what)
        return json.dumps({"error": what})

    def _token(self):
        self._count += 1
        token = f"e2e-secret-token-{self._count:04}"
        self._tokens.add(token)
        return token

    def _register(self, message):
        if message["API_KEY"] != self.api_key:
            return json.dumps({"error": "This API key is not known."})
        self._users[message["checksum"]] = message["name"]
        return json.dumps({"token": self._token()})

    def _connection(self, message):
        if message["checksum"] not in self._users:
            return json.dumps({"error": "Nobody is registered with this checksum."})
        return json.dumps({"data": self._token()})

    def _takedecision(self, message):
        if message["token"] not in self._tokens:
            return json.dumps({"error": "The token is not valid."})
        if "silence" in message["message"]:
            return None
        if "rubbish" in message["message"]:
            return "<html>502 Bad Gateway</html>"
        return json.dumps({"data": f"Decided: {message['message']} — yes."})

    def _disconnect(self, message):
        self._tokens.discard(message["token"])
        return json.dumps({"status": "disconnected"})
