import { cut } from './decisions.mjs';

// What decisions.mjs asks of a connection of the library `ws`, which NestJS uses too.
export function peerOf(socket, request, failure) {
    return {
        headers: request.headers,
        sendInFragments(text) {
            const parts = cut(text);
            parts.forEach((part, index) => socket.send(part, { binary: false, compress: false, fin: index === parts.length - 1 }));
        },
        ping(payload) {
            socket.ping(payload);
            return new Promise((resolve) => socket.once('pong', (data) => resolve(data.toString())));
        },
        failure,
        close: (code, reason) => socket.close(code, reason),
        drop: () => socket.terminate(),
    };
}
