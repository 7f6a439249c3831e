import { Random } from '../sample/random.ts';

/** A row that an import must make a customer of, as it is to be found afterwards. */
export interface NumberedRow {
  line: number;
  type: 'corporate' | 'personal';
  name: string;
  title: string | null;
  contacts: [type: string, value: string][];
  tags: string[];
}

/** An import file of numbered rows, and all that must come of it. */
export interface NumberedFile {
  text: string;
  rows: number;
  good: NumberedRow[];
  /** Lines of the rows that must be rejected. */
  bad: number[];
}

const HEADER = 'type,name,title,lastName,tel,mobile,email,tags';
const TAGS = ['vip', 'مشتری ویژه', 'Net 30', 'R&D', 'پی‌گیری شود'];
export const BAD_PERCENT = 2;

/** Every row has a name of its own; the same seed gives the same file. */
export function numberedFile(seed: number, rows: number, badPercent = BAD_PERCENT): NumberedFile {
  const random = new Random(seed);
  const file: NumberedFile = { text: `${HEADER}\n`, rows, good: [], bad: [] };
  let line = 2;
  for (let ordinal = 1; ordinal <= rows; ordinal += 1) {
    const text = random.chance(badPercent / 100)
      ? badRow(file, line, ordinal, random)
      : goodRow(file, line, ordinal, random);
    file.text += `${text}\n`;
    line += text.split('\n').length;
  }
  return file;
}

function badRow(file: NumberedFile, line: number, ordinal: number, random: Random): string {
  file.bad.push(line);
  return random.chance(0.5) ? `shop,Bad ${ordinal},,,,,,` : `corporate,,,,,,,vip`;
}

function goodRow(file: NumberedFile, line: number, ordinal: number, random: Random): string {
  const type = random.chance(0.7) ? 'corporate' : 'personal';
  const name = random.chance(0.5) ? `Row ${ordinal}` : `ردیف ${ordinal}`;
  const title =
    type === 'corporate' && random.chance(0.3) ? (random.chance(0.2) ? 'two\nlines' : 'Trade, "retail"') : null;
  const contacts: NumberedRow['contacts'] = [];
  if (random.chance(0.6)) contacts.push(['tel', `021-${random.digits(8)}`]);
  if (random.chance(0.6)) contacts.push(['mobile', `0912${random.digits(7)}`]);
  if (random.chance(0.6)) contacts.push(['email', `row${ordinal}@example.com`]);
  const tags = TAGS.filter(() => random.chance(0.2));
  file.good.push({ line, type, name, title, contacts, tags });
  const contact = (wanted: string): string => contacts.find(([kind]) => kind === wanted)?.[1] ?? '';
  const names = type === 'corporate' ? `${name},${quoted(title)},` : `,,${name}`;
  return `${type},${names},${contact('tel')},${contact('mobile')},${contact('email')},${tags.join('|')}`;
}

const quoted = (text: string | null): string => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
