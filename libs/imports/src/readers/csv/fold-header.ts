const MARKS = /\p{M}+/gu;
const BETWEEN_WORDS = /[\s_\p{Pd}\p{Cf}\u0640\u0621]+/gu;
const ARABIC_LETTERS = /[يىكةٱ]/g;
const PERSIAN_LETTER: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ٱ: 'ا' };

/** One spelling for a header's many: case, accents, blanks, `_`, `-`, half-spaces, Arabic and Persian letters and digits. */
export function foldHeader(header: string): string {
  return toAsciiDigits(header.normalize('NFKD'))
    .replace(MARKS, '')
    .replace(BETWEEN_WORDS, '')
    .replace(ARABIC_LETTERS, (letter) => PERSIAN_LETTER[letter]!)
    .toLowerCase();
}

/** Persian and Arabic digits as ASCII. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
