import type { Random } from './random.ts';

type Spelling = (code: string, head: string, tail: string) => string;

const ZEROS = { persian: 0x06f0, arabic: 0x0660 };

const AREA_CODES = '21 21 21 21 31 51 71 41 26 13 11 61 34 77 83 25'.split(' ');
const MOBILE_CODES = '912 912 912 935 936 919 910 901 902 921 922 913 914 915 917 990'.split(' ');

const LANDLINE_SPELLINGS: Spelling[] = [
  (area, head, tail) => `+98${area}${head}${tail}`,
  (area, head, tail) => `0098${area}${head}${tail}`,
  (area, head, tail) => `(0${area}) ${head}-${tail}`,
  (area, head, tail) => `0${area}-${head}${tail}`,
  (area, head, tail) => `0${area}${head}${tail}`,
  (area, head, tail) => `0${area} ${head} ${tail}`,
  (area, head, tail) => `+98 (${area}) ${head} ${tail}`,
  (area, head, tail) => inDigits('persian', `0${area}${head}${tail}`),
  (area, head, tail) => inDigits('persian', `0${area}-${head}${tail}`),
  (area, head, tail) => inDigits('arabic', `0${area} ${head}${tail}`),
  (_area, head, tail) => `${head}${tail}`,
];

const MOBILE_SPELLINGS: Spelling[] = [
  (code, head, tail) => `+98${code}${head}${tail}`,
  (code, head, tail) => `0098${code}${head}${tail}`,
  (code, head, tail) => `0${code} ${head} ${tail}`,
  (code, head, tail) => `0${code}-${head}-${tail}`,
  (code, head, tail) => `0${code}${head}${tail}`,
  (code, head, tail) => `0${code}${head}${tail}`,
  (code, head, tail) => `+98 ${code} ${head} ${tail}`,
  (code, head, tail) => `0098 (${code}) ${head}-${tail}`,
  (code, head, tail) => inDigits('persian', `0${code}${head}${tail}`),
  (code, head, tail) => inDigits('persian', `0${code} ${head} ${tail}`),
  (code, head, tail) => inDigits('arabic', `0${code}${head}${tail}`),
  (code, head, tail) => `${code}${head}${tail}`,
];

const FOREIGN_SPELLINGS: Spelling[] = [
  (code, head, tail) => `+${code}${head}${tail}`,
  (code, head, tail) => `00${code}${head}-${tail.slice(0, 3)}-${tail.slice(3)}`,
  (code, head, tail) => `+${code} (${head}) ${tail.slice(0, 3)}-${tail.slice(3)}`,
  (code, head, tail) => `+${code} ${head} ${tail.slice(0, 3)} ${tail.slice(3)}`,
  (code, head, tail) => `+${code}.${head}.${tail}`,
];

const COUNTRIES = [
  { code: '1', area: 3, subscriber: 7 },
  { code: '44', area: 4, subscriber: 6 },
  { code: '49', area: 3, subscriber: 8 },
  { code: '90', area: 3, subscriber: 7 },
  { code: '971', area: 2, subscriber: 7 },
  { code: '33', area: 1, subscriber: 8 },
];

/** A land line in Iran, in one of the many ways people write it. */
export function iranianLandline(random: Random): string {
  return random.pick(LANDLINE_SPELLINGS)(random.pick(AREA_CODES), random.number(4), random.digits(4));
}

/** A mobile number in Iran, in one of the many ways people write it. */
export function iranianMobile(random: Random): string {
  return random.pick(MOBILE_SPELLINGS)(random.pick(MOBILE_CODES), random.number(3), random.digits(4));
}

/** A number of another country, as its owner or a caller from abroad writes it. */
export function foreignNumber(random: Random): string {
  const { code, area, subscriber } = random.pick(COUNTRIES);
  return random.pick(FOREIGN_SPELLINGS)(code, random.number(area), random.digits(subscriber));
}

function inDigits(script: keyof typeof ZEROS, text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(ZEROS[script] + Number(digit)));
}
