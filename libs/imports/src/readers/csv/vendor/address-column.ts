import type { ReachMeaning } from '../column-meaning';
import { anyOf, byFoldedName } from './folded-names';
import { foldHeader } from '../fold-header';

const OWNERS = byFoldedName({
  Business: ['business'],
  Home: ['home'],
  Mailing: ['mailing'],
  Billing: ['billing'],
  Shipping: ['shipping'],
  Company: ['company'],
  '': ['other'],
});
const PERSIAN_OWNERS = byFoldedName({ منزل: ['منزل'], 'محل کار': ['محل کار'], شرکت: ['شرکت'], دفتر: ['دفتر'] });
const LINES = [
  ...['address', 'street', 'street address', 'city', 'country', 'country/region', 'province', 'postal code', 'zip'],
  ...['zip code', 'zip/postal code', 'state/region', 'state/province'],
].map(foldHeader);
/** These two are part of an address only where something before them says so. */
const LINES_OF_OWNER = [...LINES, 'state', 'region'];
const PERSIAN_LINES = ['آدرس', 'نشانی', 'آدرس پستی', 'نشانی پستی', 'شهر', 'استان', 'کشور', 'کد پستی'].map(foldHeader);

const BARE = new RegExp(`^(?:${anyOf([...LINES, ...PERSIAN_LINES])})$`, 'u');
const OWNED = new RegExp(`^(${anyOf(OWNERS.keys())})(?:${anyOf(LINES_OF_OWNER)})\\d?$`, 'u');
const PERSIAN_OWNED = new RegExp(
  `^(?:${anyOf(['آدرس', 'نشانی'].map(foldHeader))})(${anyOf(PERSIAN_OWNERS.keys())})$`,
  'u',
);

/** Reads the folded header of a line of an address: `Business Street`, `MailingCity`, `Country/Region`, `کد پستی`. */
export function addressColumn(folded: string): ReachMeaning | null {
  const meaning = { kind: 'reach', type: 'address', part: 'value' } as const;
  if (BARE.test(folded)) return { ...meaning, group: 'address' };
  const owner = (OWNED.exec(folded) ?? PERSIAN_OWNED.exec(folded))?.[1];
  if (owner === undefined) return null;
  const label = OWNERS.get(owner) ?? PERSIAN_OWNERS.get(owner)!;
  return { ...meaning, group: `address ${owner}`, ...(label === '' ? {} : { label }) };
}
