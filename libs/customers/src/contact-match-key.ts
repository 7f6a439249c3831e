import { createHash } from 'node:crypto';
import { Contact } from '@echonio/contacts';
import { fold, normalisedPhone } from '@echonio/search-text';
import { PHONE_TYPES } from './phone-types';

/** Longer keys would not fit an entry of the index; they are told apart by their digest. */
const MAX_KEY = 200;
/** `@ali1234567` is a name, `tel. 1234567` a number. */
const NAME_WITH_DIGITS = /^\D*[\p{L}_@]\d/u;
const DIGITS_IN_GROUPS = /^[\d ()-]+$/;

/**
 * What two contacts have in common when they are the same e-mail address, telephone number or other value, however it is written:
 * `email:ali@b.ir`, `phone:989121234567` (whether it is a tel or a mobile; a fax is a line of its own), else the type and the value, both folded.
 * @param region ISO 3166 code for numbers without a calling code
 */
export function contactMatchKey({ type, value }: Pick<Contact, 'type' | 'value'>, region: string): string {
  const kind = fold(type);
  const folded = fold(value);
  const number = isPhone(kind, folded) ? normalisedPhone(folded, region) : null;
  const key =
    number === null ? `${kind}:${withoutGroups(folded)}` : kind === 'fax' ? `fax:${number}` : `phone:${number}`;
  return key.length <= MAX_KEY ? key : `${kind.slice(0, MAX_KEY / 2)}:${digest(key)}`;
}

const isPhone = (type: string, folded: string): boolean => PHONE_TYPES.has(type) && !NAME_WITH_DIGITS.test(folded);

const withoutGroups = (folded: string): string => (DIGITS_IN_GROUPS.test(folded) ? folded.replace(/\D+/g, '') : folded);

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
