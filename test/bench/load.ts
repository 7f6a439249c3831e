import autocannon from 'autocannon';
import { processorSeconds } from '../product/process-time.ts';

export interface LoadRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
}

export interface LoadOptions {
  url: string;
  /** The server's process. */
  pid: number;
  token: string;
  connections: number;
  seconds: number;
  /** Requests in a second over all connections; without it each connection sends as soon as it was answered. */
  rate?: number;
}

export interface LoadFigures {
  /** Replies in a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Processor time that the server's process took for a reply, in milliseconds: it depends least on what else the machine does. */
  processor: number;
  /** Replies other than 2xx, and requests without one. */
  errors: number;
}

/** Sends requests in turn and takes the time of each reply. @param next makes the request of a turn */
export async function load(next: (turn: number) => LoadRequest, options: LoadOptions): Promise<LoadFigures> {
  const { url, token, connections, seconds, rate } = options;
  const times: number[] = [];
  let turn = 0;
  const settings: autocannon.Options = {
    url,
    connections,
    duration: seconds,
    ...(rate ? { overallRate: rate } : {}),
    requests: [
      {
        setupRequest: (request: autocannon.Request) => {
          const { method, path, body } = next(turn++);
          return {
            ...request,
            method,
            path,
            headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
            body: body ? JSON.stringify(body) : undefined,
          };
        },
      },
    ],
  };
  const before = processorSeconds(options.pid);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(settings, (error: Error | null, figures) => (error ? reject(error) : resolve(figures)));
    run.on('response', (_client, _status, _bytes, milliseconds) => void times.push(milliseconds));
  });
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.ceil(part * times.length) - 1] ?? NaN;
  return {
    rate: result['2xx'] / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    processor: ((processorSeconds(options.pid) - before) * 1_000) / times.length,
    errors: result.non2xx + result.errors + result.timeouts,
  };
}
