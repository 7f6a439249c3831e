import { Contact, ContactInput } from '@echonio/contacts';

export const CUSTOMER_TYPES = ['corporate', 'personal'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** The keys of an identity by type, in the order of replies. */
export const IDENTITY_KEYS = {
  corporate: ['name', 'title', 'manager'],
  personal: ['lastName', 'firstName', 'fatherName'],
} as const satisfies Record<CustomerType, readonly string[]>;

export type IdentityKey = (typeof IDENTITY_KEYS)[CustomerType][number];
export type Identity = Partial<Record<IdentityKey, string | null>>;

/** A customer as it is stored: `identity` has exactly the keys of its type. */
export interface Customer {
  id: string;
  avatarUploadedFileId: string | null;
  type: CustomerType;
  identity: Identity;
  tagsIds: string[];
  contacts: Contact[];
}

/** A stored customer with what the server adds. Times are UTC texts with milliseconds. */
export interface StoredCustomer extends Customer {
  organizationId: string;
  creatorOperatorId: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** A stored customer that the transaction has locked, with the titles of its tags by their ids. */
export interface LockedCustomer extends StoredCustomer {
  tagTitles: Record<string, string>;
}

/** A customer as a request names it: what is absent isn't passed. */
export interface CustomerInput {
  type?: CustomerType;
  identity?: Identity;
  contacts?: ContactInput[];
  tagsIds?: string[];
  avatarUploadedFileId?: string | null;
}
