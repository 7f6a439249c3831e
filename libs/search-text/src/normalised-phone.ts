import { digitChains } from './digit-chains';
import { fold } from './fold';
import { MIN_PHONE_DIGITS, readPhoneNumber } from './phone-number';

/**
 * One form for all spellings of a telephone number: E.164 without the plus, or the digits as they are if the library
 * can't read them. Further digits after a word or sign (an extension) follow behind an `x`, so that two extensions of one
 * switchboard differ. Null for what doesn't begin with a number of seven digits or more.
 * @param defaultRegion ISO 3166 code for numbers without a calling code
 */
export function normalisedPhone(value: string, defaultRegion: string): string | null {
  const [first, ...others] = digitChains(fold(value)).map((chain) => ({ ...chain, digits: chain.runs.join('') }));
  if (first === undefined || first.digits.length < MIN_PHONE_DIGITS) return null;
  const number =
    readPhoneNumber(first.digits, first.international, defaultRegion)?.international ?? first.digits.replace(/^00/, '');
  return [number, ...others.map((chain) => chain.digits)].join('x');
}
