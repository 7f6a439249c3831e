import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImportFile } from '../../../../../../test/support/read-import-file';
import { RejectsCsv } from '../../../export/rejects-csv';
import type { RowInput } from '../../import-file';

const FILES = join(__dirname, '../../../../../../test/fixtures/files');

async function read(name: string): Promise<{ inputs: RowInput[]; ignored: string[] }> {
  const { file, rows } = await readImportFile(readFileSync(join(FILES, name)));
  expect(rows.flatMap((row) => row.faults)).toEqual([]);
  return { inputs: rows.map((row) => row.input), ignored: file.ignoredColumns };
}

describe('Google Contacts', () => {
  it('reads an export with the older header', async () => {
    const { inputs, ignored } = await read('google-contacts-old.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'Maria Luisa', lastName: 'Ferrari' },
        contacts: [
          {
            type: 'email',
            value: 'm.ferrari@example.com',
            role: 'Owner',
            note: 'Officine Ferrari\nWork\nMet at the Milan fair.\nPrefers e-mail.',
          },
          { type: 'email', value: 'maria@example.org', note: 'Home' },
          { type: 'email', value: 'luisa@example.net', note: 'Home' },
          { type: 'mobile', value: '+39 320 555 0101' },
          { type: 'fax', value: '+39 02 5550 102', note: 'Work' },
          { type: 'address', value: 'Via Roma 1\n20121 Milano\nItaly', note: 'Work' },
          { type: 'website', value: 'https://ferrari.example.com', note: 'Profile' },
        ],
        tags: ['Suppliers', 'VIP'],
      },
      {
        identity: { firstName: 'علی‌اکبر', lastName: 'رضایی' },
        contacts: [
          { type: 'mobile', value: '0912 555 0103' },
          { type: 'mobile', value: '0935 555 0104' },
          { type: 'tel', value: '021-5555 0105', note: 'دفتر' },
        ],
      },
      {
        identity: { name: 'شرکت نان سحر' },
        contacts: [{ type: 'tel', value: '+98 21 5555 0106', note: 'Main' }],
      },
      {
        identity: { name: 'Blue Door Café' },
        contacts: [{ type: 'email', value: 'hello@bluedoor.example.com' }],
      },
      { identity: { lastName: 'Plumber Hassan' }, contacts: [{ type: 'mobile', value: '0912 555 0107' }] },
      {
        identity: { firstName: 'Tom', lastName: 'Baker' },
        contacts: [{ type: 'company', value: 'Baker & Sons', role: 'Partner', note: 'No number yet' }],
      },
    ]);
    expect(ignored).toHaveLength(36);
    expect(ignored).toEqual(
      expect.arrayContaining(['Name Prefix', 'Birthday', 'Address 1 - City', 'Organization 1 - Type']),
    );
  });

  it('reads an export with the newer header', async () => {
    const { inputs, ignored } = await read('google-contacts.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'ندا', lastName: 'یاری' },
        contacts: [
          { type: 'email', value: 'neda@example.com', role: 'مدیر', note: 'کافه رادیو\nWork' },
          { type: 'mobile', value: '+98 912 555 0111' },
          { type: 'address', value: 'خیابان انقلاب، پلاک ۱۲\nتهران', note: 'Work' },
        ],
        tags: ['مشتری ویژه'],
      },
      {
        identity: { firstName: 'Jean Pierre', lastName: "d'Arc" },
        contacts: [
          { type: 'email', value: 'jp@example.com', note: 'Calls back after six' },
          { type: 'email', value: 'jean@example.org' },
          { type: 'tel', value: '+33 1 55 50 01 12', note: 'Home' },
          { type: 'fax', value: '+33 1 55 50 01 13', note: 'Home' },
        ],
      },
      {
        identity: { name: 'Nordwind GmbH' },
        contacts: [
          { type: 'email', value: 'info@nordwind.example' },
          { type: 'website', value: 'https://nordwind.example', note: 'Home Page' },
        ],
        tags: ['Partners'],
      },
      { identity: { firstName: 'Sam' }, contacts: [{ type: 'company', value: 'Harbour Ltd' }] },
    ]);
    expect(ignored).toHaveLength(17);
    expect(ignored).toEqual(expect.arrayContaining(['Nickname', 'Organization Department', 'Photo']));
  });
});

