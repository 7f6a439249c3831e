import { CharacterClass, characterClassOf } from './character-class';
import { digitChains, type DigitChain } from './digit-chains';
import { phonesInChain } from './phones-in-chain';

const { BLANK, SYMBOL, ARABIC, DIGIT } = CharacterClass;

/** What a folded text holds that asks for words of its own in the key. */
interface Traits {
  /** Where a word begins inside a token, after a symbol. */
  innerStarts: number[];
  hasBlank: boolean;
  hasArabic: boolean;
  hasDigit: boolean;
}

/**
 * The words that the key holds of a folded text beside the text itself: words that begin after a symbol, the text without
 * its blanks if it has Arabic letters, its numbers without their separators, its phone numbers in every spelling.
 * Linear in the length of the text.
 * @param phone the whole text is a phone number, so lengths are enough to take its digits for one
 */
export function fieldWords(text: string, phone: boolean, region: string): Iterable<string> {
  const { innerStarts, hasBlank, hasArabic, hasDigit } = traitsOf(text);
  if (innerStarts.length === 0 && !hasDigit && !(hasArabic && hasBlank)) return [];
  const words = new Set<string>();
  for (const start of innerStarts) words.add(text.slice(start, endOfWord(text, start)));
  if (hasArabic && hasBlank) words.add(text.replaceAll(' ', ''));
  if (hasDigit) for (const chain of digitChains(text)) addNumber(words, chain, phone, region);
  words.delete(text);
  return words;
}

function traitsOf(text: string): Traits {
  const traits: Traits = { innerStarts: [], hasBlank: false, hasArabic: false, hasDigit: false };
  let previous: number = BLANK;
  for (let i = 0; i < text.length; i++) {
    const start = i;
    const codePoint = text.codePointAt(i)!;
    if (codePoint > 0xffff) i++;
    const current = characterClassOf(codePoint);
    if (current === BLANK) traits.hasBlank = true;
    else if (current === ARABIC) traits.hasArabic = true;
    else if (current === DIGIT) traits.hasDigit = true;
    if (previous === SYMBOL && current > SYMBOL) traits.innerStarts.push(start);
    previous = current;
  }
  return traits;
}

function endOfWord(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const codePoint = text.codePointAt(i)!;
    if (characterClassOf(codePoint) <= SYMBOL) break;
    i += codePoint > 0xffff ? 2 : 1;
  }
  return i;
}

function addNumber(words: Set<string>, chain: DigitChain, phone: boolean, region: string): void {
  const { runs } = chain;
  const digits = runs.length === 1 ? runs[0]! : runs.join('');
  if (runs.length > 1) words.add(digits);
  addWithoutZeros(words, digits);
  runs.forEach((run, i) => {
    if (i === 0) return;
    addWithoutZeros(words, run);
    // because "2 3" of "1 2 3" is asked for as 23, too short to be looked for inside of 123
    if (run.length === 1 && i + 1 < runs.length) words.add(run + runs[i + 1]!);
  });
  for (const number of phonesInChain(chain, phone, region)) {
    words.add(number.international).add(number.national).add(number.dialled);
  }
}

function addWithoutZeros(words: Set<string>, digits: string): void {
  if (digits.length > 2 && digits.startsWith('00')) words.add(digits.slice(2));
}
