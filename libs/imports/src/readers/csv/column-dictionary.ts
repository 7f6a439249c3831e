import type { ColumnMeaning, IdentityKey } from './column-meaning';
import { contactColumn } from './contact-column';
import { foldHeader } from './fold-header';
import { optionsIn } from './options-header';

const identity = (key: IdentityKey): ColumnMeaning => ({ kind: 'identity', key });

/** What only the server sets: in a file it is of no effect. */
export const SERVER_KEYS = [
  'id',
  'organizationId',
  'creatorOperatorId',
  'avatarUploadedFileId',
  'tagsIds',
  'createdAt',
  'updatedAt',
  'version',
];

const MEANINGS: [ColumnMeaning, string[]][] = [
  [{ kind: 'type' }, ['type', 'customer type', 'نوع', 'نوع مشتری']],
  [identity('name'), ['name']],
  [{ kind: 'identity', key: 'name', besidePerson: 'company' }, ['نام شرکت', 'نام سازمان']],
  [{ kind: 'identity', key: 'name', besideLastName: 'firstName' }, ['نام']],
  [identity('title'), ['title', 'عنوان']],
  [identity('manager'), ['manager', 'مدیر', 'نام مدیر', 'مدیرعامل']],
  [identity('firstName'), ['first name', 'نام کوچک']],
  [identity('lastName'), ['last name', 'نام خانوادگی', 'فامیلی']],
  [identity('fatherName'), ['father name', 'نام پدر']],
  [{ kind: 'tags' }, ['tags', 'tag', 'برچسب', 'برچسب‌ها', 'تگ', 'تگ‌ها']],
  [{ kind: 'contacts' }, ['contacts', 'مخاطبین', 'مخاطبان']],
  [{ kind: 'meta' }, SERVER_KEYS],
];

const BY_HEADER = new Map(MEANINGS.flatMap(([meaning, names]) => names.map((name) => [foldHeader(name), meaning])));

/** Columns of a rejects file; exact, because a file's own `Item` or `Errors` means something else. */
const OF_REJECTS = new Map<string, ColumnMeaning>([
  ['_item', { kind: 'item' }],
  ['_line', { kind: 'meta' }],
  ['_errors', { kind: 'meta' }],
]);

const LONGEST_HEADER = 200;

/** What a header means in our own files, in English or Persian; null if nothing. */
export function recogniseColumn(header: string): ColumnMeaning | null {
  if (optionsIn(header) !== null) return { kind: 'meta' };
  if (header.length > LONGEST_HEADER) return null;
  return OF_REJECTS.get(header.trim()) ?? BY_HEADER.get(foldHeader(header)) ?? contactColumn(header);
}
