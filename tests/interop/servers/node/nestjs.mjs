// usage: node nestjs.mjs PORT
// Plain JavaScript has no decorators: they are called as the functions that they are.
import 'reflect-metadata';

import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WsAdapter } from '@nestjs/platform-ws';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';

import { answer, isClosing, refusalOf } from './decisions.mjs';
import { peerOf } from './ws-peer.mjs';

const paths = ['/ws', '/closing', '/guarded', '/401'];
const actions = ['Register', 'Connection', 'TakeDecision', 'Disconnect'];
const peers = new WeakMap();

function fail(words) {
    throw new WsException(words);
}

function verifyClient({ req }, decide) {
    const refusal = refusalOf(req);
    decide(!refusal, refusal?.status, refusal?.words, refusal?.headers);
}

function gatewayAt(path) {
    class Gateway {
        handleConnection(socket, request) {
            if (isClosing(request))
                socket.close(4008, 'not today');
            else
                peers.set(socket, peerOf(socket, request, fail));
        }

        handle(request, socket) {
            return answer(request, peers.get(socket));
        }
    }
    for (const action of actions) {
        Gateway.prototype[action] = function handler(request, socket) {
            return this.handle(request, socket);
        };
        MessageBody()(Gateway.prototype, action, 0);
        ConnectedSocket()(Gateway.prototype, action, 1);
        SubscribeMessage(action)(Gateway.prototype, action, Object.getOwnPropertyDescriptor(Gateway.prototype, action));
    }
    WebSocketGateway({ path, verifyClient, perMessageDeflate: true })(Gateway);
    return Gateway;
}

class AppModule {}
Module({ providers: paths.map(gatewayAt) })(AppModule);

const application = await NestFactory.create(AppModule, { logger: false });
const messageParser = (data) => {
    const request = JSON.parse(data.toString());
    return { event: request.action, data: request };
};
application.useWebSocketAdapter(new WsAdapter(application, { messageParser }));
await application.listen(Number(process.argv[2]), '127.0.0.1');
