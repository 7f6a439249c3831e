import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes everything on, and loses the first reply under each `Idempotency-Key` once the server has given it. */
export class ForgetfulProxy {
  /** How often each key came. */
  readonly tries = new Map<string, number>();
  private readonly server = createServer((incoming, reply) => this.pass(incoming, reply));

  private constructor(private readonly target: string) {}

  static async before(target: string): Promise<ForgetfulProxy> {
    const proxy = new ForgetfulProxy(target);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(incoming: IncomingMessage, reply: ServerResponse): void {
    const { method, url, headers } = incoming;
    const key = headers['idempotency-key'];
    const loses = typeof key === 'string' && this.count(key) === 1;
    const outgoing = httpRequest(new URL(url!, this.target), { method, headers }, (answer) => {
      if (loses) {
        answer.resume().on('end', () => reply.destroy());
        return;
      }
      reply.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(reply);
    });
    outgoing.on('error', () => reply.destroy());
    reply.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  }

  private count(key: string): number {
    const count = (this.tries.get(key) ?? 0) + 1;
    this.tries.set(key, count);
    return count;
  }
}
