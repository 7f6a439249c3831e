import { isProblem, unwrap } from '../src/index.ts';
import { json, LocalServer, problem } from './local-server.ts';

const server = new LocalServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const failure = (): Promise<unknown> =>
  unwrap(server.client({ retry: { tries: 1 } }).GET('/v1/organization')).then(
    () => null,
    (error: unknown) => error,
  );

describe('a problem', () => {
  it('tells all that the API told', async () => {
    const errors = [{ field: 'contacts.0.value', message: 'is required' }];
    server.will(problem(400, 'VALIDATION', { errors }));
    const error = await failure();
    expect(error).toMatchObject({
      name: 'ProblemError',
      message: 'A sentence.',
      kind: 'validation',
      code: 'VALIDATION',
      status: 400,
      title: 'A title',
      errors,
      requestId: 'r-1',
      retryAfter: null,
      location: null,
    });
    if (!isProblem(error)) throw error;
    expect(error.messageOf('contacts.0.value')).toBe('is required');
    expect(error.messageOf('type')).toBeUndefined();
  });

  it('has the pause that the server asks for, in seconds or by a date, and where to go on', async () => {
    server.will(problem(503, 'UNAVAILABLE', {}, { 'retry-after': '7', location: '/v1/imports/1' }));
    expect(await failure()).toMatchObject({ retryAfter: 7, location: '/v1/imports/1' });
    const date = new Date(Date.now() + 60_000).toUTCString();
    server.will(problem(503, 'UNAVAILABLE', {}, { 'retry-after': date }));
    const { retryAfter } = (await failure()) as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    server.will(problem(503, 'UNAVAILABLE', {}, { 'retry-after': 'soon' }));
    expect(await failure()).toMatchObject({ retryAfter: null });
  });

  it.each([
    [400, 'validation', 'VALIDATION'],
    [401, 'unauthorized', 'UNAUTHORIZED'],
    [403, 'forbidden', 'FORBIDDEN'],
    [404, 'not-found', 'NOT_FOUND'],
    [405, 'method-not-allowed', 'NOT_FOUND'],
    [409, 'conflict', 'CONFLICT'],
    [412, 'precondition-failed', 'CONFLICT'],
    [413, 'too-large', 'VALIDATION'],
    [418, 'validation', 'VALIDATION'],
    [429, 'rate-limited', 'RATE_LIMITED'],
    [500, 'server-error', 'SERVER_ERROR'],
    [502, 'unavailable', 'UNAVAILABLE'],
    [507, 'storage-full', 'UNAVAILABLE'],
    [599, 'server-error', 'SERVER_ERROR'],
  ] as const)('of a proxy with %d is %s as well', async (status, kind, code) => {
    server.will((reply) => reply.writeHead(status, 'Oh', { 'x-request-id': 'p-1' }).end('<html>'));
    const error = await failure();
    expect(error).toMatchObject({ kind, code, status, title: 'Oh', requestId: 'p-1', errors: [] });
    expect(isProblem(error, kind)).toBe(true);
    expect(isProblem(error, 'not-acceptable')).toBe(false);
  });

  it('is told from all other errors', async () => {
    expect(isProblem(new Error('x'))).toBe(false);
    expect(isProblem({ name: 'ProblemError' })).toBe(false);
    expect(isProblem(null)).toBe(false);
    server.will(json(200, { id: '1' }));
    expect(await failure()).toBeNull();
  });
});
