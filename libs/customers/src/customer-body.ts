import { ContactBody, contactBody } from '@echonio/contacts';
import { CustomerType, Identity, IDENTITY_KEYS, StoredCustomer } from './customer';

/** A customer as replies show it, its attributes in the documented order. Times only with `include=meta`. */
export interface CustomerBody {
  id: string;
  organizationId: string;
  creatorOperatorId: string;
  avatarUploadedFileId: string | null;
  type: CustomerType;
  identity: Identity;
  tagsIds: string[];
  contacts: ContactBody[];
  createdAt?: string;
  updatedAt?: string;
}

export function customerBody(customer: StoredCustomer, withMeta: boolean): CustomerBody {
  return {
    id: customer.id,
    organizationId: customer.organizationId,
    creatorOperatorId: customer.creatorOperatorId,
    avatarUploadedFileId: customer.avatarUploadedFileId,
    type: customer.type,
    identity: Object.fromEntries(IDENTITY_KEYS[customer.type].map((key) => [key, customer.identity[key] ?? null])),
    tagsIds: customer.tagsIds,
    contacts: customer.contacts.map(contactBody),
    ...(withMeta ? { createdAt: customer.createdAt, updatedAt: customer.updatedAt } : {}),
  };
}
