import { FileFault } from '../file-fault';
import { planColumns } from './column-plan';
import { recogniseColumn } from './column-dictionary';

const identityOf = (header: string[]): string[] => planColumns(header, 1).identity.map((it) => it.key);

describe('recogniseColumn', () => {
  it.each<[string, object]>([
    ['firstName', { kind: 'identity', key: 'firstName' }],
    ['First Name', { kind: 'identity', key: 'firstName' }],
    ['FIRST_NAME ', { kind: 'identity', key: 'firstName' }],
    ['first-name', { kind: 'identity', key: 'firstName' }],
    ['نام خانوادگی', { kind: 'identity', key: 'lastName' }],
    ['نام\u200cخانوادگي', { kind: 'identity', key: 'lastName' }],
    ['نام پدر', { kind: 'identity', key: 'fatherName' }],
    ['مدير', { kind: 'identity', key: 'manager' }],
    ['عنوان', { kind: 'identity', key: 'title' }],
    ['نوع', { kind: 'type' }],
    ['برچسب‌ها', { kind: 'tags' }],
    ['مخاطبین', { kind: 'contacts' }],
    ['Tel', { kind: 'contact', type: 'tel', ordinal: 1, part: 'value' }],
    ['tel 2', { kind: 'contact', type: 'tel', ordinal: 2, part: 'value' }],
    ['tel_2_role', { kind: 'contact', type: 'tel', ordinal: 2, part: 'role' }],
    ['E-Mail Note', { kind: 'contact', type: 'email', ordinal: 1, part: 'note' }],
    ['تلفن همراه', { kind: 'contact', type: 'mobile', ordinal: 1, part: 'value' }],
    ['موبایل ۲', { kind: 'contact', type: 'mobile', ordinal: 2, part: 'value' }],
    ['سمت تلفن ۲', { kind: 'contact', type: 'tel', ordinal: 2, part: 'role' }],
    ['پست الكترونيك', { kind: 'contact', type: 'email', ordinal: 1, part: 'value' }],
    ['contact:Fax', { kind: 'contact', type: 'fax', ordinal: 1, part: 'value' }],
    ['contact: whats app 3 responder', { kind: 'contact', type: 'whats app', ordinal: 3, part: 'responder' }],
    ['contact:نشانی یادداشت', { kind: 'contact', type: 'نشانی', ordinal: 1, part: 'note' }],
    ['contact:note', { kind: 'contact', type: 'note', ordinal: 1, part: 'value' }],
    ['contact:fax2', { kind: 'contact', type: 'fax2', ordinal: 1, part: 'value' }],
    ['createdAt', { kind: 'meta' }],
    ['_errors', { kind: 'meta' }],
    ['_item', { kind: 'item' }],
  ])('knows %s', (header, meaning) => {
    expect(recogniseColumn(header)).toEqual(meaning);
  });

  it.each([
    '',
    ' ',
    'contact:',
    'contact: ',
    'Item',
    'errors',
    'role',
    'role tel note',
    '__proto__',
    'constructor',
    'toString',
    'x',
  ])('knows nothing of "%s"', (header) => expect(recogniseColumn(header)).toBeNull());

  it('reads long and blank-laden headers in no time', () => {
    const started = performance.now();
    for (const header of [`contact:${' '.repeat(1_000_000)}x`, `contact:${' -_'.repeat(60)}`, 'tel'.repeat(66)])
      recogniseColumn(header);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('planColumns', () => {
  it('takes نام for a company, for a first name beside a last name, for a company beside both', () => {
    expect(identityOf(['نام', 'تلفن'])).toEqual(['name']);
    expect(identityOf(['نام', 'نام خانوادگی'])).toEqual(['firstName', 'lastName']);
    expect(identityOf(['نام', 'نام کوچک', 'نام خانوادگی'])).toEqual(['name', 'firstName', 'lastName']);
    expect(identityOf(['name', 'lastName'])).toEqual(['name', 'lastName']);
  });

  it('gives repeated contact columns their own role, note and responder', () => {
    const header = [
      'tel role',
      'tel',
      'tel 2 note',
      'tel 2',
      'tel',
      'tel role',
      'email responder',
      'contact:tel',
      'tel role',
    ];
    const { contactColumns, ignoredColumns } = planColumns(header, 1);
    expect(contactColumns).toEqual([
      { type: 'tel', value: 1, role: 0, note: -1, responder: -1 },
      { type: 'tel', value: 3, role: -1, note: 2, responder: -1 },
      { type: 'tel', value: 4, role: 5, note: -1, responder: -1 },
      { type: 'tel', value: 7, role: 8, note: -1, responder: -1 },
    ]);
    expect(ignoredColumns).toEqual(['email responder']);
  });

  it('names the columns that it ignores, but not those of an export or a rejects file', () => {
    const header = ['name', 'Favourite Colour', '', '__proto__', 'constructor', 'id', 'createdAt', '_line', '_errors'];
    expect(planColumns(header, 1).ignoredColumns).toEqual(['Favourite Colour', 'column 3', '__proto__', 'constructor']);
  });

  it.each<[string[], string]>([
    [['name', 'tel', 'NAME'], 'Columns 1 "name" and 3 "NAME" both mean name. Rename or remove one.'],
    [['tags', 'برچسب', 'tel'], 'Columns 1 "tags" and 2 "برچسب" both mean tags. Rename or remove one.'],
    [['نام', 'name'], 'Columns 1 "نام" and 2 "name" both mean name. Rename or remove one.'],
  ])('refuses two columns for one field: %j', (header, message) => {
    expect(() => planColumns(header, 3)).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_COLUMN', line: 3, column: expect.any(String), message }),
    );
  });

  it.each([[['colour', 'size']], [['type', 'tags']], [['tel role']], [['']], [['id', '_line']]])(
    'refuses a header of which no customer can come: %j',
    (header) => {
      expect(() => planColumns(header, 1)).toThrow(FileFault);
      expect(() => planColumns(header, 1)).toThrow(expect.objectContaining({ code: 'NO_USABLE_COLUMN', line: 1 }));
    },
  );
});
