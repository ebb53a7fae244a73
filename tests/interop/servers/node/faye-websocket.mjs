// usage: node faye-websocket.mjs PORT
import http from 'node:http';

import WebSocket from 'faye-websocket';

import { answer, isClosing, refusalOf } from './decisions.mjs';

const server = http.createServer((request, response) => response.writeHead(404).end());
server.listen(Number(process.argv[2]), '127.0.0.1');

// The library leaves it to the application: so it is written as node:http's own answers are.
function refuse(socket, { status, headers, words }) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\n${lines.join('')}Content-Type: text/plain\r\n`
        + `Content-Length: ${words.length}\r\nConnection: close\r\n\r\n${words}`);
}

server.on('upgrade', (request, stream, body) => {
    const refusal = refusalOf(request);
    if (refusal) {
        refuse(stream, refusal);
        return;
    }
    const protocols = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim());
    const socket = new WebSocket(request, stream, body, protocols, { ping: 1 });
    if (isClosing(request)) {
        socket.on('open', () => socket.close(4008, 'not today'));
        return;
    }
    const peer = {
        headers: request.headers,
        ping: (payload) => new Promise((resolve) => socket.ping(payload, () => resolve(payload))),
        failure: (words) => ({ success: false, message: words }),
        close: (code, reason) => socket.close(code, reason),
        drop: () => stream.destroy(),
    };
    socket.on('message', async ({ data }) => {
        const reply = await answer(JSON.parse(data), peer);
        if (reply)
            socket.send(JSON.stringify(reply));
    });
});
