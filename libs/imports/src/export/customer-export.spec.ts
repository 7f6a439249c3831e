import fc from 'fast-check';
import { readImportFile } from '../../../../test/support/read-import-file';
import type { RowInput } from '../readers/import-file';
import { csvRow } from './csv-row';
import { customerToCsvRow, exportColumns } from './customer-csv';
import { customerToJson } from './customer-json';
import type { ExportedCustomer } from './exported-customer';

jest.setTimeout(30_000);

const awkward = fc
  .string({
    unit: fc.constantFrom(...'ab\'=+-@\t\r\n",;|\\ 0'.split(''), '\r\n', 'ب', 'ی', '\u200c', '😀', 'null'),
    minLength: 1,
    maxLength: 8,
  })
  .filter((text) => text.trim() !== '' && text.trim() === text);
const nullable = fc.option(awkward);
const contact = fc.record({ note: nullable, role: nullable, type: awkward, value: awkward, responder: nullable });
const meta = fc.record({
  id: fc.uuid(),
  organizationId: fc.uuid(),
  creatorOperatorId: fc.uuid(),
  avatarUploadedFileId: fc.constant(null),
  createdAt: fc.constant('2026-11-24T00:00:00.000Z'),
  updatedAt: fc.constant('2026-11-24T00:00:00.000Z'),
  version: fc.nat(),
});
const identity = fc.oneof(
  fc.record({ name: nullable, title: nullable, manager: nullable }),
  fc.record({ lastName: nullable, firstName: nullable, fatherName: nullable }),
);
const customer: fc.Arbitrary<ExportedCustomer> = fc
  .record({
    identity,
    tagsIds: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3'), { maxLength: 3 }),
    contacts: fc.array(contact, { maxLength: 4 }),
    meta,
  })
  .map((values) => ({ ...values, type: 'name' in values.identity ? 'corporate' : 'personal' }));
const titles = fc.tuple(awkward, awkward).map(
  ([first, second]) =>
    new Map([
      ['t1', first],
      ['t2', `x${second}`],
    ]),
);

const withoutNulls = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** What an import must ask for to make the same customer again. */
function expectedInput(from: ExportedCustomer, tagTitles: Map<string, string>): object {
  return {
    type: from.type,
    identity: withoutNulls(from.identity),
    contacts: from.contacts.map((it) => withoutNulls(it)),
    tags: from.tagsIds.map((id) => tagTitles.get(id) ?? id),
  };
}

/** What a row asks for, with absent and empty values made one. */
function normalised({ type, identity, contacts, tags }: RowInput): object {
  const values = withoutNulls(identity ?? {});
  return { type, identity: values, contacts: contacts ?? [], tags: tags ?? [] };
}

describe('an export', () => {
  it.each([false, true])('as CSV is read back exactly, with meta: %s', async (includeMeta) => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 4 }), titles, async (customers, tagTitles) => {
        const lines = customers.map((it) =>
          customerToCsvRow({ ...it, meta: includeMeta ? it.meta : null }, { tagTitles }),
        );
        const { file, rows } = await readImportFile(csvRow(exportColumns(includeMeta)) + lines.join(''));
        expect(file.ignoredColumns).toEqual([]);
        expect(rows.flatMap((row) => row.faults)).toEqual([]);
        expect(rows.map((row) => normalised(row.input))).toEqual(customers.map((it) => expectedInput(it, tagTitles)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([false, true])('as JSON and NDJSON is read back exactly, with meta: %s', async (includeMeta) => {
    await fc.assert(
      fc.asyncProperty(fc.array(customer, { minLength: 2, maxLength: 4 }), titles, async (customers, tagTitles) => {
        const items = customers.map((it) =>
          customerToJson({ ...it, meta: includeMeta ? it.meta : null }, { tagTitles }),
        );
        const expected = customers.map((it) => expectedInput(it, tagTitles));
        for (const content of [`[${items.join(',\n')}]`, items.join('\n')]) {
          const { rows } = await readImportFile(content);
          expect(rows.map((row) => normalised(row.input))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  const example: ExportedCustomer = {
    type: 'corporate',
    identity: { name: '=A', title: null, manager: null },
    tagsIds: ['t1', 't2'],
    contacts: [{ note: null, role: 'CEO', type: 'tel', value: '+98', responder: null }],
    meta: {
      id: 'c',
      organizationId: 'o',
      creatorOperatorId: 'p',
      avatarUploadedFileId: null,
      createdAt: 'x',
      updatedAt: 'y',
      version: 3,
    },
  };
  const options = { tagTitles: new Map([['t1', 'a|b']]) };

  it('writes one line of CSV', () => {
    expect(csvRow(exportColumns(true))).toBe(
      'type,name,title,manager,firstName,lastName,fatherName,tags,contacts,' +
        'id,organizationId,creatorOperatorId,avatarUploadedFileId,tagsIds,createdAt,updatedAt,version\r\n',
    );
    expect(customerToCsvRow(example, options)).toBe(
      `corporate,'=A,,,,,,"a\\|b|t2","[{""type"":""tel"",""value"":""+98"",""role"":""CEO""}]",c,o,p,,"t1|t2",x,y,3\r\n`,
    );
  });

  it('writes one item of JSON', () => {
    expect(customerToJson({ ...example, meta: null }, options)).toBe(
      '{"type":"corporate","identity":{"name":"=A","title":null,"manager":null},"tags":["a|b","t2"],' +
        '"contacts":[{"type":"tel","value":"+98","role":"CEO"}]}',
    );
    expect(JSON.parse(customerToJson(example, options))).toMatchObject({ id: 'c', tagsIds: ['t1', 't2'], version: 3 });
  });
});
