import { createHash } from 'node:crypto';
import { createAccessToken } from '@echonio/access';
import { poolOf, uuidv7 } from '@echonio/platform';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;
let tokensPath: string;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  tokensPath = `/v1/operators/${tenant.operatorId}/tokens`;
});
afterAll(() => app.close());

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const holding = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

const use = async (token: string, at: TestApp = app): Promise<number> =>
  (await at.send('GET', '/v1/operators/me', { headers: holding(token) })).status;

describe('creating a token', () => {
  it('shows it once; afterwards it is known by its entry and stored as its digest only', async () => {
    const created = await tenant.post(tokensPath, { label: ' دفتر ', expiresAt: '2099-12-31T23:59:59+03:30' });
    expect(created.status).toBe(201);
    expect(created.headers['cache-control']).toBe('no-store');
    expect(Object.keys(created.body)).toEqual(['id', 'token', 'label', 'createdAt', 'expiresAt']);
    expect(created.body).toMatchObject({
      token: expect.stringMatching(/^ech_[0-9A-Za-z]{22}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/),
      label: 'دفتر',
      createdAt: expect.stringMatching(UTC),
      expiresAt: '2099-12-31T20:29:59.000Z',
    });
    const { token, ...entry } = created.body;
    expect(await use(token)).toBe(200);
    const list = await tenant.get(tokensPath);
    expect(list.body.items[1]).toEqual(entry);
    expect(Object.keys(list.body.items[1])).toEqual(['id', 'label', 'createdAt', 'expiresAt']);
    expect(list.body.count).toBe(2);
    expect((await tenant.get(`${tokensPath}?offset=1&limit=1`)).body).toEqual({ items: [entry], count: 2 });
    const { rows } = await app.owner.query(`SELECT * FROM access_tokens WHERE id = $1`, [entry.id]);
    expect(rows[0].digest.equals(createHash('sha256').update(token).digest())).toBe(true);
    expect(JSON.stringify(rows[0])).not.toContain(token);
  });

  it('needs neither label nor expiry', async () => {
    for (const request of [{ json: {} }, {}, { form: { label: '', expiresAt: '' } }, { json: { label: null } }]) {
      const created = await tenant.send('POST', tokensPath, request);
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({ label: null, expiresAt: null });
    }
  });

  it.each([
    [{ label: 7 }, 'label'],
    [{ label: 'x'.repeat(501) }, 'label'],
    [{ expiresAt: '2000-01-01T00:00:00Z' }, 'expiresAt'],
    [{ expiresAt: '2099-01-01' }, 'expiresAt'],
    [{ expiresAt: '2099-02-30T00:00:00Z' }, 'expiresAt'],
    [{ expiresAt: '2099-01-01T00:00:00' }, 'expiresAt'],
    [{ expiresAt: 4_000_000_000 }, 'expiresAt'],
    [{ expiresAt: ['2099-01-01T00:00:00Z'] }, 'expiresAt'],
  ])('refuses what is at fault (%#)', async (body, field) => {
    const before = (await tenant.get(tokensPath)).body.count;
    const reply = await tenant.post(tokensPath, body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect((await tenant.get(tokensPath)).body.count).toBe(before);
  });
});

describe('a token that no longer stands', () => {
  it('is refused on the very next request, on every instance, once it is revoked', async () => {
    const other = await app.another();
    try {
      for (let round = 0; round < 10; round += 1) {
        const { body } = await tenant.post(tokensPath, {});
        expect([await use(body.token), await use(body.token, other)]).toEqual([200, 200]);
        const revoked = await tenant.at(round % 2 ? other : app).delete(`${tokensPath}/${body.id}`);
        expect(revoked.status).toBe(200);
        expect(revoked.body).toEqual({ result: true, id: body.id });
        expect([await use(body.token, other), await use(body.token)]).toEqual([401, 401]);
        expect((await tenant.delete(`${tokensPath}/${body.id}`)).status).toBe(404);
        const listed = (await tenant.get(tokensPath)).body.items.map(({ id }: { id: string }) => id);
        expect(listed).not.toContain(body.id);
      }
    } finally {
      await other.close();
    }
  });

  it('is refused on every instance once its operator is removed', async () => {
    const other = await app.another();
    try {
      const worker = await app.operator(tenant.organizationId, []);
      expect(await use(worker.token, other)).toBe(200);
      await tenant.delete(`/v1/operators/${worker.operatorId}`);
      expect([await use(worker.token, other), await use(worker.token)]).toEqual([401, 401]);
    } finally {
      await other.close();
    }
  });

  it('is refused once it has expired', async () => {
    const { body } = await tenant.post(tokensPath, { expiresAt: new Date(Date.now() + 1_500).toISOString() });
    expect(await use(body.token)).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await use(body.token)).toBe(401);
  });

  it('writes nothing: a change with it is refused before it begins', async () => {
    const { body } = await tenant.post(tokensPath, {});
    await tenant.delete(`${tokensPath}/${body.id}`);
    const before = (await tenant.get('/v1/operators')).body;
    const reply = await app.send('POST', '/v1/operators', { json: { name: 'ghost' }, headers: holding(body.token) });
    expect(reply.status).toBe(401);
    expect((await tenant.get('/v1/operators')).body).toEqual(before);
  });
});

