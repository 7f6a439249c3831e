import { foldCodePoint } from './fold-code-point';
import { UnitWriter } from './unit-writer';

const BLANK = 0x20;

/** Entries of the table that are no character; U+0000 to U+0003 fold to a blank and so are never a result. */
const DROPPED = 1;
const EXPANDED = 2;
const COMPOSING = 3;

/** Fold of each UTF-16 code unit, filled in when the unit is first met. */
const table = new Uint16Array(0x10000);
/** Folds that are not one code unit, by code point. */
const expansions = new Map<number, string>();
const MAX_EXPANSIONS = 0x4000;
const SURROGATE = /^\p{Cs}$/u;
/** What composes with its neighbour under NFC: kept marks, and the vowels and finals of decomposed Hangul. */
const COMPOSES = /[\p{M}\u1160-\u11FF]/u;

const writer = new UnitWriter();

/**
 * The one fold of stored keys and queries; never applied to stored text. Lower case without accents; ی for ي ى ئ, ک for
 * ك, ه for ة ۀ, ا for أ إ آ ٱ, و for ؤ; ء, harakat, tatweel and all that is invisible (ZWNJ, ZWJ, bidi marks, soft
 * hyphens) dropped; Persian and Arabic digits in ASCII; compatibility and presentation forms as plain letters;
 * typographic apostrophes and dashes in ASCII; white space and controls as one blank, none at the ends. Idempotent,
 * linear in time; the result has at most 18 times the UTF-16 code units of the text (U+FDFA is a phrase) and is valid
 * UTF-16 whatever the text was.
 */
export function fold(text: string): string {
  if (isTidyAscii(text)) return text.toLowerCase();
  if (isFolded(text)) return text;
  let composing = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = table[unit] || learn(unit);
    if (folded > COMPOSING) writer.write(folded);
    else if (folded !== DROPPED) {
      const codePoint = text.codePointAt(i)!;
      if (codePoint > 0xffff) i++;
      writeAll(expansionOf(codePoint));
      composing ||= folded === COMPOSING;
    }
  }
  return composing ? writer.take().normalize('NFC') : writer.take();
}

function isTidyAscii(text: string): boolean {
  let previous = BLANK;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e || unit < BLANK || (unit === BLANK && previous === BLANK)) return false;
    previous = unit;
  }
  return previous !== BLANK;
}

/** True where the fold surely changes nothing; it may be false for text that is folded already. */
function isFolded(text: string): boolean {
  let previous = BLANK;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((table[unit] || learn(unit)) !== unit || (unit === BLANK && previous === BLANK)) return false;
    previous = unit;
  }
  return previous !== BLANK;
}

function learn(unit: number): number {
  return (table[unit] = entryOf(unit));
}

function entryOf(unit: number): number {
  if (SURROGATE.test(String.fromCharCode(unit))) return COMPOSING;
  const folded = foldCodePoint(unit);
  if (folded === '') return DROPPED;
  if (COMPOSES.test(folded)) return COMPOSING;
  return folded.length === 1 ? folded.charCodeAt(0) : EXPANDED;
}

function expansionOf(codePoint: number): string {
  let folded = expansions.get(codePoint);
  if (folded === undefined) {
    folded = foldCodePoint(codePoint);
    if (expansions.size < MAX_EXPANSIONS) expansions.set(codePoint, folded);
  }
  return folded;
}

function writeAll(text: string): void {
  for (let i = 0; i < text.length; i++) writer.write(text.charCodeAt(i));
}
