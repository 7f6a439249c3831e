import { createHash } from 'node:crypto';
import { foldedTitle } from '@echonio/search-text';
import Papa from 'papaparse';
import { NOTE_LIMIT, TEXT_LIMIT, type SampleContact, type SampleCustomer } from '../sample/sample-customer.ts';
import { sampleCustomers, sampleRows } from '../sample/sample-customers.ts';
import { sampleFile, type SampleFileOptions, type SampleTotals } from '../sample/sample-file.ts';
import { COMMON_WORD } from '../sample/sample-identity.ts';
import { SAMPLE_TAGS } from '../sample/sample-tags.ts';

const ROWS = 20_000;
const ILLEGAL = /\0|\p{Surrogate}|^'+[=+\-@\t\r]/u;
const customers = [...sampleCustomers({ rows: ROWS, seed: 7 })];

function fileOf(options: SampleFileOptions): { text: string; totals: SampleTotals } {
  const pieces = sampleFile(options);
  let text = '';
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return { text, totals: piece.value };
    text += piece.value;
  }
}

function textsOf({ identity, contacts }: SampleCustomer): string[] {
  const details = contacts.flatMap(({ value, role, note, responder }) => [value, role, note, responder]);
  return [...Object.values(identity), ...details].filter((text) => typeof text === 'string');
}

function illegalTexts({ identity, contacts }: SampleCustomer): string[] {
  const notes = contacts.map(({ note }) => note);
  const shorter = [
    ...Object.values(identity),
    ...contacts.flatMap(({ note: _note, ...others }) => Object.values(others)),
  ];
  return [...unlike(notes, NOTE_LIMIT), ...unlike(shorter as string[], TEXT_LIMIT)];
}

/** The texts that the product would refuse, trim, or take for a guarded cell. */
function unlike(texts: (string | null | undefined)[], limit: number): string[] {
  const present = texts.filter((text) => typeof text === 'string');
  return present.filter((text) => text.length > limit || text === '' || text !== text.trim() || ILLEGAL.test(text));
}

function fromCsvRecord(header: string[], record: string[]): SampleCustomer {
  const cells = new Map(header.map((column, index) => [column, record[index] || undefined]));
  const identityKeys =
    cells.get('type') === 'corporate' ? ['name', 'title', 'manager'] : ['lastName', 'firstName', 'fatherName'];
  const contacts = header
    .filter((column) => /^(tel|mobile|email|contact:\w+)( 2)?$/.test(column) && cells.get(column))
    .map((column) => {
      const contact: Record<string, string> = {
        type: column.replace(/^contact:| 2$/g, ''),
        value: cells.get(column) as string,
      };
      for (const detail of ['role', 'note', 'responder']) {
        const text = cells.get(`${column} ${detail}`);
        if (text) contact[detail] = text;
      }
      return contact as unknown as SampleContact;
    });
  return {
    type: cells.get('type') as SampleCustomer['type'],
    identity: Object.fromEntries(
      identityKeys.map((key) => [key, cells.get(key) ?? null]),
    ) as unknown as SampleCustomer['identity'],
    contacts,
    tags: splitTags(cells.get('tags')),
  };
}

function splitTags(cell: string | undefined): string[] {
  if (!cell) return [];
  return cell.split(/(?<!\\)\|/).map((title) => title.replace(/\\([\\|])/g, '$1'));
}

describe('sampleFile', () => {
  it('gives the same bytes for the same seed, from release to release', () => {
    const digest = (options: SampleFileOptions) => createHash('sha256').update(fileOf(options).text).digest('hex');
    expect(digest({ rows: 500, seed: 1, format: 'csv' })).toBe(
      '8d627b48300132e7d7ed0ae1faed7b2bd10b3ccfe2a26fc021a375fcc733ea47',
    );
    expect(digest({ rows: 500, seed: 2, format: 'csv' })).not.toBe(digest({ rows: 500, seed: 1, format: 'csv' }));
  });

  it('describes the same customers in every format', () => {
    const options = { rows: 3_000, seed: 7 };
    const expected = customers.slice(0, options.rows);
    const csv = Papa.parse<string[]>(fileOf({ ...options, format: 'csv' }).text.trimEnd());
    const [header = [], ...records] = csv.data;
    expect(csv.errors).toEqual([]);
    expect(records.every((record) => record.length === header.length)).toBe(true);
    expect(records.map((record) => fromCsvRecord(header, record))).toEqual(expected);
    expect(JSON.parse(fileOf({ ...options, format: 'json' }).text)).toEqual(expected);
    const lines = fileOf({ ...options, format: 'ndjson' })
      .text.trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
  });

  it('is well formed without rows', () => {
    expect(JSON.parse(fileOf({ rows: 0, format: 'json' }).text)).toEqual([]);
    expect(fileOf({ rows: 0, format: 'ndjson' }).text).toBe('');
    expect(fileOf({ rows: 0, format: 'csv' }).text).toMatch(/^type,name,.*,tags\n$/);
  });

  it('counts what it wrote', () => {
    const { totals } = fileOf({ rows: ROWS, seed: 7, format: 'csv', badPercent: 10 });
    const good = [...sampleRows({ rows: ROWS, seed: 7, badPercent: 10 })].filter(({ fault }) => !fault);
    const contacts = good.reduce((sum, { customer }) => sum + customer.contacts.length, 0);
    expect(totals).toEqual({ rows: ROWS, customers: 18_000, contacts, bad: 2_000 });
  });
});

