import { longText } from './awkward-text.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { TEXT_LIMIT, type SampleCustomer } from './sample-customer.ts';

/** Why a row must be rejected: neither identity nor contact, an unknown type, a text past its bound. */
export type SampleFault = 'missing' | 'type' | 'length';

const FAULTS: SampleFault[] = ['missing', 'type', 'length'];

/** The fault of row `index` when `percent` of all rows are to be bad, spread evenly and counted exactly; null for a good row. */
export function faultOfRow(index: number, percent: number): SampleFault | null {
  const badBefore = Math.floor((index * percent) / 100);
  const badWithIt = Math.floor(((index + 1) * percent) / 100);
  return badWithIt > badBefore ? (FAULTS[badBefore % FAULTS.length] ?? null) : null;
}

/** A copy of the customer that no import may accept. */
export function withFault(customer: SampleCustomer, fault: SampleFault, random: Random, pools: Pools): SampleCustomer {
  switch (fault) {
    case 'missing':
      return { ...customer, identity: emptyIdentity(customer), contacts: [] };
    case 'type':
      return { ...customer, type: 'partner' as SampleCustomer['type'] };
    case 'length': {
      const tooLong = longText('persian', TEXT_LIMIT + random.integer(100, 900), random, pools);
      const key = customer.type === 'corporate' ? 'name' : 'lastName';
      return { ...customer, identity: { ...customer.identity, [key]: tooLong } };
    }
  }
}

function emptyIdentity({ type }: SampleCustomer): SampleCustomer['identity'] {
  return type === 'corporate'
    ? { name: null, title: null, manager: null }
    : { lastName: null, firstName: null, fatherName: null };
}
