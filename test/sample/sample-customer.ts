/** A customer as a request or an import file carries it; every text is trimmed and within the bounds of the contract. */
export interface SampleCustomer {
  type: 'corporate' | 'personal';
  identity: CorporateIdentity | PersonalIdentity;
  contacts: SampleContact[];
  /** Titles of tag definitions, see SAMPLE_TAGS. */
  tags: string[];
}

export interface CorporateIdentity {
  name: string | null;
  title: string | null;
  manager: string | null;
}

export interface PersonalIdentity {
  lastName: string | null;
  firstName: string | null;
  fatherName: string | null;
}

export interface SampleContact {
  type: string;
  value: string;
  role?: string;
  note?: string;
  responder?: string;
}

/** Longest legal text (names, values, roles, responders), in UTF-16 units. */
export const TEXT_LIMIT = 500;
/** Longest legal note, in UTF-16 units. */
export const NOTE_LIMIT = 2000;
