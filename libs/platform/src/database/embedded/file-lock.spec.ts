import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInUse, markInUse, withFileLock } from './file-lock';

const directory = mkdtempSync(join(tmpdir(), 'echonio-lock-'));
const file = join(directory, 'lock');
afterAll(() => rmSync(directory, { recursive: true }));

/** Whether another process finds the file free. */
function freeForAnother(): boolean {
  const script = `const { DatabaseSync } = require('node:sqlite'); new DatabaseSync(process.argv[1]).exec('BEGIN EXCLUSIVE')`;
  return spawnSync(process.execPath, ['-e', script, file]).status === 0;
}

describe('withFileLock', () => {
  it('lets one in at a time, and the next one in after a failure', async () => {
    let inside = 0;
    let most = 0;
    const visit = async (n: number): Promise<number> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
      if (n === 0) throw new Error('failed inside');
      return n;
    };
    const silent = (): void => undefined;
    const results = await Promise.allSettled([0, 1, 2, 3].map((n) => withFileLock(file, silent, () => visit(n))));
    expect(most).toBe(1);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('keeps other processes out too', async () => {
    const free = await withFileLock(
      file,
      () => undefined,
      () => Promise.resolve(freeForAnother()),
    );
    expect(free).toBe(false);
    expect(freeForAnother()).toBe(true);
  });
});

describe('markInUse', () => {
  it('is seen by all until the last mark is taken away', async () => {
    const first = await markInUse(file);
    const second = await markInUse(file);
    first();
    expect(isInUse(file)).toBe(true);
    expect(freeForAnother()).toBe(false);
    second();
    second();
    expect(isInUse(file)).toBe(false);
    expect(freeForAnother()).toBe(true);
  });
});