describe('the Authorization header', () => {
  const send = async (authorization?: string): Promise<{ status: number; challenge?: string; text: string }> => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const reply = await app.send('GET', '/v1/operators/me', { headers });
    return { status: reply.status, challenge: reply.headers['www-authenticate'], text: reply.text };
  };

  it.each(['Bearer TOKEN', 'bearer TOKEN', 'BEARER TOKEN', 'bEaReR TOKEN', 'bearer   TOKEN', 'bearer\tTOKEN'])(
    'is understood as %j',
    async (shape) => {
      expect((await send(shape.replace('TOKEN', tenant.token))).status).toBe(200);
    },
  );

  it('also with blanks and tabs mixed and behind it', async () => {
    expect((await send(`bearer \t \t${tenant.token} \t`)).status).toBe(200);
  });

  const unknown = createAccessToken(uuidv7()).token;
  it.each([
    ['no header', () => undefined],
    ['an empty one', () => ''],
    ['no token', () => 'Bearer'],
    ['blanks only', () => 'Bearer   '],
    ['no scheme', () => tenant.token],
    ['another scheme', () => `Basic ${tenant.token}`],
    ['nothing between', () => `Bearer${tenant.token}`],
    ['a colon', () => `Bearer:${tenant.token}`],
    ['two tokens', () => `Bearer ${tenant.token} ${tenant.token}`],
    ['two credentials', () => `Bearer ${tenant.token}, Bearer ${tenant.token}`],
    ['quotes', () => `Bearer "${tenant.token}"`],
    ['a cut token', () => `Bearer ${tenant.token.slice(0, -1)}`],
    ['another case', () => `Bearer ${tenant.token.toUpperCase()}`],
    ['an unknown organization', () => `Bearer ${unknown}`],
    ['an unknown token', () => `Bearer ${createAccessToken(tenant.organizationId).token}`],
    ['a long one', () => `Bearer ${'x'.repeat(8_000)}`],
    ['SQL', () => `Bearer ' OR 1=1 --`],
  ])('is refused with a challenge and without an echo: %s', async (_, authorization) => {
    const { status, challenge, text } = await send(authorization());
    expect({ status, challenge }).toEqual({ status: 401, challenge: 'Bearer' });
    expect(JSON.parse(text)).toMatchObject({ status: 401, code: 'UNAUTHORIZED', title: 'Unauthorized' });
    expect(text).not.toContain('ech_');
  });

  it('is the only place for a token', async () => {
    const { token } = tenant;
    const elsewhere = [
      await app.send('GET', `/v1/operators/me?access_token=${token}`),
      await app.send('GET', `/v1/operators/me?token=${token}`),
      await app.send('POST', '/v1/customers', { form: { access_token: token, identity: '{"name":"x"}' } }),
      await app.send('POST', '/v1/customers', { json: { access_token: token, identity: { name: 'x' } } }),
      await app.send('GET', '/v1/operators/me', { headers: { cookie: `access_token=${token}` } }),
      await app.send('GET', '/v1/operators/me', { headers: { 'x-access-token': token } }),
    ];
    for (const reply of elsewhere) {
      expect(reply.status).toBe(401);
      expect(reply.text).not.toContain(token);
    }
  });
});

describe('with every connection to the database taken', () => {
  const POOL_TIMEOUT_MS = 1_000;

  it('a malformed token is refused at once, a well-formed one is told to come back', async () => {
    const small = await app.another({ DATABASE_POOL_SIZE: '1', DATABASE_POOL_TIMEOUT_MS: String(POOL_TIMEOUT_MS) });
    const taken = await poolOf(small.database.dataSource).connect();
    try {
      const times: number[] = [];
      for (let round = 0; round < 20; round += 1) {
        const began = performance.now();
        expect(await use(`${tenant.token.slice(0, -1)}_`, small)).toBe(401);
        times.push(performance.now() - began);
      }
      expect((await small.send('GET', '/v1/operators/me')).status).toBe(401);
      // The slowest tells of a busy machine, the fastest of what the server does.
      expect(Math.min(...times)).toBeLessThan(50);
      expect(Math.max(...times)).toBeLessThan(POOL_TIMEOUT_MS);
      const waiting = await tenant.at(small).get('/v1/operators/me');
      expect(waiting.status).toBe(503);
      expect(waiting.headers['retry-after']).toBe('1');
      expect(waiting.body.code).toBe('UNAVAILABLE');
    } finally {
      taken.release();
      await small.close();
    }
    expect(await use(tenant.token)).toBe(200);
  });
});
