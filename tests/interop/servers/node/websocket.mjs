// usage: node websocket.mjs PORT
import http from 'node:http';

import websocket from 'websocket';

import { answer, isClosing, refusalOf } from './decisions.mjs';

const httpServer = http.createServer((request, response) => response.writeHead(404).end());
httpServer.listen(Number(process.argv[2]), '127.0.0.1');
const server = new websocket.server({ httpServer, keepaliveInterval: 2000, keepaliveGracePeriod: 1000 });

server.on('request', (request) => {
    const refusal = refusalOf(request.httpRequest);
    if (refusal) {
        request.reject(refusal.status, refusal.words, refusal.headers);
        return;
    }
    const connection = request.accept(request.requestedProtocols[0] ?? null, request.origin);
    if (isClosing(request.httpRequest)) {
        connection.close(4008, 'not today');
        return;
    }
    const peer = {
        headers: request.httpRequest.headers,
        // By itself, every 16 KiB.
        sendInFragments: (text) => connection.sendUTF(text),
        ping(payload) {
            connection.ping(payload);
            return new Promise((resolve) => connection.once('pong', (data) => resolve(data.toString())));
        },
        failure: (words) => ({ status: 'error', message: words }),
        close: (code, reason) => connection.close(code, reason),
        drop: () => connection.socket.destroy(),
    };
    connection.on('message', async (message) => {
        const reply = await answer(JSON.parse(message.utf8Data), peer);
        if (reply)
            connection.sendUTF(JSON.stringify(reply));
    });
});
