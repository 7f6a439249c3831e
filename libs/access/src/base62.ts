const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A whole number in base 62 (0-9A-Za-z), padded with zeros on the left. */
export function toBase62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= 62n) text = DIGITS[Number(rest % 62n)] + text;
  return text.padStart(length, '0');
}

/** The number that a base 62 text stands for. @throws when the text has another character */
export function fromBase62(text: string): bigint {
  let value = 0n;
  for (const digit of text) {
    const index = DIGITS.indexOf(digit);
    if (index < 0) throw new Error('not base 62');
    value = value * 62n + BigInt(index);
  }
  return value;
}
