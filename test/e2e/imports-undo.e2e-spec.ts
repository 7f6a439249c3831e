import { aCustomer, BuiltCustomer } from '../builders/a-customer';
import { anImport } from '../builders/an-import';
import { aTag } from '../builders/a-tag';
import { tableLocked } from '../support/row-locked';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({ IMPORT_BATCH_ROWS: '40' });
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const undo = (importId: string, sender = tenant): ReturnType<Tenant['post']> =>
  sender.post(`/v1/imports/${importId}/undo`, {});

/** What is stored of an organization, without what every change moves. */
async function stored(sender = tenant): Promise<unknown> {
  const { rows } = await sender.app.owner.query(
    `SELECT (SELECT json_agg(json_build_object('id', id, 'type', type, 'identity', ARRAY[name, title, manager, last_name, first_name, father_name]) ORDER BY id)
               FROM customers WHERE organization_id = $1) AS customers,
            (SELECT json_agg(k ORDER BY customer_id, "position") FROM contacts k WHERE organization_id = $1) AS contacts,
            (SELECT json_agg(json_build_object('customer', customer_id, 'tag', tag_id) ORDER BY customer_id, "position")
               FROM customer_tags t WHERE organization_id = $1) AS tags,
            (SELECT json_agg(json_build_object('customer', customer_id, 'key', key) ORDER BY customer_id) FROM customer_search s WHERE organization_id = $1) AS keys,
            (SELECT customers_count::int FROM organization_counters n WHERE organization_id = $1) AS counted`,
    [sender.organizationId],
  );
  return rows[0];
}

async function expectCountersRight(sender = tenant): Promise<void> {
  const { rows } = await sender.app.owner.query(
    `SELECT customers_count::int = (SELECT count(*) FROM customers c WHERE c.organization_id = $1) AS customers,
            event_sequence::int >= (SELECT coalesce(max(sequence), 0) FROM timeline_events e WHERE e.organization_id = $1) AS events
       FROM organization_counters WHERE organization_id = $1`,
    [sender.organizationId],
  );
  expect(rows).toEqual([{ customers: true, events: true }]);
}

const people = (count: number, tags = ''): string =>
  `type,lastName,email,mobile,tags\n${Array.from(
    { length: count },
    (_, index) => `personal,P${index},p${index}@b.ir,0912${1_000_000 + index},${tags}`,
  ).join('\n')}\n`;

