import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importTemplate } from '../../libs/imports/src/export/import-template';
import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

const fixture = (name: string): Promise<Buffer> => readFile(join(__dirname, '../fixtures/files', name));

async function exported(owner: Tenant): Promise<string> {
  return (await owner.get('/v1/customers/export?format=csv')).text;
}

describe('files of other programs', () => {
  it.each([
    ['google-contacts-old.csv', 6],
    ['google-contacts.csv', 4],
    ['outlook.csv', 4],
    ['hubspot-contacts.csv', 3],
    ['hubspot-companies.csv', 2],
    ['salesforce-contacts.csv', 2],
    ['salesforce-contacts-export.csv', 1],
    ['salesforce-accounts.csv', 2],
    ['persian-excel.csv', 3],
    ['persian-unicode-text.txt', 3],
  ])('imports %s without a mapping, and again what it exports', async (name, count) => {
    const [first, second] = [await app.tenant(), await app.tenant()];
    const reply = await anImport(first, await fixture(name), { createTags: true });
    expect(reply).toMatchObject({ status: 200, body: { count, rejected: 0 } });
    const csv = await exported(first);
    const again = await anImport(second, csv, { createTags: true });
    expect(again).toMatchObject({ status: 200, body: { count, rejected: 0 } });
    expect(await exported(second)).toBe(csv);
  });

  it('finds a person by the company', async () => {
    const tenant = await app.tenant();
    await anImport(tenant, await fixture('google-contacts.csv'), { createTags: true });
    const { body } = await tenant.get(`/v1/customers?search=${encodeURIComponent('کافه راديو')}`);
    expect(body.items.map(({ identity }: { identity: object }) => identity)).toEqual([
      { firstName: 'ندا', lastName: 'یاری', fatherName: null },
    ]);
  });

  it.each(['csv', 'json'] as const)('imports the template as %s', async (format) => {
    const reply = await anImport(await app.tenant(), importTemplate(format), { createTags: true });
    expect(reply).toMatchObject({ status: 200, body: { count: 4, rejected: 0 } });
  });
});
