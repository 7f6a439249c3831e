import { randomUUID } from 'node:crypto';
import { IdempotencySweeper } from '@echonio/platform';
import { aCustomer } from '../builders/a-customer';
import { aTag } from '../builders/a-tag';
import { rowLocked } from '../support/row-locked';
import { Tenant, TestApp } from '../support/test-app';
import { multipart, TestReply } from '../support/test-request';

const BODY = { identity: { lastName: 'Shook', firstName: 'Gary' } };

let app: TestApp;
let tenant: Tenant;
let key: { 'idempotency-key': string };

beforeAll(async () => {
  app = await TestApp.start({ DATABASE_POOL_SIZE: '3', LOCK_TIMEOUT_MS: '14000', DATABASE_POOL_TIMEOUT_MS: '10000' });
});
afterAll(() => app.close());
beforeEach(async () => {
  tenant = await app.tenant();
  key = { 'idempotency-key': randomUUID() };
});

const create = (by = tenant, body: unknown = BODY): Promise<TestReply> => by.post('/v1/customers', body, key);
const count = async (by = tenant): Promise<number> => (await by.get('/v1/customers')).body.count;
const stored = async (): Promise<{ status: number | null; body: string | null }[]> =>
  (
    await app.owner.query(
      `SELECT k.status, r.body FROM idempotency_keys k LEFT JOIN idempotency_replies r USING (organization_id, operator_id, key)
        WHERE k.organization_id = $1 ORDER BY k.created_at`,
      [tenant.organizationId],
    )
  ).rows;

