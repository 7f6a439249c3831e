/** Between two digits these belong to the number: "0912-345 67.89", "(021) 88 88", "1,250". All of folded text. */
const SEPARATORS = ' -./(),٫٬';
const IN_TOKEN = '\\-./(),٫٬';
const NUMBER_TOKEN = new RegExp(`^[${IN_TOKEN}]*(\\+[${IN_TOKEN}]*)?\\d[\\d${IN_TOKEN}]*$`);
const SEPARATOR_TOKEN = new RegExp(`^[${IN_TOKEN}]+$`);

/** Digits of folded text with nothing but separators between them. */
export interface DigitChain {
  /** The chain as it stands in the text, from its first digit to its last. */
  text: string;
  /** Its unbroken runs of digits, in order. */
  runs: string[];
  /** A plus sign stands before it. */
  international: boolean;
}

/** The longest digit chains of a folded text, in order; linear in its length. */
export function digitChains(text: string): DigitChain[] {
  const chains: DigitChain[] = [];
  let i = 0;
  while ((i = nextDigit(text, i)) < text.length) {
    const start = i;
    const runs: string[] = [];
    let end = i;
    while (isDigit(text, i)) {
      end = endOfDigits(text, i);
      runs.push(text.slice(i, end));
      i = endOfSeparators(text, end);
    }
    chains.push({ text: text.slice(start, end), runs, international: plusBefore(text, start) });
  }
  return chains;
}

/** True for a token (folded, without blanks) that is a number: digits, separators, a plus sign before them. */
export function isNumberToken(token: string): boolean {
  return NUMBER_TOKEN.test(token);
}

/** True for a token (folded, without blanks) of nothing but separators. */
export function isSeparatorToken(token: string): boolean {
  return SEPARATOR_TOKEN.test(token);
}

function isDigit(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0x30 && unit <= 0x39;
}

function nextDigit(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isDigit(text, i)) i++;
  return i;
}

function endOfDigits(text: string, from: number): number {
  let i = from;
  while (isDigit(text, i)) i++;
  return i;
}

function endOfSeparators(text: string, from: number): number {
  let i = from;
  while (i < text.length && SEPARATORS.includes(text.charAt(i))) i++;
  return i;
}

function plusBefore(text: string, start: number): boolean {
  let i = start - 1;
  while (i >= 0 && text.charAt(i) !== ' ' && SEPARATORS.includes(text.charAt(i))) i--;
  return text.charAt(i) === '+';
}
