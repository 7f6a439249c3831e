import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from '@echonio/platform';
import { Connections } from './connections';

/** How long connections without a request may still bring one that is on its way. */
const LAST_REQUESTS_MS = 500;
const LOOK_MS = 20;
/** How long the application may take to close once all connections are cut. */
const AFTER_CUT_MS = 200;

/**
 * Prepares an application, before it listens, to be stopped so that every request that reaches it is answered.
 * @returns to be called once: stops accepting, lets requests in flight end, then closes the application; what hasn't ended after the
 * given time is cut off
 */
export function prepareDrain(app: NestFastifyApplication): (limitMs: number) => Promise<void> {
  let draining = false;
  const server = app.getHttpServer() as Server;
  const connections = new Connections(server);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (draining) void reply.header('connection', 'close');
    done();
  });
  return async (limitMs) => {
    const limit = performance.now() + limitMs;
    const cut = setTimeout(() => connections.closeAll(), limitMs);
    app.get(Readiness).drain();
    await stopAccepting(server);
    draining = true;
    const end = performance.now() + Math.min(LAST_REQUESTS_MS, limitMs / 2);
    while (connections.count > 0 && performance.now() < end) await sleep(LOOK_MS);
    connections.closeIdle();
    // A statement that nobody waits for any more must not keep the database from being closed.
    await Promise.race([app.close(), sleep(limit + AFTER_CUT_MS - performance.now())]);
    clearTimeout(cut);
  };
}

/** Not `server.close()`: that cuts connections that are idle this moment, and a request may be under way on them. */
async function stopAccepting(server: Server): Promise<void> {
  // Those who are connected and wait to be accepted still are.
  await setImmediate();
  if (server.listening) NetServer.prototype.close.call(server);
}
