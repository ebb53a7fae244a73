#!/usr/bin/env bash
# Package:  @nestjs/websockets 11.2.6 with @nestjs/platform-ws 11.2.6 (npm; @nestjs/core 11.2.10)
# Expected: an exception in a message handler of a gateway is answered by the "exception" message that the documentation describes,
#           {"event":"exception","data":{"status":"error","message":…}}, with either adapter.
# Seen:     with the adapter for plain WebSockets nothing at all is sent: the default filter calls emit() on the socket, which there is
#           Node's EventEmitter and tells only the server's own listeners. The client waits until its time-out. 12.1.1 sends it.
#             11.2.6: answer to "ask": {"data":"yes"}
#             11.2.6: answer to "fail": nothing in 2 s
#             12.1.1: answer to "ask": {"data":"yes"}
#             12.1.1: answer to "fail": {"event":"exception","data":{"status":"error","message":"Forbidden resource",…
# Date:     2026-11-30, Node 20.20.2. Ends with 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# try NEST WEBSOCKETS: with these versions of Nest's core and of its WebSockets
try()
{
    mkdir "$folder/$2"
    cd "$folder/$2"
    npm install --silent --no-audit --no-fund --ignore-scripts "@nestjs/core@$1" "@nestjs/common@$1" "@nestjs/platform-express@$1" \
        "@nestjs/websockets@$2" "@nestjs/platform-ws@$2" reflect-metadata@0.2.2 rxjs@7.8.2 ws@8.23.0 >npm.log 2>&1 || {
        cat npm.log >&2
        return 1
    }
    cat >gateway.mjs <<'CODE'
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WsAdapter } from '@nestjs/platform-ws';
import { SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { WebSocket } from 'ws';

class Gateway {
    ask() {
        return { data: 'yes' };
    }

    fail() {
        throw new WsException('Forbidden resource');
    }
}
// Decorators, called as the functions that they are.
for (const name of ['ask', 'fail'])
    SubscribeMessage(name)(Gateway.prototype, name, Object.getOwnPropertyDescriptor(Gateway.prototype, name));
WebSocketGateway({ path: '/ws' })(Gateway);
class AppModule {}
Module({ providers: [Gateway] })(AppModule);

const application = await NestFactory.create(AppModule, { logger: false });
application.useWebSocketAdapter(new WsAdapter(application));
await application.listen(0, '127.0.0.1');
const socket = new WebSocket(`ws://127.0.0.1:${application.getHttpServer().address().port}/ws`);
await new Promise((resolve) => socket.once('open', resolve));
for (const event of ['ask', 'fail']) {
    const answer = new Promise((resolve) => {
        socket.once('message', (data) => resolve(data.toString()));
        setTimeout(() => resolve('nothing in 2 s'), 2000);
    });
    socket.send(JSON.stringify({ event, data: {} }));
    console.log(`${process.argv[2]}: answer to "${event}": ${await answer}`);
}
process.exit(0);
CODE
    timeout 60 node gateway.mjs "$2" | sed 's/\("message":"Forbidden resource",\).*/\1…/' | tee -a "$folder/seen"
}

try 11.2.10 11.2.6
try 12.5.1 12.1.1
diff - "$folder/seen" <<'SEEN'
11.2.6: answer to "ask": {"data":"yes"}
11.2.6: answer to "fail": nothing in 2 s
12.1.1: answer to "ask": {"data":"yes"}
12.1.1: answer to "fail": {"event":"exception","data":{"status":"error","message":"Forbidden resource",…
SEEN
