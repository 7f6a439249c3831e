const SNAPSHOT = /^\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19})*)?$/;
const HIGHEST = 2n ** 63n;

/** Whether PostgreSQL takes this for a `pg_snapshot`: `oldest:next:` and the transactions between them that were under way. */
export function isSnapshot(value: unknown): boolean {
  if (typeof value !== 'string' || !SNAPSHOT.test(value)) return false;
  const numbers = value.split(/[:,]/).filter((text) => text !== '');
  const [oldest, next, ...running] = numbers.map(BigInt) as [bigint, bigint, ...bigint[]];
  const areInOrder = running.every(
    (id, index) => id >= oldest && id < next && (index === 0 || id > running[index - 1]!),
  );
  return oldest > 0n && oldest <= next && next < HIGHEST && areInOrder;
}