describe('Outlook', () => {
  it('reads an export', async () => {
    const { inputs, ignored } = await read('outlook.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'Anna Sofia', lastName: 'Lindqvist' },
        contacts: [
          {
            type: 'tel',
            value: '+46 8 555 01 20',
            role: 'Head of Research',
            note: 'Fjäll Medical AB\nBusiness\nVisits in May.\r\nVegetarian.',
          },
          { type: 'tel', value: '+46 8 555 01 00', note: 'Main' },
          { type: 'tel', value: '+46 8 555 01 22', note: 'Home' },
          { type: 'mobile', value: '+46 70 555 01 23' },
          { type: 'email', value: 'anna@fjall.example' },
          { type: 'email', value: 'anna.l@example.org' },
          { type: 'tel', value: '+46 8 555 01 24', note: 'Assistant' },
          { type: 'fax', value: '+46 8 555 01 21', note: 'Business' },
          { type: 'address', value: 'Storgatan 5, Stockholm, 111 22, Sweden', note: 'Business' },
          { type: 'website', value: 'https://fjall.example' },
        ],
        tags: ['Customers', 'Nordics'],
      },
      {
        identity: { firstName: 'سارا', lastName: 'کریمی' },
        contacts: [
          { type: 'mobile', value: '09175550125' },
          { type: 'address', value: 'کوچه بهار ۳, شیراز', note: 'Home' },
        ],
      },
      {
        identity: { name: 'Kaya Tekstil' },
        contacts: [
          { type: 'tel', value: '+90 212 555 01 26', note: 'Business' },
          { type: 'email', value: 'satis@kaya.example' },
        ],
      },
      {
        identity: { firstName: 'Ola', lastName: 'Malik' },
        contacts: [{ type: 'company', value: 'Super Startup', role: 'Developer' }],
      },
    ]);
    expect(ignored).toHaveLength(31);
    expect(ignored).toEqual(expect.arrayContaining(['Title', 'E-mail Type', "Manager's Name", 'Birthday']));
  });
});

describe('HubSpot', () => {
  it('reads an export of contacts', async () => {
    const { inputs, ignored } = await read('hubspot-contacts.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'Gaëlle', lastName: 'Perrin' },
        contacts: [
          { type: 'email', value: 'g.perrin@example.com', role: 'Buyer', note: 'Fromagerie Perrin' },
          { type: 'tel', value: '+33 4 55 50 01 31' },
          { type: 'mobile', value: '+33 6 55 50 01 32' },
          { type: 'email', value: 'gaelle@example.org' },
          { type: 'email', value: 'perrin@example.net' },
          { type: 'address', value: 'Annecy, France' },
        ],
      },
      {
        identity: { firstName: 'حسین', lastName: 'نوری' },
        contacts: [{ type: 'tel', value: '02155550133', note: 'پخش نوری' }],
      },
      { contacts: [{ type: 'email', value: 'info@example.net' }] },
    ]);
    expect(ignored).toEqual([
      'Record ID',
      'Contact owner',
      'Last Activity Date (GMT+3:30)',
      'Lead Status',
      'Marketing contact status',
      'Create Date (GMT+3:30)',
      'Associated Company IDs',
    ]);
  });

  it('reads an export of companies, whose Type is no type of customer', async () => {
    const { inputs, ignored } = await read('hubspot-companies.csv');
    expect(inputs).toEqual([
      {
        identity: { name: 'Fromagerie Perrin' },
        contacts: [
          { type: 'tel', value: '+33 4 55 50 01 30', note: 'Cheese, wholesale' },
          { type: 'address', value: 'Annecy, France' },
          { type: 'website', value: 'perrin.example' },
        ],
      },
      { identity: { name: 'پخش نوری' }, contacts: [] },
    ]);
    expect(ignored).toEqual(['Record ID', 'Company owner', 'Create Date', 'Last Activity Date', 'Industry', 'Type']);
  });
});

