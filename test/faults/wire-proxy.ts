import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { MessageCutter } from './pg-messages.ts';
import type { PgMessage } from './pg-messages.ts';
import { WireSteps } from './wire-steps.ts';

/**
 * Where a connection can be cut: `before` a message is passed on, in the `middle` of it, `after` it was passed on and before anything is
 * answered, or when the server has done it and its `answer` is kept back.
 */
export type CutPlace = 'before' | 'middle' | 'after' | 'answer';

/** Asked at each step of each connection. @returns whether to cut there */
export type Watcher = (place: CutPlace, step: string) => boolean;

/** Messages that are passed on together end with one of these: Sync, Flush, Query, CopyData, CopyDone, CopyFail, Terminate, a password. */
const LAST_OF_GROUP = /^[SHQdcfXp]?$/;

/** Stands between a client and PostgreSQL and passes everything on, until it is told to cut. */
export class WireProxy {
  private readonly server: Server;
  private readonly pairs = new Set<[Socket, Socket]>();
  private watcher: Watcher = () => false;
  private closedUntil = 0;

  private constructor(port: number) {
    this.server = createServer((client) => this.join(client, connect(port, '127.0.0.1')));
  }

  /** @param port of PostgreSQL */
  static async before(port: number): Promise<WireProxy> {
    const proxy = new WireProxy(port);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  watch(watcher: Watcher): void {
    this.watcher = watcher;
  }

  /** Cuts every connection, and new ones for so long. */
  cutAll(forMs = 0): void {
    this.closedUntil = Date.now() + forMs;
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const pair: [Socket, Socket] = [client, server];
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.pairs.delete(pair);
        client.destroy();
        if (!server.writableEnded) server.destroy();
      });
    }
    if (Date.now() < this.closedUntil) return void this.sever(client, server);
    const steps = new WireSteps();
    this.passRequests(client, server, steps);
    this.passAnswers(client, server, steps);
  }

  private passRequests(client: Socket, server: Socket, steps: WireSteps): void {
    const cutter = new MessageCutter(true);
    let group: PgMessage[] = [];
    client.on('data', (chunk: Buffer) => {
      for (const message of cutter.cut(chunk)) {
        group.push(message);
        if (!LAST_OF_GROUP.test(message.type)) continue;
        const names = steps.name(group);
        server.cork();
        const cut = group.some(({ bytes }, index) => this.passRequest(bytes, names[index], client, server));
        server.uncork();
        group = [];
        if (cut) return;
      }
    });
    client.on('end', () => server.end());
  }

  /** @returns whether the connection was cut */
  private passRequest(bytes: Buffer, step: string | undefined, client: Socket, server: Socket): boolean {
    if (step !== undefined && this.watcher('before', step)) return this.sever(client, server);
    if (step === 'CopyData' && this.watcher('middle', step)) {
      server.write(bytes.subarray(0, bytes.length / 2));
      return this.sever(client, server);
    }
    server.write(bytes);
    return step !== undefined && this.watcher('after', step) ? this.sever(client, server) : false;
  }

  private passAnswers(client: Socket, server: Socket, steps: WireSteps): void {
    const cutter = new MessageCutter(false);
    server.on('data', (chunk: Buffer) => {
      for (const message of cutter.cut(chunk)) {
        const step = steps.answered(message);
        if (client.destroyed || (step !== undefined && this.watcher('answer', step) && this.sever(client, server)))
          return;
        client.write(message.bytes);
      }
    });
    server.on('end', () => client.end());
  }

  /** The client sees a reset; the server gets all that was passed on, and then the end. */
  private sever(client: Socket, server: Socket): true {
    client.resetAndDestroy();
    server.end();
    return true;
  }
}
