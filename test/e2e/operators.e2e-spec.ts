import { Permission, PERMISSIONS } from '@echonio/access';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
});
afterAll(() => app.close());

const unknownId = '01890000-0000-7000-8000-000000000000';

/** The operator's row and tokens as they are stored. */
const stored = async (id: string): Promise<unknown> => {
  const { rows } = await app.owner.query(
    `SELECT o.*, (SELECT json_agg(t ORDER BY t.id) FROM access_tokens t WHERE t.operator_id = o.id) AS tokens
       FROM operators o WHERE o.id = $1`,
    [id],
  );
  return rows;
};

/** A reply to a refused change, with the proof that it changed nothing. */
const refused = async (id: string, change: Promise<{ status: number; body: unknown }>): Promise<number> => {
  const before = await stored(id);
  const { status } = await change;
  expect(await stored(id)).toEqual(before);
  return status;
};

describe('the acting operator', () => {
  it('reads itself and its organization with any valid token', async () => {
    const reader = await app.operator(tenant.organizationId, []);
    const me = await reader.get('/v1/operators/me');
    expect(me.status).toBe(200);
    expect(Object.keys(me.body)).toEqual(['id', 'organizationId', 'name', 'permissions', 'createdAt']);
    expect(me.body).toEqual({
      id: reader.operatorId,
      organizationId: tenant.organizationId,
      name: `operator ${reader.operatorId}`,
      permissions: [],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    const organization = await reader.get('/v1/organization');
    expect(organization.status).toBe(200);
    expect(organization.body).toEqual({
      id: tenant.organizationId,
      name: tenant.organizationId,
      defaultRegion: 'IR',
    });
  });
});

describe('creating an operator', () => {
  it('answers 201 with its address, and it can be read and listed, oldest first', async () => {
    const boss = await app.tenant();
    const created = await boss.post('/v1/operators', {
      name: '  ندا یاری ',
      permissions: ['editCustomer', 'createCustomer', 'editCustomer'],
    });
    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(`/v1/operators/${created.body.id}`);
    expect(created.body).toMatchObject({ name: 'ندا یاری', permissions: ['createCustomer', 'editCustomer'] });
    expect((await boss.get(`/v1/operators/${created.body.id}`)).body).toEqual(created.body);
    const second = await boss.post('/v1/operators', { name: 'second' });
    expect(second.body.permissions).toEqual([]);
    const all = await boss.get('/v1/operators');
    expect(all.body.items.map(({ id }: { id: string }) => id)).toEqual([
      boss.operatorId,
      created.body.id,
      second.body.id,
    ]);
    expect(all.body.count).toBe(3);
    const page = await boss.get('/v1/operators?offset=1&limit=1');
    expect(page.body).toEqual({ items: [created.body], count: 3 });
    expect((await boss.get('/v1/operators?limit=0')).body).toEqual({ items: [], count: 3 });
    expect((await boss.get('/v1/operators?offset=9')).body).toEqual({ items: [], count: 3 });
    expect((await boss.get('/v1/operators?limit=-1')).status).toBe(400);
  });

  it('takes a form with the permissions as JSON text or with brackets', async () => {
    const asText = await tenant.send('POST', '/v1/operators', {
      form: { name: 'by form', permissions: '["editCustomer"]' },
    });
    expect(asText.body).toMatchObject({ name: 'by form', permissions: ['editCustomer'] });
    const bracketed = await tenant.send('POST', '/v1/operators', {
      form: { name: 'by brackets', 'permissions[]': 'editCustomer' },
    });
    expect(bracketed.body).toMatchObject({ name: 'by brackets', permissions: ['editCustomer'] });
  });

  it.each([
    [{}, ['name']],
    [{ name: '  ' }, ['name']],
    [{ name: ['x'] }, ['name']],
    [{ name: 'x', permissions: 'editCustomer' }, ['permissions']],
    [{ name: 'x', permissions: ['fly'] }, ['permissions']],
    [{ name: 'x', permissions: '[' }, ['permissions']],
    [{ name: 'x', permissions: `${'['.repeat(50)}${']'.repeat(50)}` }, ['permissions']],
    [{ name: null, permissions: { 0: 'editCustomer' } }, ['name', 'permissions']],
  ])('refuses %j naming what is at fault', async (body, fields) => {
    const reply = await tenant.post('/v1/operators', body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('bounds a name to 500 characters, astral ones counted once', async () => {
    expect((await tenant.post('/v1/operators', { name: '𝄞'.repeat(500) })).status).toBe(201);
    const reply = await tenant.post('/v1/operators', { name: 'x'.repeat(501) });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toEqual([{ field: 'name', message: 'must have at most 500 characters' }]);
  });

  it('takes no organization, id or time from the request', async () => {
    const other = await app.tenant();
    const { status, body } = await tenant.post('/v1/operators', {
      name: 'smuggler',
      id: unknownId,
      organizationId: other.organizationId,
      createdAt: '2000-01-01T00:00:00.000Z',
    });
    expect(status).toBe(201);
    expect(body.organizationId).toBe(tenant.organizationId);
    expect(body.id).not.toBe(unknownId);
    expect(body.createdAt > '2020').toBe(true);
  });

  it('keeps names unique in the organization, also under a race, and free again after a removal', async () => {
    const boss = await app.tenant();
    const replies = await Promise.all(Array.from({ length: 8 }, () => boss.post('/v1/operators', { name: 'twin' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const conflict = replies.find(({ status }) => status === 409)!;
    expect(conflict.body).toMatchObject({ code: 'CONFLICT', errors: [{ field: 'name' }] });
    const twin = replies.find(({ status }) => status === 201)!.body;
    const other = await boss.post('/v1/operators', { name: 'other' });
    expect((await boss.put(`/v1/operators/${other.body.id}`, { name: 'twin' })).status).toBe(409);
    expect((await boss.delete(`/v1/operators/${twin.id}`)).status).toBe(200);
    const again = await boss.post('/v1/operators', { name: 'twin' });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(twin.id);
    expect((await (await app.tenant()).post('/v1/operators', { name: 'twin' })).status).toBe(201);
  });
});

describe('changing an operator', () => {
  it('changes what is passed, and sending back what came is a no-op', async () => {
    const { body: operator } = await tenant.post('/v1/operators', { name: 'before', permissions: ['editCustomer'] });
    const path = `/v1/operators/${operator.id}`;
    expect((await tenant.put(path, { name: 'after' })).body).toEqual({ ...operator, name: 'after' });
    const changed = await tenant.put(path, { permissions: [] });
    expect(changed.body).toEqual({ ...operator, name: 'after', permissions: [] });
    expect((await tenant.put(path, changed.body)).body).toEqual(changed.body);
    expect((await tenant.put(path, {})).body).toEqual(changed.body);
    expect((await tenant.get(path)).body).toEqual(changed.body);
  });

  it('holds for the operator from its very next request', async () => {
    const worker = await app.operator(tenant.organizationId, ['createCustomer']);
    const customer = { identity: { name: 'x' } };
    expect((await worker.post('/v1/customers', customer)).status).toBe(201);
    await tenant.put(`/v1/operators/${worker.operatorId}`, { permissions: [] });
    expect((await worker.post('/v1/customers', customer)).status).toBe(403);
  });
});

describe('removing an operator', () => {
  it('ends its tokens at once and leaves its name on what it made', async () => {
    const worker = await app.operator(tenant.organizationId, ['createCustomer']);
    const { body: customer } = await worker.post('/v1/customers', { identity: { name: 'stays' } });
    const removed = await tenant.delete(`/v1/operators/${worker.operatorId}`);
    expect(removed.status).toBe(200);
    expect(removed.body).toEqual({ result: true, id: worker.operatorId });
    const refusal = await worker.get('/v1/operators/me');
    expect(refusal.status).toBe(401);
    expect(refusal.headers['www-authenticate']).toBe('Bearer');
    expect((await tenant.get(`/v1/customers/${customer.id}`)).body.creatorOperatorId).toBe(worker.operatorId);
    expect((await tenant.get(`/v1/operators/${worker.operatorId}`)).status).toBe(404);
    expect((await tenant.put(`/v1/operators/${worker.operatorId}`, { name: 'x' })).status).toBe(404);
    expect((await tenant.delete(`/v1/operators/${worker.operatorId}`)).status).toBe(404);
    expect((await tenant.get(`/v1/operators/${worker.operatorId}/tokens`)).status).toBe(404);
    expect((await tenant.post(`/v1/operators/${worker.operatorId}/tokens`, {})).status).toBe(404);
    const list = (await tenant.get('/v1/operators')).body.items;
    expect(list.map(({ id }: { id: string }) => id)).not.toContain(worker.operatorId);
  });
});

describe('rights over operators', () => {
  const others = PERMISSIONS.filter((permission) => !['manageOperators', 'superuser'].includes(permission));

  it('need manageOperators: without it every change is 403 and nothing is written', async () => {
    const worker = await app.operator(tenant.organizationId, others);
    const { body: target } = await tenant.post('/v1/operators', { name: 'target of workers' });
    const { body: token } = await tenant.post(`/v1/operators/${target.id}/tokens`, {});
    const path = `/v1/operators/${target.id}`;
    const statuses = [
      await refused(target.id, worker.put(path, { name: 'x' })),
      await refused(target.id, worker.delete(path)),
      await refused(target.id, worker.get(`${path}/tokens`)),
      await refused(target.id, worker.post(`${path}/tokens`, {})),
      await refused(target.id, worker.delete(`${path}/tokens/${token.id}`)),
    ];
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    const count = (await tenant.get('/v1/operators?limit=0')).body.count;
    const creation = await worker.post('/v1/operators', { name: 'made by a worker' });
    expect(creation.status).toBe(403);
    expect(creation.body.code).toBe('FORBIDDEN');
    expect((await tenant.get('/v1/operators?limit=0')).body.count).toBe(count);
    expect((await worker.get('/v1/operators')).status).toBe(200);
    expect((await worker.get(path)).status).toBe(200);
  });

  it('let nobody grant what they lack, by creation, by change or by a token', async () => {
    const manager = await app.operator(tenant.organizationId, ['manageOperators', 'editCustomer']);
    for (const permission of ['superuser', 'deleteCustomer'] as Permission[]) {
      const creation = await manager.post('/v1/operators', { name: `wants ${permission}`, permissions: [permission] });
      expect(creation.status).toBe(403);
      expect(creation.body.detail).toContain(permission);
      const raise = manager.put(`/v1/operators/${manager.operatorId}`, {
        permissions: ['manageOperators', 'editCustomer', permission],
      });
      expect(await refused(manager.operatorId, raise)).toBe(403);
    }
    const stronger = await app.operator(tenant.organizationId, ['deleteCustomer']);
    const borrowed = manager.post(`/v1/operators/${stronger.operatorId}/tokens`, {});
    expect(await refused(stronger.operatorId, borrowed)).toBe(403);
    const granted = await manager.post('/v1/operators', { name: 'granted', permissions: ['editCustomer'] });
    expect(granted.status).toBe(201);
    expect((await manager.post(`/v1/operators/${granted.body.id}/tokens`, {})).status).toBe(201);
    const kept = await manager.put(`/v1/operators/${stronger.operatorId}`, {
      permissions: ['deleteCustomer', 'editCustomer'],
    });
    expect(kept.body.permissions).toEqual(['editCustomer', 'deleteCustomer']);
  });

  it('leave superusers to superusers', async () => {
    const manager = await app.operator(tenant.organizationId, [...others, 'manageOperators']);
    const peer = await app.operator(tenant.organizationId, ['superuser']);
    const path = `/v1/operators/${peer.operatorId}`;
    const { body: tokens } = await tenant.get(`${path}/tokens`);
    expect(await refused(peer.operatorId, manager.put(path, { permissions: [] }))).toBe(403);
    expect(await refused(peer.operatorId, manager.delete(path))).toBe(403);
    expect(await refused(peer.operatorId, manager.post(`${path}/tokens`, {}))).toBe(403);
    expect(await refused(peer.operatorId, manager.delete(`${path}/tokens/${tokens.items[0].id}`))).toBe(403);
    expect((await tenant.delete(path)).status).toBe(200);
  });
});

describe('the last superuser', () => {
  it('can neither be removed nor made less, and can leave once there is another', async () => {
    const last = await app.tenant();
    await app.operator(last.organizationId, ['manageOperators']);
    const path = `/v1/operators/${last.operatorId}`;
    expect(await refused(last.operatorId, last.delete(path))).toBe(409);
    expect(await refused(last.operatorId, last.put(path, { permissions: ['editCustomer'] }))).toBe(409);
    expect((await last.put(path, { name: 'renamed', permissions: ['superuser', 'editCustomer'] })).status).toBe(200);
    await last.post('/v1/operators', { name: 'heir', permissions: ['superuser'] });
    expect((await last.delete(path)).status).toBe(200);
  });

  it('stays when superusers remove or lower each other at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const a = await app.tenant();
      const b = await app.operator(a.organizationId, ['superuser']);
      const c = await app.operator(a.organizationId, ['superuser']);
      const changes = [
        a.delete(`/v1/operators/${b.operatorId}`),
        b.delete(`/v1/operators/${c.operatorId}`),
        c.put(`/v1/operators/${a.operatorId}`, { permissions: [] }),
        a.put(`/v1/operators/${a.operatorId}`, { permissions: [] }),
      ];
      const statuses = (await Promise.all(changes)).map(({ status }) => status);
      expect(statuses.every((status) => [200, 401, 403, 404, 409].includes(status))).toBe(true);
      const { rows } = await app.owner.query(
        `SELECT id FROM operators WHERE organization_id = $1 AND removed_at IS NULL AND 'superuser' = ANY (permissions)`,
        [a.organizationId],
      );
      expect(rows.length).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('operators of another organization', () => {
  it('look exactly like missing ones and stay as they are', async () => {
    const stranger = await app.tenant();
    const strangersToken = (await stranger.get(`/v1/operators/${stranger.operatorId}/tokens`)).body.items[0].id;
    const before = await stored(stranger.operatorId);
    const answers = async (id: string, tokenId: string): Promise<unknown[]> => {
      const path = `/v1/operators/${id}`;
      const replies = [
        await tenant.get(path),
        await tenant.put(path, { name: 'x' }),
        await tenant.delete(path),
        await tenant.get(`${path}/tokens`),
        await tenant.post(`${path}/tokens`, {}),
        await tenant.delete(`${path}/tokens/${tokenId}`),
        await tenant.delete(`/v1/operators/${tenant.operatorId}/tokens/${tokenId}`),
      ];
      return replies.map(({ status, body }) => ({ status, ...body, requestId: undefined }));
    };
    const foreign = await answers(stranger.operatorId, strangersToken);
    expect(foreign).toEqual(await answers(unknownId, unknownId));
    expect(foreign).toEqual(Array(7).fill(expect.objectContaining({ status: 404, code: 'NOT_FOUND' })));
    expect(await stored(stranger.operatorId)).toEqual(before);
    expect((await tenant.get('/v1/operators/nope')).status).toBe(400);
  });
});
