import type { ContactHolder } from '@echonio/customers';
import { fold } from '@echonio/search-text';

export const ON_DUPLICATE = ['create', 'skip', 'update'] as const;
export type OnDuplicate = (typeof ON_DUPLICATE)[number];

/** By which contacts two customers are the same, unless the caller says otherwise. */
export const DUPLICATE_BY: readonly string[] = ['email', 'phone'];
const PHONE = 'phone';

/** A type of contacts as `duplicateBy` holds it. */
export const foldedType = (type: string): string => fold(type.trim());

/** A contact as far as it tells who somebody is. */
type Telling = Pick<ContactHolder, 'contactType' | 'matchKey'>;

/** Whether contacts of this kind count: `phone` is any telephone number, everything else a folded type of contact. */
export const counts = (by: string, { contactType, matchKey }: Telling): boolean =>
  by === PHONE ? matchKey.startsWith(`${PHONE}:`) : fold(contactType) === by;
