export type CorporateKey = 'name' | 'title' | 'manager';
export type PersonalKey = 'firstName' | 'lastName' | 'fatherName';
export type IdentityKey = CorporateKey | PersonalKey;
export type ContactPart = 'value' | 'role' | 'note' | 'responder';

/** What a header asks to do with its cells. */
export type ColumnMeaning =
  | { kind: 'type' | 'tags' | 'contacts' | 'item' | 'meta' }
  /** `besideLastName`: what the key becomes in a file that also has a last name and no other first name. */
  | { kind: 'identity'; key: IdentityKey; besideLastName?: PersonalKey }
  /** `ordinal` tells repeated columns of a type apart: 2 in `tel 2`. */
  | { kind: 'contact'; type: string; ordinal: number; part: ContactPart };
