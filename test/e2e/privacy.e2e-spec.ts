import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTag } from '../builders/a-tag';
import { Tenant, TestApp } from '../support/test-app';
import { multipart } from '../support/test-request';

/** In every text that one customer leaves anywhere; its number is in no other. */
const MARK = 'qzxwv';
const NUMBER = '9127775533';
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterEach(() => app.owner.query('TRUNCATE organizations CASCADE'));
afterAll(() => app.close());

/** The tables that have a row with the text in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await app.owner.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await app.owner.query(`SELECT FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [`%${text}%`]);
    if (rowCount) found.push(name);
  }
  return found;
}

const filesWith = (text: string | Buffer): string[] =>
  readdirSync(app.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);

/** Of this organization alone. */
const image = (): Buffer => Buffer.concat([PIXEL, Buffer.from(tenant.organizationId)]);
const importFile = (): string =>
  `type,firstName,lastName,email,${tenant.organizationId}\npersonal,third ${MARK},last ${MARK},${MARK}@example.com,\n`;

/** A person with the mark in every field, who was created, tagged, noted, changed by hand, by an import and by a dry run. */
async function markedCustomer(): Promise<string> {
  const { body: avatar } = await tenant.send('POST', '/v1/files', multipart(`${MARK}.png`, image()));
  const tag = await aTag(tenant);
  const person = {
    type: 'personal',
    identity: { firstName: `first ${MARK}`, lastName: `last ${MARK}`, fatherName: `father ${MARK}` },
    avatarUploadedFileId: avatar.id,
    tagsIds: [tag.id],
    contacts: [
      {
        type: 'mobile',
        value: `0${NUMBER}`,
        role: `role ${MARK}`,
        note: `note ${MARK}`,
        responder: `responder ${MARK}`,
      },
      { type: 'email', value: `${MARK}@example.com` },
    ],
  };
  const { body } = await tenant.post('/v1/customers', person, { 'idempotency-key': tenant.organizationId });
  const path = `/v1/customers/${body.id}`;
  await tenant.post(`${path}/timeline`, { description: `noted ${MARK}` });
  await tenant.put(path, { identity: { firstName: `second ${MARK}` } });
  const { id } = await tenant.upload('x.csv', importFile());
  for (const dryRun of [true, false]) {
    const options = { id, dryRun, onDuplicate: 'update', duplicateBy: 'email' };
    expect((await tenant.post('/v1/customers/import', options)).body).toMatchObject({ updated: 1 });
  }
  return body.id;
}

/** Where a customer may leave something, and where its dossier shows it. */
const SHOWN: Record<string, string> = {
  customers: 'customer',
  contacts: 'customer',
  customer_tags: 'tags',
  customer_search: 'derived',
  timeline_events: 'timeline',
  files: 'avatar',
  import_before_images: 'traces',
  import_previews: 'traces',
  idempotency_replies: 'traces',
};

describe('a dossier', () => {
  it('shows all that any table has of the customer', async () => {
    const id = await markedCustomer();
    const reply = await tenant.get(`/v1/customers/${id}/dossier`);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      customer: { id, identity: { firstName: `third ${MARK}` }, createdAt: expect.any(String) },
      avatar: { name: `${MARK}.png` },
      tags: [{ title: expect.any(String) }],
      derived: { matchKeys: [`phone:98${NUMBER}`, `email:${MARK}@example.com`] },
      traces: {
        imports: [{ before: expect.any(Object) }],
        previews: [{ shown: expect.any(Object) }],
        replies: [{ status: 201 }],
      },
    });
    expect(reply.body.timeline.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['create', 'add-tag', 'note', 'update']),
    );
    for (const where of new Set([
      ...(await tablesWith(MARK)),
      ...(await tablesWith(id)),
      ...(await tablesWith(NUMBER)),
    ])) {
      expect(Object.keys(SHOWN)).toContain(where);
      expect(JSON.stringify(reply.body[SHOWN[where]!])).not.toMatch(/^(null|\[\]|\{\})$/);
    }
    const stored = JSON.stringify(reply.body);
    for (const word of ['first', 'second', 'third', 'father', 'role', 'note', 'responder', 'noted'])
      expect(stored).toContain(`${word} ${MARK}`);
  });

  it('is for who may export', async () => {
    const { body } = await tenant.post('/v1/customers', { identity: { name: 'x' } });
    const path = `/v1/customers/${body.id}/dossier`;
    const reader = await app.operator(tenant.organizationId, ['accessToTimeline']);
    expect((await reader.get(path)).status).toBe(403);
    const exporter = await app.operator(tenant.organizationId, ['exportCustomers']);
    expect((await exporter.get(path)).status).toBe(200);
    expect((await (await app.tenant()).get(path)).status).toBe(404);
  });
});

describe('a deletion', () => {
  it('leaves nothing of the person in any table, nor in any file but those of imports, which go after a day', async () => {
    const id = await markedCustomer();
    expect((await tenant.delete(`/v1/customers/${id}`)).status).toBe(200);
    expect(await tablesWith(id)).toEqual([]);
    expect(await tablesWith(NUMBER)).toEqual([]);
    expect(await tablesWith(MARK)).toEqual([]);
    expect(filesWith(image())).toEqual([]);
    expect(filesWith(importFile())).toHaveLength(1);
    await app.owner.query(`UPDATE import_queue SET due_at = clock_timestamp() WHERE task = 'sweep'`);
    // It sweeps when it starts.
    const other = await app.another();
    for (const end = Date.now() + 10_000; filesWith(importFile()).length > 0 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await other.close();
    expect(filesWith(importFile())).toEqual([]);
  });
});
