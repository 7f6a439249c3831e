import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Customer, newCustomer, readCustomerInput } from '@echonio/customers';
import type { FieldError } from '@echonio/platform';
import { importTemplate } from '../../libs/imports/src/export/import-template';
import { readImportFile } from '../support/read-import-file';

const FILES = join(__dirname, '../fixtures/files');

/** The customers that the rules of customers make of a file: the same rules as for the body of a request. */
async function customersOf(source: Readable): Promise<{ customers: Customer[]; errors: FieldError[] }> {
  const errors: FieldError[] = [];
  const { rows } = await readImportFile(source);
  const customers = rows.map(({ input }) => {
    const { identity, contacts } = input;
    const type = input.type ?? (identity === undefined ? 'corporate' : undefined);
    return newCustomer(readCustomerInput({ type, identity, contacts }, errors), errors);
  });
  return { customers, errors };
}

describe('files of other programs, put through the rules of customers', () => {
  it.each<[string, string]>([
    ['google-contacts-old.csv', 'personal personal corporate corporate personal personal'],
    ['google-contacts.csv', 'personal personal corporate personal'],
    ['outlook.csv', 'personal personal corporate personal'],
    ['hubspot-contacts.csv', 'personal personal corporate'],
    ['hubspot-companies.csv', 'corporate corporate'],
    ['salesforce-contacts.csv', 'personal personal'],
    ['salesforce-contacts-export.csv', 'personal'],
    ['salesforce-accounts.csv', 'corporate corporate'],
    ['persian-excel.csv', 'personal corporate personal'],
    ['persian-unicode-text.txt', 'personal corporate personal'],
  ])('%s', async (name, types) => {
    const { customers, errors } = await customersOf(createReadStream(join(FILES, name)));
    expect(errors).toEqual([]);
    expect(customers.map(({ type }) => type).join(' ')).toBe(types);
  });

  it.each(['csv', 'json'] as const)('the template as %s', async (format) => {
    const { customers, errors } = await customersOf(Readable.from([Buffer.from(importTemplate(format))]));
    expect(errors).toEqual([]);
    expect(customers.map(({ contacts }) => contacts.length)).toEqual([4, 3, 1, 2]);
  });
});
