export type CorporateKey = 'name' | 'title' | 'manager';
export type PersonalKey = 'firstName' | 'lastName' | 'fatherName';
export type IdentityKey = CorporateKey | PersonalKey;
export type ContactPart = 'value' | 'role' | 'note' | 'responder';

/** What a header of our own asks to do with its cells. */
export type ColumnMeaning =
  | { kind: 'type' | 'tags' | 'contacts' | 'item' | 'meta' }
  /**
   * `besideLastName`: what the key becomes in a file that also has a last name and no other first name. `besidePerson`: in
   * a file that also has the name of a person the column is that person's company.
   */
  | { kind: 'identity'; key: IdentityKey; besideLastName?: PersonalKey; besidePerson?: 'company' }
  /** `ordinal` tells repeated columns of a type apart: 2 in `tel 2`. */
  | { kind: 'contact'; type: string; ordinal: number; part: ContactPart };

/** What a header of other programs asks for, where our own columns have no word for it. */
export type VendorMeaning =
  | { kind: 'company' | 'fullName' | 'middleName' | 'jobTitle' | 'remark' }
  /** Tags with another separator than ours. */
  | { kind: 'labels'; separator: string }
  | ReachMeaning;

/** A cell of a contact. Columns of one `group` make one contact: several values are its lines. */
export interface ReachMeaning {
  kind: 'reach';
  type: string;
  group: string;
  part: 'value' | 'label';
  /** What the header itself says of the contact, such as `Home`. */
  label?: string;
  /** Stands between several values in one cell. */
  separator?: string;
}

export type Meaning = ColumnMeaning | VendorMeaning;
