// What bench_round_trip measures of ApiClient, of the client of Node's `ws`: the same question and answer, one in flight, in
// blocks. Prints a row as the measuring programs do.
// usage: node ws-round-trip.mjs WS-FOLDER BLOCKS ROUND_TRIPS_PER_BLOCK [URL]
//   WS-FOLDER  the package `ws`, such as build/interop/node/node_modules/ws, which scripts/interop fetches
//   URL        of a server that answers every message, such as bench_round_trip's; without it, one of `ws` in a thread of its own
import { createRequire } from 'node:module';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const question = '{"action":"TakeDecision","token":"TOKEN1234TOKEN1234TOKEN1234TOKEN12",'
    + '"message":"Should we ship the new version on Friday?"}';
const answer = '{"data":"Yes. It gains more than it risks, and it can be undone."}';
const load = (folder) => createRequire(import.meta.url)(path.resolve(folder));

function serve() {
    const server = new (load(workerData).WebSocketServer)({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket) => socket.on('message', () => socket.send(answer)));
    server.on('listening', () => parentPort.postMessage(`ws://127.0.0.1:${server.address().port}`));
}

// Microseconds of each round trip; asks again from inside the handling of each answer.
function runBlock(socket, count) {
    return new Promise((resolve) => {
        const times = [];
        let start;
        const ask = () => {
            start = process.hrtime.bigint();
            socket.send(question);
        };
        const onAnswer = () => {
            times.push(Number(process.hrtime.bigint() - start) / 1000);
            if (times.length < count) {
                ask();
                return;
            }
            socket.off('message', onAnswer);
            resolve(times);
        };
        socket.on('message', onAnswer);
        ask();
    });
}

async function measure(folder, blocks, perBlock, url) {
    const socket = new (load(folder))(url, { perMessageDeflate: false });
    await new Promise((resolve) => socket.once('open', resolve));
    const times = [];
    await runBlock(socket, perBlock); // warms up
    for (let block = 0; block < blocks; block += 1)
        times.push(...await runBlock(socket, perBlock));
    times.sort((left, right) => left - right);
    const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
    const { version } = load(path.join(folder, 'package.json'));
    console.log(['round trip, Node ws', 'for comparison', `${at(0.5)} µs`, '-',
        `ws ${version}, Node ${process.versions.node}; 10–90 %: ${at(0.1)} to ${at(0.9)} µs; ${blocks} × ${perBlock}`].join('\t'));
}

if (!isMainThread) {
    serve();
} else {
    const [folder, blocks, perBlock, url] = process.argv.slice(2);
    if (!(Number(blocks) > 0 && Number(perBlock) > 0)) {
        console.error('usage: node ws-round-trip.mjs WS-FOLDER BLOCKS ROUND_TRIPS_PER_BLOCK [URL]');
        process.exit(2);
    }
    const listening = url ?? await new Promise((resolve) => {
        new Worker(new URL(import.meta.url), { workerData: folder }).once('message', resolve);
    });
    await measure(folder, Number(blocks), Number(perBlock), listening);
    process.exit(0);
}
