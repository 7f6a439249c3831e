import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16 * 256;
const RANDOM_BYTES = 8;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;
let lastMilliseconds = 0;
let counter = 0;
let time = '';

const hexOf = (digits: number): string[] =>
  Array.from({ length: 16 ** digits }, (_, number) => number.toString(16).padStart(digits, '0'));
const BYTE = hexOf(2);
const SEQUENCE = hexOf(3);

/** A new UUID version 7 (RFC 9562, method 1): ids of one process are strictly increasing, thanks to a 12-bit counter per millisecond. */
export function uuidv7(): string {
  const now = Date.now();
  if (now > lastMilliseconds) {
    setTime(now);
    counter = nextRandomByte();
  } else if ((counter += 1) > 0xfff) {
    setTime(lastMilliseconds + 1);
    counter = 0;
  }
  if (used + RANDOM_BYTES > POOL_BYTES) refill();
  const variant = BYTE[(pool[used]! & 0x3f) | 0x80]! + BYTE[pool[used + 1]!]!;
  const node = twoBytes(used + 2) + twoBytes(used + 4) + twoBytes(used + 6);
  used += RANDOM_BYTES;
  return `${time}-7${SEQUENCE[counter]}-${variant}-${node}`;
}

function setTime(milliseconds: number): void {
  lastMilliseconds = milliseconds;
  const hex = milliseconds.toString(16).padStart(12, '0');
  time = `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

const twoBytes = (at: number): string => BYTE[pool[at]!]! + BYTE[pool[at + 1]!]!;

function nextRandomByte(): number {
  if (used >= POOL_BYTES) refill();
  return pool[used++]!;
}

function refill(): void {
  randomFillSync(pool);
  used = 0;
}
