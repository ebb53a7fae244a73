#!/usr/bin/env bash
# Package:  faye-websocket 0.11.4 (npm), with websocket-driver 0.8.0; the server is ws 8.23.0
# Expected: a client that gets a close frame with 1012 (service restart), 1013 (try again later) or 1014 (bad gateway), which IANA
#           registered for servers to send, reports that code, as it does for 1001 and 1011.
# Seen:     it reports 1002 (protocol error), and answers the server with 1002. So a restart of the server, after which one
#           should connect again, cannot be told from a breach of the protocol. The reason is kept.
#             1001 -> client 1001 "restarting", server gets 1001
#             1011 -> client 1011 "restarting", server gets 1011
#             1012 -> client 1002 "restarting", server gets 1002
#             1013 -> client 1002 "restarting", server gets 1002
#             1014 -> client 1002 "restarting", server gets 1002
# Date:     2026-11-30, Node 20.20.2. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts faye-websocket@0.11.4 websocket-driver@0.8.0 ws@8.23.0 >npm.log 2>&1 || {
    cat npm.log >&2
    exit 1
}
cat >codes.cjs <<'CODE'
const { WebSocketServer } = require('ws');
const { Client } = require('faye-websocket');

const codes = [1001, 1011, 1012, 1013, 1014];
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });

function tryCode(code) {
    return new Promise((resolve) => {
        let told;
        server.once('connection', (socket) => {
            socket.on('close', (answered) => resolve(`${code} -> client ${told}, server gets ${answered}`));
            socket.close(code, 'restarting');
        });
        new Client(`ws://127.0.0.1:${server.address().port}/`).on('close', (event) => {
            told = `${event.code} "${event.reason}"`;
        });
    });
}

server.on('listening', async () => {
    for (const code of codes)
        console.log(await tryCode(code));
    process.exit(0);
});
CODE
timeout 30 node codes.cjs | tee seen
diff - seen <<'SEEN'
1001 -> client 1001 "restarting", server gets 1001
1011 -> client 1011 "restarting", server gets 1011
1012 -> client 1002 "restarting", server gets 1002
1013 -> client 1002 "restarting", server gets 1002
1014 -> client 1002 "restarting", server gets 1002
SEEN
