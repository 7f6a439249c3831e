import fc from 'fast-check';
import { readImportFile } from '../../../../../../test/support/read-import-file';
import { csvRow } from '../../../export/csv-row';

jest.setTimeout(30_000);

const PERSON = ['First Name', 'Family Name', 'Middle Name'];
const COLUMNS = [
  ...PERSON,
  ...[
    'type',
    'title',
    'tel',
    'tel role',
    'tel note',
    'email',
    'contact:fax',
    'tags',
    'Full Name',
    'Company',
    'Account Name',
  ],
  ...[
    'Job Title',
    'Notes',
    'Description',
    'Labels',
    'Categories',
    'E-mail 1 - Value',
    'Phone 1 - Value',
    'Phone 1 - Label',
  ],
  ...[
    'Business Phone',
    'Home Fax',
    'Pager',
    "Assistant's Phone",
    'Website',
    'Business Street',
    'Business City',
    'Address 1 - Formatted',
  ],
  ...['شرکت', 'نام شرکت', 'سمت', 'توضیحات', 'تلفن منزل', 'آدرس'],
];

/** A header, and a row in which a filled cell holds a word of its own, or two as Google writes them. */
const file = fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 12 }).chain((header) =>
  fc
    .tuple(
      ...header.map((column) => fc.record({ filled: fc.boolean(), twice: fc.boolean(), column: fc.constant(column) })),
    )
    .map((cells) =>
      cells.map(({ filled, twice, column }, index) => {
        if (!filled) return { column, text: '' };
        if (column === 'type') return { column, text: twice ? 'corporate' : 'personal' };
        return { column, text: twice ? `w${index}x ::: w${index}y` : `w${index}z` };
      }),
    ),
);

describe('a row of another program', () => {
  it('loses no word, and names the column of each contact', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (cells) => {
        const text = csvRow(cells.map(({ column }) => column)) + csvRow(cells.map((cell) => cell.text));
        const read = await readImportFile(text).catch((error: Error) => error);
        if (read instanceof Error) return expect(read).toMatchObject({ code: 'NO_USABLE_COLUMN' });
        const [row] = read.rows;
        if (!row || row.faults.length > 0) return;
        const hasPerson = cells.some(({ column, text }) => PERSON.includes(column) && text !== '');
        const input = JSON.stringify(row.input);
        for (const { column, text } of cells) {
          const isRepeated = column === 'Full Name' && hasPerson;
          const isOfNothing =
            column === 'Phone 1 - Label' && !cells.some((it) => it.column === 'Phone 1 - Value' && it.text !== '');
          if (isRepeated || isOfNothing || read.file.ignoredColumns.includes(column)) continue;
          for (const word of text.match(/\w+/g) ?? []) expect(input).toContain(word);
        }
        for (const [index, contact] of ((row.input.contacts ?? []) as { value?: string }[]).entries()) {
          if (contact.value === undefined) continue;
          const column = read.file.columnOf(row, `contacts.${index}.value`);
          const cell = cells.find((it) => it.column === column)!.text;
          expect(contact.value.match(/\w+/g)!.some((word) => cell.includes(word))).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