describe('undoing an import', () => {
  it('removes what it has created, and nothing else, once', async () => {
    const others = [await aCustomer(tenant), await aCustomer(tenant)];
    const before = await stored();
    const { id } = await tenant.upload('x.csv', people(230, 'vip'));
    const imported = await tenant.post('/v1/customers/import', { id, createTags: true });
    const { importId } = imported.body;
    const between = await aCustomer(tenant);
    const reply = await undo(importId);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      state: 'undone',
      percent: 100,
      created: 230,
      undo: { operatorId: tenant.operatorId, removed: 230, restored: 0, leftCount: 0, left: [] },
    });
    expect((await tenant.get('/v1/customers')).body.count).toBe(others.length + 1);
    await tenant.delete(`/v1/customers/${between.id}`);
    expect(await stored()).toEqual(before);
    await expectCountersRight();
    expect((await undo(importId)).body).toEqual(reply.body);
    expect((await tenant.get(`/v1/imports/${importId}`)).body).toEqual(reply.body);
    expect((await tenant.get('/v1/imports?state=undone')).body.count).toBe(1);
    const again = await tenant.post('/v1/customers/import', { id });
    expect(again.body).toMatchObject({ count: 230 });
    expect(again.body.importId).not.toBe(importId);
  });

  it('removes customers of the import alone, also where those of another lie between them', async () => {
    const files = [people(200), people(200)];
    const replies = await Promise.all(files.map((file) => anImport(tenant, file)));
    const [first, second] = replies.map(({ body }) => body.importId);
    expect((await undo(first)).body.undo).toMatchObject({ removed: 200, leftCount: 0 });
    const { rows } = await app.owner.query(
      `SELECT data ->> 'importId' AS import, count(*)::int FROM timeline_events WHERE organization_id = $1 GROUP BY 1`,
      [tenant.organizationId],
    );
    expect(rows).toEqual([{ import: second, count: 200 }]);
  });

  it('tells nothing of a tag whose definition went meanwhile', async () => {
    const customer = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'p0@b.ir' }] });
    const tag = await aTag(tenant, { title: 'passing' });
    const { body } = await anImport(tenant, people(1, 'passing'), { onDuplicate: 'update' });
    expect(body).toMatchObject({ count: 0, updated: 1 });
    const timeline = async (): Promise<object[]> =>
      (await tenant.get(`/v1/customers/${customer.id}/timeline`)).body.items;
    const before = await timeline();
    const lock = await tableLocked(app.owner, 'tags');
    const undoing = undo(body.importId);
    await lock.isWaitedFor();
    await lock.run('DELETE FROM tags WHERE id = $1', [tag.id]);
    await lock.release();
    expect((await undoing).body.undo).toMatchObject({ restored: 1, leftCount: 0 });
    const [latest, ...others] = await timeline();
    expect(latest).toMatchObject({ type: 'update', data: { undoneImportId: body.importId } });
    expect(others).toEqual(before);
  });

  it('restores what it has changed', async () => {
    const [kept, given] = [await aTag(tenant, { title: 'kept' }), await aTag(tenant, { title: 'given' })];
    const known: BuiltCustomer[] = [];
    for (let index = 0; index < 30; index += 1) {
      known.push(
        await aCustomer(tenant, {
          identity: { lastName: `L${index}`, fatherName: 'F' },
          contacts: [{ type: 'email', value: `P${index}@b.ir`, note: 'old' }],
          tagsIds: [kept.id],
        }),
      );
    }
    const before = await stored();
    const file = `${people(120, 'given')}personal,Again,p1@b.ir,0935,\npersonal,Again,p100@b.ir,0935,\n`;
    const { body } = await anImport(tenant, file, { onDuplicate: 'update' });
    expect(body).toMatchObject({ count: 90, updated: 32 });
    const reply = await undo(body.importId);
    expect(reply.body.undo).toMatchObject({ removed: 90, restored: 30, leftCount: 0 });
    expect(await stored()).toEqual(before);
    await expectCountersRight();
    const { body: timeline } = await tenant.get(`/v1/customers/${known[0]!.id}/timeline?limit=2`);
    expect(timeline.items).toMatchObject([
      {
        type: 'remove-tag',
        description: 'given tag removed',
        data: { tagId: given.id, undoneImportId: body.importId },
      },
      { type: 'update', data: { fields: ['identity', 'contacts'], undoneImportId: body.importId } },
    ]);
    expect((await tenant.get('/v1/customers?search=P7')).body.count).toBeGreaterThan(0);
    const { rows } = await app.owner.query(
      `SELECT count(*)::int FROM import_before_images WHERE organization_id = $1`,
      [tenant.organizationId],
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('leaves and names what was touched since', async () => {
    const known = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'p0@b.ir' }] });
    const { body } = await anImport(tenant, people(10), { onDuplicate: 'update' });
    const { items } = (await tenant.get('/v1/customers')).body;
    const idOf = (name: string): string =>
      items.find(({ identity }: { identity: { lastName: string } }) => identity.lastName === name).id;
    await tenant.put(`/v1/customers/${idOf('P3')}`, { identity: { firstName: 'x' } });
    await tenant.post(`/v1/customers/${idOf('P4')}/timeline`, { description: 'called' });
    await tenant.delete(`/v1/customers/${idOf('P5')}`);
    await tenant.put(`/v1/customers/${known.id}`, { identity: { firstName: 'y' } });
    const reply = await undo(body.importId);
    expect(reply.body.undo).toMatchObject({ removed: 6, restored: 0, leftCount: 3 });
    const expected = [
      { customerId: known.id, reason: 'CHANGED' },
      { customerId: idOf('P3'), reason: 'CHANGED' },
      { customerId: idOf('P4'), reason: 'NOTED' },
    ];
    expect(reply.body.undo.left).toEqual(expected);
    expect((await tenant.get('/v1/customers')).body.count).toBe(3);
    await expectCountersRight();
  });

  it('names a hundred of many, with the number of all', async () => {
    const { body } = await anImport(tenant, people(150));
    await app.owner.query(`UPDATE customers SET version = 2 WHERE organization_id = $1`, [tenant.organizationId]);
    const { undo: done } = (await undo(body.importId)).body;
    expect(done).toMatchObject({ removed: 0, leftCount: 150 });
    expect(done.left).toHaveLength(100);
  });

  it('is refused for what has nothing to undo, or nothing left to do it with', async () => {
    const dry = await anImport(tenant, people(1), { dryRun: true });
    const failed = await anImport(tenant, 'type,name\nshop,x\n', { atomic: true });
    expect(failed.status).toBe(400);
    const { items } = (await tenant.get('/v1/imports')).body;
    const real = await anImport(tenant, people(3));
    await app.owner.query(`UPDATE import_queue SET due_at = clock_timestamp() - interval '1 s' WHERE import_id = $1`, [
      real.body.importId,
    ]);
    for (const [id, sentence] of [
      [dry.body.importId, /dry run/],
      [items[0].id, /is failed/],
      [real.body.importId, /too long ago/],
    ] as const) {
      const reply = await undo(id);
      expect(reply.status).toBe(409);
      expect(reply.body.detail).toMatch(sentence);
    }
    expect((await tenant.get('/v1/customers')).body.count).toBe(3);
    expect((await undo('01a20c5d-4b37-700a-80f4-be331a053851')).status).toBe(404);
    expect((await undo(real.body.importId, await app.tenant())).status).toBe(404);
  });

  it('needs the permissions for what it does', async () => {
    await aCustomer(tenant, { contacts: [{ type: 'email', value: 'p0@b.ir' }] });
    const { body } = await anImport(tenant, people(2), { onDuplicate: 'update' });
    const may = async (...permissions: Parameters<TestApp['operator']>[1]): Promise<number> =>
      (await undo(body.importId, await app.operator(tenant.organizationId, permissions))).status;
    expect(await may('deleteCustomer', 'editCustomer')).toBe(403);
    expect(await may('importCustomers', 'editCustomer')).toBe(403);
    expect(await may('importCustomers', 'deleteCustomer')).toBe(403);
    expect(await may('importCustomers', 'deleteCustomer', 'editCustomer')).toBe(200);
  });

  it('takes what the images hold of a customer away with the customer', async () => {
    const known = await aCustomer(tenant, { contacts: [{ type: 'email', value: 'p0@b.ir' }] });
    const { body } = await anImport(tenant, people(1), { onDuplicate: 'update' });
    const images = async (): Promise<number> =>
      (await app.owner.query(`SELECT FROM import_before_images WHERE organization_id = $1`, [tenant.organizationId]))
        .rowCount!;
    expect(await images()).toBe(1);
    await tenant.delete(`/v1/customers/${known.id}`);
    expect(await images()).toBe(0);
    expect((await undo(body.importId)).body.undo).toMatchObject({ removed: 0, restored: 0, leftCount: 0 });
  });
});

