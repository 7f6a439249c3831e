import { isProblem, unwrap } from '../src/index.ts';
import { backoff, RETRY_DEFAULTS } from '../src/retry.ts';
import { breakOff, cutOff, json, LocalServer, problem } from './local-server.ts';

const CUSTOMER = { id: '1', type: 'corporate' };
const server = new LocalServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const create = (client = server.client(), headers: Record<string, string> = {}): Promise<{ id: string }> =>
  unwrap(client.POST('/v1/customers', { body: { identity: { name: 'Radio' } }, headers }));
const keys = (): (string | undefined)[] => server.received.map(({ headers }) => headers['idempotency-key'] as string);

describe('a call that changes something', () => {
  it.each([
    ['a connection that is cut off', cutOff],
    ['a reply that breaks off', breakOff],
    ['503', problem(503, 'UNAVAILABLE', {}, { 'retry-after': '0' })],
    ['429', problem(429, 'RATE_LIMITED', {}, { 'retry-after': '0' })],
    ['500', problem(500, 'SERVER_ERROR')],
    ['502 of a proxy', json(502, 'Bad gateway')],
    ['its first request still under way', problem(409, 'CONFLICT', {}, { 'retry-after': '0' })],
  ])('is sent again after %s, word for word and under one key', async (_, fault) => {
    server.will(fault, fault, json(201, CUSTOMER));
    expect(await create()).toEqual(CUSTOMER);
    expect(server.received).toHaveLength(3);
    expect(new Set(keys())).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{32}$/)]));
    expect(new Set(server.received.map(({ body }) => body))).toEqual(new Set(['{"identity":{"name":"Radio"}}']));
  });

  it('has a key of its own, or the one that the caller gives', async () => {
    server.will(json(201, CUSTOMER));
    await create();
    await create();
    await create(server.client(), { 'Idempotency-Key': 'mine' });
    const [first, second, third] = keys();
    expect(first).not.toBe(second);
    expect(third).toBe('mine');
  });

  it.each([
    [400, 'VALIDATION'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [412, 'CONFLICT'],
    [422, 'VALIDATION'],
  ])('that is refused with %d is sent once', async (status, code) => {
    server.will(problem(status, code));
    await expect(create()).rejects.toMatchObject({ status, code });
    expect(server.received).toHaveLength(1);
  });
});

describe('tries', () => {
  it('are as many as asked for, and then the last problem is told', async () => {
    server.will(problem(503, 'UNAVAILABLE'));
    await expect(create(server.client({ retry: { tries: 3 } }))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.received).toHaveLength(3);
    server.will(cutOff);
    await expect(create(server.client({ retry: { tries: 2 } }))).rejects.toThrow('fetch failed');
    expect(server.received).toHaveLength(2);
  });

  it('come no sooner than the server asks', async () => {
    server.will(problem(503, 'UNAVAILABLE', {}, { 'retry-after': '1' }), json(201, CUSTOMER));
    const began = performance.now();
    await create();
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  });

  it('end when the server asks for a longer pause than is waited for', async () => {
    server.will(problem(507, 'UNAVAILABLE', {}, { 'retry-after': '60' }));
    const error: unknown = await create().catch((error: unknown) => error);
    expect(isProblem(error, 'storage-full') && error.retryAfter).toBe(60);
    expect(server.received).toHaveLength(1);
  });

  it('end when the signal is aborted, in a pause too', async () => {
    const stop = new AbortController();
    server.will((reply, request) => {
      problem(503, 'UNAVAILABLE', {}, { 'retry-after': '20' })(reply, request);
      setTimeout(() => stop.abort(new Error('enough')), 20);
    });
    await expect(server.client().GET('/v1/organization', { signal: stop.signal })).rejects.toThrow('enough');
    expect(server.received).toHaveLength(1);
  });

  it('pause twice as long each time, up to a bound, and not all clients alike', () => {
    const pauses = (tried: number): number[] => Array.from({ length: 200 }, () => backoff(tried, RETRY_DEFAULTS));
    for (const [tried, most] of [
      [1, 250],
      [2, 500],
      [4, 2_000],
      [9, 10_000],
    ] as const) {
      expect(Math.max(...pauses(tried))).toBeLessThanOrEqual(most);
      expect(Math.min(...pauses(tried))).toBeGreaterThanOrEqual(most / 2);
      expect(new Set(pauses(tried)).size).toBeGreaterThan(100);
    }
  });
});

describe('the token', () => {
  it('is renewed when it is refused, and what it was refused for is done', async () => {
    const refused: (string | undefined)[] = [];
    const client = server.client({
      token: async (old) => {
        refused.push(old);
        return old === undefined ? 'old' : 'new';
      },
    });
    server.will(problem(401, 'UNAUTHORIZED'), json(201, CUSTOMER));
    expect(await create(client)).toEqual(CUSTOMER);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(new Set(keys()).size).toBe(1);
    expect(refused).toEqual([undefined, 'old']);
  });

  it('that is no other is not tried again', async () => {
    server.will(problem(401, 'UNAUTHORIZED'));
    for (const token of ['same', () => 'same'])
      await expect(create(server.client({ token }))).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(server.received).toHaveLength(2);
  });

  it('that can not be had is the error of the call', async () => {
    server.will(json(201, CUSTOMER));
    const client = server.client({ token: () => Promise.reject(new Error('signed out')) });
    await expect(create(client)).rejects.toThrow('signed out');
    expect(server.received).toHaveLength(0);
  });
});

it('goes through another fetch, with headers for each request', async () => {
  server.will(json(201, CUSTOMER));
  const seen: string[] = [];
  const client = server.client({
    headers: { 'X-Page': 'list' },
    fetch: (request) => {
      seen.push(`${request.method} ${new URL(request.url).pathname}`);
      return fetch(request);
    },
  });
  await create(client);
  expect(seen).toEqual(['POST /v1/customers']);
  expect(server.received[0]!.headers['x-page']).toBe('list');
});
