import { FOLD_MAP } from './fold-map';

/** Presentation forms of the harakat: their decomposition carries a blank that the text never had. */
const ISOLATED_HARAKAT = /^[\uFC5E-\uFC63\uFE70-\uFE7F]$/;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const BLANK = /^[\s\p{Z}\p{Cc}]$/u;
const MARK = /^\p{M}$/u;
const MARKED_BY_ACCENTS = /^[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]$/u;
const KANA_VOICING = /^[\u3099\u309A]$/;
const LONE_SURROGATE = /^\p{Cs}$/u;

/**
 * The fold of one code point, whatever stands beside it: NFKD, lower case, {@link FOLD_MAP}, NFC. An accent, a haraka,
 * anything invisible and a lone surrogate give the empty string; white space and controls give a blank. Marks that
 * spell a sound of their own (vowel signs of Indic scripts, Thai, voiced kana) are kept.
 */
export function foldCodePoint(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (ISOLATED_HARAKAT.test(character)) return '';
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) folded += FOLD_MAP.get(part) ?? foldPart(part);
  return folded.normalize('NFC');
}

function foldPart(part: string): string {
  if (INVISIBLE.test(part) || LONE_SURROGATE.test(part) || isAccent(part)) return '';
  return BLANK.test(part) ? ' ' : part;
}

function isAccent(part: string): boolean {
  return MARK.test(part) && MARKED_BY_ACCENTS.test(part) && !KANA_VOICING.test(part);
}