describe('Salesforce', () => {
  it('reads a report of contacts', async () => {
    const { inputs, ignored } = await read('salesforce-contacts.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'Rose', lastName: 'González' },
        contacts: [
          { type: 'tel', value: '(512) 555-0141', role: 'SVP, Procurement', note: 'Edge Communications' },
          { type: 'mobile', value: '(512) 555-0142' },
          { type: 'email', value: 'rose@edge.example' },
          { type: 'address', value: '313 Constitution Place, Austin, TX, 78767, USA', note: 'Mailing' },
        ],
      },
      {
        identity: { lastName: 'Forbes' },
        contacts: [{ type: 'fax', value: '(512) 555-0143', note: 'Edge Communications' }],
      },
    ]);
    expect(ignored).toEqual(['Salutation', 'Account Owner']);
  });

  it('reads a data export, whose Name repeats the names', async () => {
    const { inputs } = await read('salesforce-contacts-export.csv');
    expect(inputs).toEqual([
      {
        identity: { firstName: 'Nadia', lastName: 'Pavlova' },
        contacts: [
          { type: 'tel', value: '+44 113 555 0144', role: 'CFO', note: 'Asked for a quote' },
          { type: 'mobile', value: '+44 7700 900145' },
          { type: 'tel', value: '+44 113 555 0146', note: 'Home' },
          { type: 'tel', value: '+44 113 555 0147' },
          { type: 'email', value: 'nadia@example.com' },
          { type: 'tel', value: '+44 113 555 0148', note: 'Assistant' },
          { type: 'address', value: '12 Hill Rd\nFloor 2, Leeds', note: 'Mailing' },
        ],
      },
    ]);
  });

  it('reads a report of accounts', async () => {
    const { inputs, ignored } = await read('salesforce-accounts.csv');
    expect(inputs).toEqual([
      {
        identity: { name: 'Edge Communications' },
        contacts: [
          { type: 'tel', value: '(512) 555-0151', note: 'Founded 1998' },
          { type: 'fax', value: '(512) 555-0152' },
          { type: 'website', value: 'http://edge.example' },
          { type: 'address', value: '312 Constitution Place, Austin, USA', note: 'Billing' },
        ],
      },
      { identity: { name: 'Dickenson plc' }, contacts: [] },
    ]);
    expect(ignored).toEqual(['Type', 'Industry', 'Account Owner']);
  });
});

describe('Persian headers', () => {
  const expected = [
    {
      identity: { firstName: 'رضا', lastName: 'محمدي' },
      contacts: [
        { type: 'mobile', value: '۰۹۱۲۵۵۵۰۱۶۱', role: 'مدیر خرید', note: 'فولاد البرز\nتسویه ماهانه' },
        { type: 'tel', value: '021-55550162', note: 'محل کار' },
        { type: 'email', value: 'reza@example.com' },
        { type: 'website', value: 'alborz.example' },
        { type: 'address', value: 'تهران؛ خیابان آزادی، پلاک ۱۲, 1234567890' },
      ],
    },
    {
      identity: { name: 'آب‌معدنی دماوند' },
      contacts: [
        { type: 'tel', value: '021-55550163', note: 'محل کار' },
        { type: 'fax', value: '021-55550164' },
      ],
    },
    { identity: { firstName: 'مینا', lastName: 'صفوی' }, contacts: [{ type: 'mobile', value: '09355550165' }] },
  ];

  it.each([
    ['persian-excel.csv', ['ردیف', 'columns 14 to 15']],
    ['persian-unicode-text.txt', ['ردیف']],
  ])('reads %s', async (name, ignoredColumns) => {
    const { inputs, ignored } = await read(name);
    expect(inputs).toEqual(expected);
    expect(ignored).toEqual(ignoredColumns);
  });
});

describe('files of other programs', () => {
  it.each([
    'google-contacts-old.csv',
    'google-contacts.csv',
    'outlook.csv',
    'hubspot-contacts.csv',
    'salesforce-accounts.csv',
    'persian-excel.csv',
  ])('reads the rejects of %s as it read the file', async (name) => {
    const { file, rows } = await readImportFile(readFileSync(join(FILES, name)));
    const fault = { column: null, code: 'UNKNOWN_TAG' as const, message: 'No such tag.' };
    const csv = new RejectsCsv(file);
    const again = await readImportFile(csv.header + rows.map((row) => csv.row(row.raw, row.line, [fault])).join(''));
    expect(again.rows.map((row) => row.input)).toEqual(rows.map((row) => row.input));
    expect(again.rows.flatMap((row) => row.faults)).toEqual([]);
  });

  it('names the column from which a part of a contact came', async () => {
    const { file, rows } = await readImportFile(readFileSync(join(FILES, 'google-contacts-old.csv')));
    const columns = (row: number, ...paths: string[]): (string | null)[] =>
      paths.map((path) => file.columnOf(rows[row]!, path));
    expect(columns(0, 'contacts.0.value', 'contacts.0.role', 'contacts.0.note', 'identity.firstName')).toEqual([
      'E-mail 1 - Value',
      'Organization 1 - Title',
      'Notes',
      'Given Name',
    ]);
    expect(columns(0, 'contacts.2.value', 'contacts.4.note', 'contacts.5.value', 'tags')).toEqual([
      'E-mail 2 - Value',
      'Phone 2 - Type',
      'Address 1 - Formatted',
      'Group Membership',
    ]);
    expect(columns(2, 'identity.name')).toEqual(['Organization 1 - Name']);
    expect(columns(4, 'identity.lastName')).toEqual(['Name']);
    expect(columns(5, 'contacts.0.value', 'contacts.0.note')).toEqual(['Organization 1 - Name', 'Notes']);
  });
});
