import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '../src/index.ts';
import type { ClientOptions, CustomersClient } from '../src/index.ts';

/** A request as it came, its body whole. */
export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What the server does with a request. */
export type Answer = (reply: ServerResponse, request: Received) => void;

/** Answers request after request as it is told; the last answer holds for the rest. */
export class LocalServer {
  readonly received: Received[] = [];
  private readonly server = createServer((incoming, reply) => void this.take(incoming, reply));
  private answers: Answer[] = [];

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** Forgets what came, and answers so from now on. */
  will(...answers: Answer[]): void {
    this.received.length = 0;
    this.answers = answers;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A client of this server that hardly pauses between its tries. */
  client(options: Partial<ClientOptions> = {}): CustomersClient {
    const { retry, ...others } = options;
    return createClient({ baseUrl: this.url, token: 'token', retry: { firstDelayMs: 1, ...retry }, ...others });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    try {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const request = { method: incoming.method!, url: incoming.url!, headers: incoming.headers };
      this.received.push({ ...request, body: Buffer.concat(parts).toString() });
      const answer = this.answers.length > 1 ? this.answers.shift()! : this.answers[0]!;
      answer(reply, this.received.at(-1)!);
    } catch {
      // The client has gone in the middle of its request.
      reply.destroy();
    }
  }
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (reply) =>
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Answer =>
  json(
    status,
    { type: 'about:blank', title: 'A title', status, detail: 'A sentence.', code, requestId: 'r-1', ...more },
    { 'content-type': 'application/problem+json', ...headers },
  );

/** Takes the request, and ends the connection without a word. */
export const cutOff: Answer = (reply) => reply.destroy();

/** Ends the connection in the middle of the reply. */
export const breakOff: Answer = (reply) => {
  reply.writeHead(201, { 'content-type': 'application/json', 'content-length': '1000' });
  reply.write('{"id":', () => reply.destroy());
};

/** Events as the API sends them; without `end` the connection stays open. */
export const events =
  (list: [event: string, data: object][], end: 'end' | 'cut' | 'open' = 'end'): Answer =>
  (reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const text = list.map(([event, data], index) => `id: ${index}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    reply.write(`retry: 2000\n${text.join(': still here\n\n')}`, () => {
      if (end === 'end') reply.end();
      if (end === 'cut') reply.destroy();
    });
  };
