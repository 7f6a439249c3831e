import { samplePools } from './pools.ts';
import { Random } from './random.ts';
import { sampleContacts } from './sample-contacts.ts';
import type { SampleCustomer } from './sample-customer.ts';
import { faultOfRow, withFault, type SampleFault } from './sample-faults.ts';
import { corporateIdentity, personalIdentity } from './sample-identity.ts';
import { sampleTags } from './sample-tags.ts';

export interface SampleOptions {
  /** How many customers. */
  rows: number;
  /** Whole number from 0 to 4294967295; the same seed gives the same customers. Default 1. */
  seed?: number;
}

export interface SampleRow {
  customer: SampleCustomer;
  /** Why the row must be rejected; null for a good one. */
  fault: SampleFault | null;
}

/**
 * Real-looking customers, about half of them in Persian and half in Latin script. Made one at a time, so that memory
 * stays flat; a longer run begins with the customers of a shorter one.
 */
export function* sampleCustomers(options: SampleOptions): Generator<SampleCustomer, void> {
  for (const { customer } of sampleRows(options)) yield customer;
}

/** As sampleCustomers, with `badPercent` of the rows made unacceptable in place; the others are the same as without. */
export function* sampleRows(options: SampleOptions & { badPercent?: number }): Generator<SampleRow, void> {
  const { rows, seed = 1, badPercent = 0 } = options;
  const pools = samplePools(seed);
  const random = new Random(seed);
  for (let index = 0; index < rows; index++) {
    random.reseed(seed, index);
    const script = random.chance(0.5) ? 'persian' : 'latin';
    const type = random.chance(0.6) ? 'corporate' : 'personal';
    const identity = (type === 'corporate' ? corporateIdentity : personalIdentity)(script, random, pools);
    const contacts = sampleContacts(script, random, pools);
    const customer: SampleCustomer = { type, identity, contacts, tags: sampleTags(random) };
    const fault = faultOfRow(index, badPercent);
    yield { customer: fault ? withFault(customer, fault, random, pools) : customer, fault };
  }
}