describe('an Idempotency-Key', () => {
  it.each(['', 'two words', 'é', 'x'.repeat(256), 'a, b'])('that is no key is refused: %s', async (bad) => {
    const reply = await tenant.post('/v1/customers', BODY, { 'idempotency-key': bad });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'Idempotency-Key' }] } });
    expect(await count()).toBe(0);
    // A read takes none.
    expect((await tenant.get('/v1/customers', { 'idempotency-key': bad })).status).toBe(200);
  });

  it.each(['!', '~', '"quoted"', 'x'.repeat(255)])('of any visible characters is taken: %s', async (good) => {
    const replies = [1, 2].map(() => tenant.post('/v1/customers', BODY, { 'idempotency-key': good }));
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([201, 201]);
    expect(await count()).toBe(1);
  });

  it('belongs to the operator: another has one of the same name, another token of the same operator has the same', async () => {
    const first = await create();
    const colleague = await app.operator(tenant.organizationId, ['superuser']);
    expect((await create(colleague)).body.id).not.toBe(first.body.id);
    expect((await create(await app.tenant())).body.id).not.toBe(first.body.id);
    const { token } = (await tenant.post(`/v1/operators/${tenant.operatorId}/tokens`, {})).body;
    const again = await create(new Tenant(app, tenant.organizationId, tenant.operatorId, token));
    expect(again.text).toBe(first.text);
    expect(await count()).toBe(2);
  });

  it('is of one request: method, address, If-Match and body', async () => {
    const { body } = await create();
    const path = `/v1/customers/${body.id}`;
    for (const reply of [
      await create(tenant, { ...BODY, contacts: [] }),
      await tenant.post('/v1/customers?include=meta', BODY, key),
      await tenant.send('POST', '/v1/customers', { form: { identity: JSON.stringify(BODY.identity) }, headers: key }),
      await tenant.put(path, BODY, key),
      await tenant.delete(path, key),
    ]) {
      expect(reply.status).toBe(422);
    }
    // Blanks between the parts of the JSON say nothing.
    const spaced = { body: JSON.stringify(BODY, null, 2), headers: { ...key, 'content-type': 'application/json' } };
    expect((await tenant.send('POST', '/v1/customers', spaced)).status).toBe(201);
    expect(await count()).toBe(1);
  });

  it('keeps no refusal: what was corrected may be sent under it', async () => {
    expect((await create(tenant, { type: 'shop' })).status).toBe(400);
    expect((await create()).status).toBe(201);
    const customer = await aCustomer(tenant);
    const path = `/v1/customers/${customer.id}`;
    const change = { identity: { firstName: 'A' } };
    key = { 'idempotency-key': randomUUID() };
    expect((await tenant.put(`/v1/customers/${randomUUID()}`, change, key)).status).toBe(404);
    expect((await tenant.put(path, change, { ...key, 'if-match': '"9"' })).status).toBe(412);
    const { title } = await aTag(tenant);
    expect((await tenant.post('/v1/settings/tags', { title }, key)).status).toBe(409);
    expect((await tenant.put(path, change, { ...key, 'if-match': '"1"' })).status).toBe(200);
    expect((await stored()).map(({ status }) => status)).toEqual([201, 200]);
  });

  it('gives back the reply of then, headers and all, whatever became of it since', async () => {
    const first = await create();
    const path = `/v1/customers/${first.body.id}`;
    const put = { ...key, 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const changed = await tenant.put(path, { identity: { firstName: 'A' } }, put);
    await tenant.put(path, { identity: { firstName: 'B' } });
    const repeats = [await create(), await tenant.put(path, { identity: { firstName: 'A' } }, put)];
    for (const [index, reply] of [first, changed].entries()) {
      const { status, text, headers } = repeats[index]!;
      expect({ status, text }).toEqual({ status: reply.status, text: reply.text });
      expect(headers).toMatchObject({ etag: reply.headers.etag, 'idempotency-replayed': 'true' });
      expect(headers.location).toBe(reply.headers.location);
      expect(headers['content-type']).toBe(reply.headers['content-type']);
    }
    expect((await tenant.get(path)).body.identity.firstName).toBe('B');
  });

  it('shows nothing to an operator who may no longer do it', async () => {
    const limited = await app.operator(tenant.organizationId, ['createCustomer']);
    expect((await create(limited)).status).toBe(201);
    await app.owner.query(`UPDATE operators SET permissions = '{}' WHERE id = $1`, [limited.operatorId]);
    expect((await create(limited)).status).toBe(403);
  });

  it.each([
    ['a letter of the path', (id: string) => `/v1/%63ustomers/${id}`],
    ['a digit of the id', (id: string) => `/v1/customers/%${id.charCodeAt(0).toString(16)}${id.slice(1)}`],
    ['the id in capitals', (id: string) => `/v1/customers/${id.toUpperCase()}`],
  ])('leaves no reply of a deleted customer who was named in another spelling: %s', async (_, spelled) => {
    const { id } = (await create()).body;
    const change = { identity: { lastName: 'Otherwise' } };
    const keyed = { 'idempotency-key': randomUUID() };
    expect((await tenant.put(spelled(id), change, keyed)).status).toBe(200);
    expect((await stored()).filter(({ body }) => body?.includes('Otherwise'))).toHaveLength(1);
    expect((await tenant.delete(`/v1/customers/${id}`)).status).toBe(200);
    expect((await stored()).filter(({ body }) => body?.includes('Otherwise'))).toEqual([]);
    expect((await tenant.put(spelled(id), change, keyed)).status).toBe(409);
  });

  it('leaves no reply of a customer or a file that was deleted, and makes neither anew', async () => {
    const customer = await create();
    const note = { ...key, 'idempotency-key': randomUUID() };
    await tenant.post(`/v1/customers/${customer.body.id}/timeline`, { description: 'Called' }, note);
    const upload = (): Promise<TestReply> => {
      const { headers, body } = multipart('Gary.txt', 'Gary');
      return tenant.send('POST', '/v1/files', { body, headers: { ...headers, ...note, 'idempotency-key': 'upload' } });
    };
    const file = await upload();
    expect((await stored()).map(({ body }) => body === null)).toEqual([false, false, false]);

    const erase = { 'idempotency-key': randomUUID() };
    const path = `/v1/customers/${customer.body.id}`;
    const erased = await tenant.delete(path, erase);
    await tenant.delete(`/v1/files/${file.body.id}`);
    expect(await stored()).toEqual([
      { status: 201, body: null },
      { status: 201, body: null },
      { status: 201, body: null },
      { status: 200, body: erased.text },
    ]);
    for (const reply of [await create(), await upload()]) {
      expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/deleted/) } });
      expect(reply.headers['retry-after']).toBeUndefined();
    }
    expect((await tenant.delete(path, erase)).text).toBe(erased.text);
    expect(await count()).toBe(0);
  });

  it('keeps no secret', async () => {
    const { body } = await tenant.post(`/v1/operators/${tenant.operatorId}/tokens`, {}, key);
    const { rows } = await app.owner.query(
      `SELECT k::text AS key, r::text AS reply FROM idempotency_keys k LEFT JOIN idempotency_replies r USING (organization_id)
        WHERE k.organization_id = $1`,
      [tenant.organizationId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(body.token);
    expect(JSON.stringify(rows)).not.toContain(key['idempotency-key']);
    expect(rows[0].reply).toBeNull();
  });

  it('is forgotten after its time, swept or not', async () => {
    const first = await create();
    const age = (hours: number): Promise<unknown> =>
      app.owner.query(`UPDATE idempotency_keys SET created_at = created_at - make_interval(hours => $1)`, [hours]);
    await age(23);
    expect((await create()).text).toBe(first.text);
    await age(1);
    const second = await create();
    expect(second.body.id).not.toBe(first.body.id);
    expect((await create()).text).toBe(second.text);
    await age(24);
    await app.owner.query(
      `INSERT INTO idempotency_keys (organization_id, operator_id, key, fingerprint, status, created_at)
       SELECT $1, $2, decode(md5(n::text), 'hex'), '', 200, clock_timestamp() - interval '25 hours' FROM generate_series(1, 1500) n`,
      [tenant.organizationId, tenant.operatorId],
    );
    key = { 'idempotency-key': randomUUID() };
    await create();
    expect(await app.nest.get(IdempotencySweeper, { strict: false }).sweep()).toBeGreaterThanOrEqual(1_501);
    expect(await stored()).toHaveLength(1);
  });

  it('whose request is under way is waited for without a connection, and then refused for the moment', async () => {
    const customer = await aCustomer(tenant);
    const put = (): Promise<TestReply> =>
      tenant.put(`/v1/customers/${customer.id}`, { identity: { firstName: 'A' } }, key);
    const lock = await rowLocked(app.owner, 'customers', customer.id);
    const first = put();
    await lock.isWaitedFor();
    const repeats = Array.from({ length: 12 }, put);
    // With three connections, one of which the first request has.
    expect((await tenant.get('/v1/operators/me')).status).toBe(200);
    for (const { status, headers, body } of await Promise.all(repeats)) {
      expect({ status, retry: headers['retry-after'], code: body.code }).toEqual({
        status: 409,
        retry: '1',
        code: 'CONFLICT',
      });
    }
    const late = put();
    await lock.release();
    expect((await late).text).toBe((await first).text);
    expect((await late).headers['idempotency-replayed']).toBe('true');
    expect((await first).status).toBe(200);
  });
});

