import type { ColumnMeaning, ContactPart } from './column-meaning';
import { foldHeader, toAsciiDigits } from './fold-header';

const TYPE_NAMES: Record<string, string[]> = {
  tel: ['tel', 'telephone', 'phone', 'تلفن', 'تلفن ثابت', 'شماره تلفن'],
  mobile: ['mobile', 'موبایل', 'همراه', 'تلفن همراه', 'شماره همراه', 'شماره موبایل'],
  email: ['email', 'ایمیل', 'رایانامه', 'پست الکترونیک', 'پست الکترونیکی'],
};
const PART_NAMES: Record<Exclude<ContactPart, 'value'>, string[]> = {
  role: ['role', 'سمت', 'نقش'],
  note: ['note', 'یادداشت', 'توضیح', 'توضیحات'],
  responder: ['responder', 'پاسخگو', 'رابط'],
};

const TYPES = byFoldedName(TYPE_NAMES);
const PARTS = byFoldedName(PART_NAMES) as Map<string, ContactPart>;

const anyOf = (names: Iterable<string>): string => [...names].sort((a, b) => b.length - a.length).join('|');
const PART = anyOf(PARTS.keys());
const KNOWN_TYPE = new RegExp(`^(${PART})?(${anyOf(TYPES.keys())})(\\d{0,3})(${PART})?(\\d{0,3})$`, 'u');
const OPEN_TYPE = /^contact\s*:(.*)$/su;
const LAST_WORD = /[\s_-]([^\s_-]+)$/u;

/**
 * Reads `tel`, `mobile`, `email` or `contact:<any type>`, with a number for repeated ones and `role`, `note` or
 * `responder` for what belongs to a contact: `tel 2`, `tel 2 role`, `contact:fax note`, `سمت تلفن`.
 */
export function contactColumn(header: string): ColumnMeaning | null {
  const open = OPEN_TYPE.exec(header.trim().toLowerCase());
  return open ? openTypeColumn(open[1]!.trim()) : knownTypeColumn(foldHeader(header));
}

function knownTypeColumn(folded: string): ColumnMeaning | null {
  const match = KNOWN_TYPE.exec(folded);
  if (!match) return null;
  const [, before, type, number, after, numberAfter] = match;
  if (before && after) return null;
  const part = PARTS.get(before ?? after ?? '') ?? 'value';
  return { kind: 'contact', type: TYPES.get(type!)!, ordinal: Number(number || numberAfter || 1), part };
}

function openTypeColumn(words: string): ColumnMeaning | null {
  let type = words;
  let part: ContactPart = 'value';
  let ordinal = 1;
  const partWord = LAST_WORD.exec(type);
  const partOfWord = partWord && PARTS.get(foldHeader(partWord[1]!));
  if (partOfWord) {
    part = partOfWord;
    type = type.slice(0, partWord.index).trim();
  }
  const numberWord = LAST_WORD.exec(type);
  const number = numberWord ? toAsciiDigits(numberWord[1]!) : '';
  if (numberWord && /^\d{1,3}$/.test(number)) {
    ordinal = Number(number);
    type = type.slice(0, numberWord.index).trim();
  }
  return type === '' ? null : { kind: 'contact', type, ordinal, part };
}

function byFoldedName(names: Record<string, string[]>): Map<string, string> {
  return new Map(Object.entries(names).flatMap(([key, list]) => list.map((name) => [foldHeader(name), key] as const)));
}
