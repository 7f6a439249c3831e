import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { hasBody } from './body-parsers';

/** How long a client may go on sending a body that was answered already. */
const LINGER_MS = 5_000;

const clocks = new WeakMap<IncomingMessage, BodyClock>();

/**
 * Gives every request's body a time to arrive in; after it the client gets 408 and loses the connection. Call before other hooks are added.
 * A body that was answered before its end is read on for a few seconds, so that the client sees the answer, and then cut off.
 */
export function boundBodyTime(fastify: FastifyInstance, timeoutMs: number): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) clocks.set(request.raw, new BodyClock(request, reply, timeoutMs));
    done();
  });
}

/** Takes the time limit off a body, for a route that bounds it in its own way. */
export function liftBodyTime(request: IncomingMessage): void {
  clocks.get(request)?.stop();
}

class BodyClock {
  private timer: NodeJS.Timeout;

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    timeoutMs: number,
  ) {
    this.timer = setTimeout(() => this.expire(), timeoutMs).unref();
    request.raw.once('end', () => this.stop());
    request.raw.once('close', () => this.stop());
    reply.raw.once('finish', () => this.linger());
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private expire(): void {
    if (this.reply.sent) this.cutOff();
    else void this.reply.send(new AppError('timed-out', 'The body of the request took too long to arrive.'));
  }

  private linger(): void {
    this.stop();
    const { complete, destroyed } = this.request.raw;
    if (!complete && !destroyed) this.timer = setTimeout(() => this.cutOff(), LINGER_MS).unref();
  }

  private cutOff(): void {
    this.request.raw.socket.destroy();
  }
}
