import { Contact } from '@echonio/contacts';
import { Customer, CustomerType } from '../customer';

/** A contact with the key that it shares with its duplicates; null if it is from before there were keys. */
export interface KeyedContact extends Contact {
  matchKey: string | null;
}

/** A customer whose contacts have their keys. */
export interface KeyedCustomer extends Customer {
  contacts: KeyedContact[];
}

/** Who has a contact. */
export interface ContactHolder {
  customerId: string;
  customerType: CustomerType;
  contactType: string;
  matchKey: string;
  /** A text that sorts older customers before younger ones. */
  age: string;
}
