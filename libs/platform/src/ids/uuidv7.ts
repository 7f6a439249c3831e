import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16 * 256;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;
let lastMilliseconds = 0;
let counter = 0;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A new UUID version 7 (RFC 9562, method 1): ids of one process are strictly increasing, thanks to a 12-bit counter per millisecond. */
export function uuidv7(): string {
  const now = Date.now();
  if (now > lastMilliseconds) {
    lastMilliseconds = now;
    counter = nextRandomByte();
  } else if ((counter += 1) > 0xfff) {
    lastMilliseconds += 1;
    counter = 0;
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0');
  const sequence = counter.toString(16).padStart(3, '0');
  const r = Array.from({ length: 8 }, nextRandomByte);
  r[0] = (r[0]! & 0x3f) | 0x80;
  const tail = r.map((byte) => HEX[byte]).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

function nextRandomByte(): number {
  if (used >= POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++]!;
}
