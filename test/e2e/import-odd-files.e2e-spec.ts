import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { anImport } from '../builders/an-import';
import { ODD_FILES, ODD_FOR_THE_RULES } from '../support/odd-files';
import { stagingEmptied } from '../support/staging-emptied';
import { Tenant, TestApp } from '../support/test-app';
import { vendorShapes } from '../support/vendor-shapes';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const fixture = (name: string): Promise<Buffer> => readFile(join(__dirname, '../fixtures/files', name));

type Left = Record<'customers' | 'tags' | 'staged', number>;

/** What an organization that had nothing has now. */
async function left(): Promise<Left> {
  const { rows } = await app.owner.query<Left>(
    `SELECT (SELECT count(*)::int FROM customers WHERE organization_id = $1) AS customers,
            (SELECT count(*)::int FROM tags WHERE organization_id = $1) AS tags,
            (SELECT count(*)::int FROM import_staging WHERE organization_id = $1) AS staged`,
    [tenant.organizationId],
  );
  return rows[0]!;
}

async function namesIn(owner: Tenant): Promise<(string | null)[]> {
  const { body } = await owner.get('/v1/customers/export?format=json');
  return body.map(({ identity }: { identity: { name: string | null } }) => identity.name);
}

describe('files as people have them', () => {
  it.each(Object.entries({ ...ODD_FILES, ...ODD_FOR_THE_RULES }))(
    '%s',
    async (_, { content, names, rejected = [], fault }) => {
      const reply = await anImport(tenant, content, { createTags: true });
      if (fault) {
        expect(reply.status).toBe(400);
        expect(reply.body).toMatchObject({ code: 'VALIDATION', errors: [{ field: 'id', ...fault }] });
        await stagingEmptied(app.owner);
        expect(await left()).toEqual({ customers: 0, tags: 0, staged: 0 });
        return;
      }
      expect(reply).toMatchObject({ status: 200, body: { count: names!.length, rejected: rejected.length } });
      expect(await namesIn(tenant)).toEqual(names);
      const { rows } = await app.owner.query<{ line: number; errors: { code: string }[] }>(
        `SELECT line::int, errors FROM import_rejects WHERE organization_id = $1 ORDER BY ordinal`,
        [tenant.organizationId],
      );
      expect(rows.flatMap(({ line, errors }) => errors.map(({ code }) => [line, code]))).toEqual(rejected);
    },
  );
});

describe('files of other programs', () => {
  it.each([
    ['google-contacts.csv', 'semicolon, CR, UTF-8'],
    ['google-contacts-old.csv', 'tab, CRLF, UTF-16 BE'],
    ['outlook.csv', 'tab, CRLF, UTF-16 LE'],
    ['hubspot-contacts.csv', 'comma, CRLF, UTF-8 with a mark'],
    ['hubspot-companies.csv', 'semicolon, LF, UTF-16 LE'],
    ['salesforce-contacts.csv', 'tab, LF, UTF-8'],
    ['salesforce-accounts.csv', 'comma, CR, UTF-16 BE'],
    ['persian-excel.csv', 'tab, CRLF, UTF-16 LE'],
    ['customers-persian.csv', 'semicolon, CRLF, UTF-8 with a mark'],
  ])('%s, saved again with %s, makes the same customers', async (name, wanted) => {
    const plain = await fixture(name);
    const { content } = vendorShapes(plain, Papa).find(({ shape }) => shape === wanted)!;
    const other = await app.tenant();
    for (const [owner, file] of [[tenant, plain] as const, [other, content] as const]) {
      const { status, body } = await anImport(owner, file, { createTags: true });
      expect({ status, body }).toMatchObject({ status: 200, body: { rejected: 0 } });
      expect(body.count).toBeGreaterThan(0);
    }
    const exports = await Promise.all([tenant, other].map((owner) => owner.get('/v1/customers/export')));
    expect(exports[1]!.text).toBe(exports[0]!.text);
  });
});

describe('an encoding', () => {
  it.each(['windows-1256', 'utf-8'])(
    'is not to be declared, be it %s: the field and what to do are named',
    async (encoding) => {
      const { id } = await tenant.upload('x.csv', 'name\nA\n');
      const reply = await tenant.post('/v1/customers/import', { id, encoding });
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toEqual([
        { field: 'encoding', message: expect.stringMatching(/Windows-1256.*Save it as UTF-8 and upload it again/) },
      ]);
      expect(await namesIn(tenant)).toEqual([]);
      const form = { id, encoding: ' ' };
      expect((await tenant.send('POST', '/v1/customers/import', { form })).body).toMatchObject({ count: 1 });
    },
  );
});