describe('If-Match', () => {
  it('is read as RFC 9110 says, by every call that changes a customer', async () => {
    const { id: tagId } = await aTag(tenant);
    const { id: ours } = await aTag(tenant);
    const { id, contacts } = await aCustomer(tenant, {
      tagsIds: [ours],
      contacts: [{ type: 'tel', value: '1' }],
    });
    const path = `/v1/customers/${id}`;
    const contact = `${path}/contacts/${contacts[0]!.id}`;
    type Send = (headers: Record<string, string>) => Promise<TestReply>;
    const calls: Send[] = [
      (headers) => tenant.put(path, { identity: { firstName: 'A' } }, headers),
      (headers) => tenant.post(`${path}/contacts`, { type: 'tel', value: '2' }, headers),
      (headers) => tenant.put(contact, { role: 'Boss' }, headers),
      (headers) => tenant.delete(contact, headers),
      (headers) => tenant.post(`${path}/tags`, { tagId }, headers),
      (headers) => tenant.delete(`${path}/tags/${ours}`, headers),
      (headers) => tenant.delete(path, headers),
    ];
    const all = (match: string): Promise<TestReply[]> => Promise.all(calls.map((call) => call({ 'if-match': match })));
    for (const other of ['"2"', 'W/"1"', '"2", "3"']) {
      for (const reply of await all(other)) expect(reply).toMatchObject({ status: 412, body: { code: 'CONFLICT' } });
    }
    for (const malformed of ['1', '"1', '', '*, "1"']) {
      for (const reply of await all(malformed))
        expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'If-Match' }] } });
    }
    expect((await tenant.get(path)).headers.etag).toBe('"1"');
    for (const [index, call] of calls.entries()) {
      const version = index + 1;
      const reply = await call({ 'if-match': index % 2 ? '*' : `"0", W/"${version}", "${version}"` });
      expect(reply.status).toBeLessThan(300);
      if (version < calls.length) expect(reply.headers.etag).toBe(`"${version + 1}"`);
    }
    expect((await tenant.get(path)).status).toBe(404);
  });
});

describe('an Idempotency-Key of an import', () => {
  const FILE = 'type,name\ncorporate,Radio\n';
  const importing = (id: string, options = {}, headers = {}): Promise<TestReply> =>
    tenant.post('/v1/customers/import', { id, ...options }, { ...key, ...headers });

  it('keeps the reply, so that a late repeat does not import again what was undone since', async () => {
    const { id } = await tenant.upload('customers', FILE);
    const first = await importing(id);
    await tenant.send('POST', `/v1/imports/${first.body.importId}/undo`);
    expect((await importing(id)).text).toBe(first.text);
    expect((await importing(id, { atomic: true })).status).toBe(422);
    expect(await count()).toBe(0);
  });

  it('gives back the answer that did not wait for the end', async () => {
    const { id } = await tenant.upload('customers', FILE);
    const first = await importing(id, {}, { prefer: 'respond-async' });
    const again = await importing(id);
    expect(first.status).toBe(202);
    expect({ status: again.status, text: again.text }).toEqual({ status: 202, text: first.text });
    expect(again.headers).toMatchObject({
      location: first.headers.location,
      'preference-applied': 'respond-async',
      'idempotency-replayed': 'true',
    });
  });

  it('keeps no preview of customers', async () => {
    const { id } = await tenant.upload('customers', FILE);
    const first = await importing(id, { dryRun: true });
    expect(first.body.preview).toHaveLength(1);
    expect(await stored()).toEqual([{ status: null, body: null }]);
    expect((await importing(id, { dryRun: true })).body.preview).toEqual(first.body.preview);
    expect((await importing(id)).status).toBe(422);
  });

  it('keeps no refusal, neither of the call nor of the file', async () => {
    expect((await importing(randomUUID())).status).toBe(404);
    const { id } = await tenant.upload('customers', 'nothing,to,see\n1,2,3\n');
    expect((await importing(id)).status).toBe(400);
    expect(await stored()).toEqual([]);
    const { id: next } = await tenant.upload('customers', FILE);
    expect((await importing(next)).status).toBe(200);
  });
});
