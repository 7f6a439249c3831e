/** Small fast counter-based generator (sfc32), reseeded per row: row N is the same whatever came before it. */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(seed: number, stream = 0) {
    this.reseed(seed, stream);
  }

  reseed(seed: number, stream: number): void {
    this.a = seed | 0;
    this.b = stream | 0;
    this.c = 0x9e3779b9 | 0;
    this.counter = 1;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** Whole number in [min, max]. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(pool: readonly T[]): T {
    return pool[Math.floor(this.next() * pool.length)] as T;
  }

  /** Heavy-tailed: the first entry comes with 1 / sqrt(size), the last with about 1 / (2 × size). */
  pickSkewed<T>(pool: readonly T[]): T {
    const position = this.next();
    return pool[Math.floor(position * position * pool.length)] as T;
  }

  /** `length` decimal digits, any of which may be 0. */
  digits(length: number): string {
    return String(this.integer(0, 10 ** length - 1)).padStart(length, '0');
  }

  /** `length` decimal digits, the first of which isn't 0. */
  number(length: number): string {
    const least = 10 ** (length - 1);
    return String(this.integer(least, 10 * least - 1));
  }
}
