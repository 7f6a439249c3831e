import type { Pools } from './pools.ts';
import type { Random } from './random.ts';

export type Script = 'persian' | 'latin';

type Twist = (text: string, random: Random, pools: Pools) => string;

const TWISTS_OF_BOTH: Twist[] = [
  (text) => `"${text}"`,
  (text) => text.replace(' ', '\n'),
  (text, random, pools) => `${text} ${random.pick(pools.emoji)}`,
  (text, random) => `${random.pick(['=', '+', '-', '@', '- '])}${text}`,
  (text, random) => `${text} (${random.pick(['100%', 'A_1', 'C:\\temp', "it's ok", '<b>', "'; --", '{}', 'N/A'])})`,
  (text) => text.replace(' ', '  '),
];

const TWISTS: Record<Script, Twist[]> = {
  persian: [
    ...TWISTS_OF_BOTH,
    arabicLetters,
    arabicLetters,
    (text) => text.replaceAll('\u200c', ' '),
    (text) => text.replaceAll('\u200c', ''),
    (text) => text.replace(/([بپتثجچحخسشصضطظعغفقکگلمنهی])(?=[آ-ی])/, '$1ـ'),
    (text) => text.replace(/[بپتجحخدرسصعفقکلمن]/, '$&\u064f'),
    (text) => text.replace(' ', ' \u200f'),
    (text) => `«${text}»`,
    (text, random) => `${text}، شماره‌ی ${persianDigits(random.integer(1, 60))}`,
  ],
  latin: [
    ...TWISTS_OF_BOTH,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => `“${text}”`,
    (text, random) => `${text}, no. ${random.integer(1, 60)}`,
    (text) => text.normalize('NFD'),
  ],
};

/** The text as it is, or with `probability` in one of the ways that people and spreadsheets bend it. */
export function twisted(text: string, script: Script, probability: number, random: Random, pools: Pools): string {
  return random.chance(probability) ? random.pick(TWISTS[script])(text, random, pools) : text;
}

/** Running text of `length` UTF-16 units at most, and nearly as many. */
export function longText(script: Script, length: number, random: Random, pools: Pools): string {
  let text = '';
  while (text.length < length) text += `${random.pick(pools[script].prose)} `;
  return text.slice(0, length).trimEnd();
}

export function persianDigits(number: number): string {
  return String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

function arabicLetters(text: string): string {
  return text.replaceAll('ی', 'ي').replaceAll('ک', 'ك');
}
