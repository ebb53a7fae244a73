// The decision server's API, whatever library carries it, and the verbs by which a question says what to do. tests/interop/README.md lists them.

const accounts = new Set();
const tokens = new Set();
let issued = 0;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function issueToken() {
    issued += 1;
    const token = `TOKEN-${process.pid}-${issued}`;
    tokens.add(token);
    return { token };
}

function counted(count, unit) {
    return Array.from({ length: Number(count) }, (_, index) => `${index}${unit}`).join('');
}

const verbs = {
    count: ([count, unit]) => ({ data: counted(count, unit) }),
    async fragments([count, unit], peer) {
        await peer.sendInFragments(JSON.stringify({ data: counted(count, unit) }));
    },
    async wait([milliseconds]) {
        await sleep(Number(milliseconds));
        return { data: `waited ${milliseconds}` };
    },
    busy([milliseconds]) {
        // Nothing else runs meanwhile, as in a computation.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(milliseconds));
        return { data: `was busy ${milliseconds}` };
    },
    async ping([payload], peer) {
        return { data: `pong ${await peer.ping(payload)}` };
    },
    header: ([name], peer) => ({ data: peer.headers[name] ?? 'none' }),
    fail: (words, peer) => peer.failure(words.join(' ')),
    close([code, ...reason], peer) {
        peer.close(code && Number(code), reason.join(' '));
    },
    bye([code, ...reason], peer) {
        setTimeout(() => peer.close(Number(code), reason.join(' ')), 100);
        return { data: 'bye' };
    },
    drop(words, peer) {
        peer.drop();
    },
};

// The object that answers `request`; nothing where `peer` did what there is to do. `peer` has: headers, sendInFragments(text), ping(payload) whose promise
// is the pong's payload, failure(words), close(code, reason), drop().
export async function answer(request, peer) {
    switch (request.action) {
    case 'Register':
        if (request.API_KEY === 'wrong')
            return { data: 'Invalid API key' };
        accounts.add(request.checksum);
        return issueToken();
    case 'Connection':
        return accounts.has(request.checksum) ? issueToken() : { error: 'Unknown checksum' };
    case 'TakeDecision': {
        if (!tokens.has(request.token))
            return { error: 'No valid token' };
        const [verb, ...words] = request.message.split(' ');
        return Object.hasOwn(verbs, verb) ? verbs[verb](words, peer) : { data: `decided: ${request.message}` };
    }
    case 'Disconnect':
        return { status: tokens.delete(request.token) ? 'disconnected' : 'error' };
    default:
        return { error: `Unknown action ${request.action}` };
    }
}

// How an upgrade is refused, or nothing.
export function refusalOf(request) {
    if (request.url === '/401')
        return { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="decisions"' }, words: 'Log in first' };
    if (request.url === '/guarded' && request.headers['x-api-key'] !== 'KEY-of-the-header')
        return { status: 403, headers: {}, words: 'API key header missing' };
    return undefined;
}

// The path of a server that hangs up at once.
export const isClosing = (request) => request.url === '/closing';

// Cuts `text` into parts whose borders are inside characters as often as not.
export function cut(text, bytes = 1001) {
    const whole = Buffer.from(text);
    const parts = [];
    for (let start = 0; start < whole.length; start += bytes)
        parts.push(whole.subarray(start, start + bytes));
    return parts;
}