describe('sampleCustomers', () => {
  it('begins a longer run with the customers of a shorter one', () => {
    expect([...sampleCustomers({ rows: 100, seed: 7 })]).toEqual(customers.slice(0, 100));
  });

  it('keeps every value legal', () => {
    expect(customers.flatMap(illegalTexts)).toEqual([]);
    expect(customers.filter(({ identity }) => Object.values(identity).every((text) => text === null))).toEqual([]);
    expect(new Set(customers.flatMap(({ tags }) => tags))).toEqual(new Set(SAMPLE_TAGS));
    expect(customers.filter(({ tags }) => new Set(tags).size < tags.length)).toEqual([]);
  });

  it('uses titles of tags that differ after folding, as definitions must', () => {
    expect(new Set(SAMPLE_TAGS.map(foldedTitle)).size).toBe(SAMPLE_TAGS.length);
  });

  it('mixes scripts, types and numbers of contacts as announced', () => {
    const share = (test: (customer: SampleCustomer) => boolean) => customers.filter(test).length / ROWS;
    expect(share(({ identity }) => /[آ-ی]/.test(JSON.stringify(identity)))).toBeCloseTo(0.5, 1);
    expect(share(({ type }) => type === 'corporate')).toBeCloseTo(0.6, 1);
    expect(share(({ tags }) => tags.length > 0)).toBeCloseTo(0.55, 1);
    const counts = customers.map(({ contacts }) => contacts.length);
    expect(counts.reduce((sum, count) => sum + count) / ROWS).toBeCloseTo(2.1, 1);
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it('has one word that a fifth of the rows share, other words in under a tenth, and a long tail', () => {
    const rowsByWord = new Map<string, number>();
    for (const customer of customers) {
      const words = new Set(textsOf(customer).flatMap((text) => text.match(/[\p{L}\p{M}\u200c]{3,}/gu) ?? []));
      for (const word of words) rowsByWord.set(word, (rowsByWord.get(word) ?? 0) + 1);
    }
    expect((rowsByWord.get(COMMON_WORD) ?? 0) / ROWS).toBeCloseTo(0.19, 1);
    rowsByWord.delete(COMMON_WORD);
    for (const partOfAddress of ['example', 'com', 'EXAMPLE']) rowsByWord.delete(partOfAddress);
    const shares = [...rowsByWord.values()].map((rows) => rows / ROWS);
    expect(Math.max(...shares)).toBeLessThan(0.1);
    expect(shares.filter((share) => share > 0.01).length).toBeGreaterThan(20);
    expect(shares.filter((share) => share < 0.001).length).toBeGreaterThan(5_000);
  });

  it.each([
    ['half-spaced compounds', /کافی\u200cشاپ/],
    ['the same written apart', /کافی شاپ/],
    ['Arabic yeh and kaf', /شركت.*ي/],
    ['harakat', /[آ-ی]\u064f/],
    ['tatweel', /ـ/],
    ['bidi marks', /\u200f/],
    ['Persian digits', /[۰-۹]/],
    ['Arabic digits', /[٠-٩]/],
    ['double quotes', /"/],
    ['guillemets', /«.+»/],
    ['line breaks', /\n/],
    ['a leading =', /^=/],
    ['a leading +, not a number', /^\+[^\d]/],
    ['a leading -', /^-/],
    ['a leading @, not a user name', /^@[^a-z_]/],
    ['commas', /, .*,/],
    ['apostrophes', /\w'\w/],
    ['accents', /[éüñøłş]/],
    ['decomposed accents', /[a-z]\p{M}/u],
    ['emoji', /\p{Extended_Pictographic}/u],
    ['wildcards of LIKE', /100%|A_1/],
    ['backslashes', /\\/],
    ['+98 numbers', /^\+98\d{10}$/],
    ['0098 numbers', /^0098\d{10}$/],
    ['spaced mobile numbers', /^0912 \d{3} \d{4}$/],
    ['mobile numbers in Persian digits', /^۰۹۱۲[۰-۹]{7}$/],
    ['area codes in brackets', /^\(021\) \d{4}-\d{4}$/],
    ['numbers of other countries', /^\+44 \d{4} \d{3} \d{3}$/],
    ['very long names', /^.{480,500}$/s],
    ['very long notes', /^.{1500,2000}$/s],
  ])('contains %s', (_what, pattern) => {
    expect(customers.some((customer) => textsOf(customer).some((text) => pattern.test(text)))).toBe(true);
  });
});

describe('sampleRows with bad rows', () => {
  it.each([10, 0.7, 33.3, 100])('makes exactly %s %% of them bad and leaves the others as they were', (badPercent) => {
    const rows = [...sampleRows({ rows: 1_000, seed: 7, badPercent })];
    expect(rows.filter(({ fault }) => fault)).toHaveLength(badPercent * 10);
    rows.forEach(({ customer, fault }, index) => {
      if (!fault) expect(customer).toEqual(customers[index]);
    });
  });

  it('gives every bad row the fault it names', () => {
    const bad = [...sampleRows({ rows: 300, seed: 7, badPercent: 100 })];
    for (const { customer, fault } of bad) {
      if (fault === 'missing') expect(textsOf(customer)).toEqual([]);
      else if (fault === 'type') expect(['corporate', 'personal']).not.toContain(customer.type);
      else expect(Math.max(...textsOf(customer).map((text) => text.length))).toBeGreaterThan(TEXT_LIMIT);
    }
    expect(new Set(bad.map(({ fault }) => fault))).toEqual(new Set(['missing', 'type', 'length']));
  });
});
