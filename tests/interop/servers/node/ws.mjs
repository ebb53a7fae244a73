// usage: node ws.mjs PORT
import { WebSocketServer } from 'ws';

import { answer, isClosing, refusalOf } from './decisions.mjs';
import { peerOf } from './ws-peer.mjs';

const server = new WebSocketServer({
    host: '127.0.0.1',
    port: Number(process.argv[2]),
    perMessageDeflate: true,
    verifyClient({ req }, decide) {
        const refusal = refusalOf(req);
        decide(!refusal, refusal?.status, refusal?.words, refusal?.headers);
    },
});

server.on('connection', (socket, request) => {
    if (isClosing(request)) {
        socket.close(4008, 'not today');
        return;
    }
    const peer = peerOf(socket, request, (words) => ({ error: { code: 'FORBIDDEN', message: words } }));
    socket.on('message', async (data) => {
        const reply = await answer(JSON.parse(data), peer);
        if (reply)
            socket.send(JSON.stringify(reply));
    });
});
