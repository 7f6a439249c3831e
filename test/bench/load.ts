import autocannon from 'autocannon';
import { processorSeconds } from '../product/process-time.ts';
import { residentBytes, timesOf } from './figures.ts';
import type { Times } from './figures.ts';

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

export interface LoadFigures extends Times {
  /** Replies in a second. */
  rate: number;
  /** Processor time that the server's process took for a reply, in milliseconds: it depends least on what else the machine does. */
  processor: number;
  /** Memory of the server's process afterwards, in bytes. */
  resident: number;
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
  return {
    rate: result['2xx'] / result.duration,
    ...timesOf(times),
    processor: ((processorSeconds(options.pid) - before) * 1_000) / times.length,
    resident: residentBytes(options.pid),
    errors: result.non2xx + result.errors + result.timeouts,
  };
}