describe('an undoing that is interrupted', () => {
  it('has done nothing of a page of which it could not keep that it was done', async () => {
    const { body } = await anImport(tenant, people(1_200));
    await app.owner.query(`
      CREATE SEQUENCE undo_steps;
      CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('undo_steps') IN (3, 5) THEN RAISE EXCEPTION 'as if the power had failed'; END IF;
        RETURN NEW;
      END $$;
      GRANT USAGE ON SEQUENCE undo_steps TO PUBLIC;
      CREATE TRIGGER fail_once BEFORE UPDATE ON import_undos FOR EACH ROW EXECUTE FUNCTION fail_once()`);
    try {
      expect((await undo(body.importId)).body.undo).toMatchObject({ removed: 1_200, leftCount: 0 });
      expect((await app.owner.query(`SELECT last_value::int FROM undo_steps`)).rows[0].last_value).toBeGreaterThan(5);
    } finally {
      await app.owner.query(
        'DROP TRIGGER fail_once ON import_undos; DROP FUNCTION fail_once; DROP SEQUENCE undo_steps',
      );
    }
    expect((await tenant.get('/v1/customers')).body.count).toBe(0);
    await expectCountersRight();
  });

  it('goes on elsewhere, and takes everything back once', async () => {
    const slow = await TestApp.start({ IMPORT_BATCH_ROWS: '60' });
    const other = await slow.another();
    try {
      const owner = await slow.tenant();
      for (let index = 0; index < 20; index += 1) {
        await aCustomer(owner, { contacts: [{ type: 'email', value: `p${index}@b.ir` }] });
      }
      const before = await stored(owner);
      const { body } = await anImport(owner, people(4_000), { onDuplicate: 'update' });
      const started = await owner.post(`/v1/imports/${body.importId}/undo`, {}, { prefer: 'respond-async' });
      expect(started.status).toBe(202);
      expect(started.headers.location).toBe(`/v1/imports/${body.importId}`);
      let interruptions = 0;
      for (let seen = -1; ;) {
        const { state, undo: done } = (await owner.get(`/v1/imports/${body.importId}`)).body;
        if (state === 'undone') break;
        const come = done.removed + done.restored;
        if (interruptions < 3 && come > seen) {
          seen = come;
          interruptions += 1;
          await slow.owner.query(
            `UPDATE import_queue SET lease_owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 s'`,
          );
        }
      }
      expect(interruptions).toBeGreaterThan(0);
      const joined = await undo(body.importId, owner.at(other));
      expect(joined.body.undo).toMatchObject({ removed: 3_980, restored: 20, leftCount: 0 });
      expect(await stored(owner)).toEqual(before);
      await expectCountersRight(owner);
    } finally {
      await other.close();
      await slow.close();
    }
  });
});
