import type { ContactHolder, KeyedCustomer } from '@echonio/customers';
import { counts } from './duplicate-options';

type Holder = Pick<ContactHolder, 'customerId' | 'age'>;

/** Who has which contacts, as far as it matters for some rows; asked for the one customer that a row is a duplicate of. */
export class DuplicateIndex {
  private readonly oldest = new Map<string, Holder>();

  /** @param by what counts, what goes first first: `email`, `phone` or types of contacts */
  constructor(private readonly by: readonly string[]) {}

  add(holder: ContactHolder): void {
    for (const by of this.by) {
      if (!counts(by, holder)) continue;
      const place = placeOf(by, holder.customerType, holder.matchKey);
      const known = this.oldest.get(place);
      if (!known || holder.age < known.age) this.oldest.set(place, holder);
    }
  }

  /** @param age a text that sorts the customer among others */
  addCustomer(customer: KeyedCustomer, age: string): void {
    for (const { type, matchKey } of customer.contacts) {
      if (matchKey === null) continue;
      this.add({ customerId: customer.id, customerType: customer.type, contactType: type, matchKey, age });
    }
  }

  /** The customer of the same type that shares a contact with this one: by what goes first, then the oldest. */
  match(customer: Pick<KeyedCustomer, 'type' | 'contacts'>): string | undefined {
    for (const by of this.by) {
      let found: Holder | undefined;
      for (const { type, matchKey } of customer.contacts) {
        if (matchKey === null || !counts(by, { contactType: type, matchKey })) continue;
        const holder = this.oldest.get(placeOf(by, customer.type, matchKey));
        if (holder && (!found || holder.age < found.age)) found = holder;
      }
      if (found) return found.customerId;
    }
    return undefined;
  }
}

/** The keys by which a customer may be found. */
export function* tellingKeys(customer: Pick<KeyedCustomer, 'contacts'>, by: readonly string[]): Generator<string> {
  for (const { type, matchKey } of customer.contacts) {
    if (matchKey !== null && by.some((each) => counts(each, { contactType: type, matchKey }))) yield matchKey;
  }
}

const placeOf = (by: string, customerType: string, matchKey: string): string => `${by}\n${customerType}\n${matchKey}`;
