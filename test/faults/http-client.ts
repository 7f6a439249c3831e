import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** From the sending to the end of the answer. */
  ms: number;
}

/** The connection ended without an answer, or there was none. */
export interface NoAnswer {
  status: 0;
  code: string;
  /** Whether the whole request had gone out. */
  sent: boolean;
}

/** One client with one connection, which it keeps for as long as it can. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly token: string | undefined;

  constructor(token?: string) {
    this.token = token;
  }

  /** Never rejects. @param body sent as JSON */
  ask(
    method: string,
    url: string,
    { body, text, headers }: { body?: object; text?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer | NoAnswer> {
    const content = body ? JSON.stringify(body) : text;
    const all: Record<string, string | number> = {
      ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      ...(content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
      ...headers,
    };
    const began = performance.now();
    return new Promise((resolve) => {
      let sent = false;
      const none = ({ code, message }: NodeJS.ErrnoException): void =>
        resolve({ status: 0, code: code ?? message, sent });
      const asked = request(url, { method, headers: all, agent: this.agent }, (reply) => {
        let received = '';
        reply.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
        reply.on('error', none);
        reply.on('end', () => {
          const { statusCode: status, headers: found } = reply;
          resolve({ status: status!, headers: found, text: received, ms: performance.now() - began });
        });
      });
      asked.on('finish', () => (sent = true));
      asked.on('error', none);
      asked.end(content);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** What is wrong with a refusal for the time being; nothing when it is one. */
export function busyFaults({ status, headers, text }: Answer): string[] {
  if (status !== 503) return [`answered ${status}: ${text.slice(0, 300)}`];
  return Number(headers['retry-after']) > 0 ? [] : ['503 without Retry-After'];
}
