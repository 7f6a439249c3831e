import { type DigitChain } from './digit-chains';
import { MIN_PHONE_DIGITS, readPhoneNumber, type PhoneNumber } from './phone-number';

/** Where several numbers in a row are parted; the first that gives numbers wins. */
const PARTINGS = [/[/,٫٬]| - /, / /];

/**
 * The phone numbers that a digit chain holds: the whole chain if it can be one, else those of its parts
 * ("0912 123 4567 / 021-88881234").
 * @param possible take a number whose lengths are right, even if it doesn't fit the numbering plan
 */
export function phonesInChain(chain: DigitChain, possible: boolean, region: string): PhoneNumber[] {
  const whole = acceptedNumber(chain.runs.join(''), chain.international, possible, region);
  if (whole) return [whole];
  for (const parting of PARTINGS) {
    const numbers = chain.text
      .split(parting)
      .map((part, i) => acceptedNumber(part.replace(/\D+/g, ''), i === 0 && chain.international, possible, region))
      .filter((number) => number !== null);
    if (numbers.length > 0) return numbers;
  }
  return [];
}

function acceptedNumber(digits: string, international: boolean, possible: boolean, region: string): PhoneNumber | null {
  if (digits.length < MIN_PHONE_DIGITS) return null;
  const number = readPhoneNumber(digits, international, region);
  return number && (possible || number.valid) ? number : null;
}
