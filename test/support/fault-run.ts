import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../faults/main.ts');

export interface FaultRun {
  /** Promises that didn't hold, with the seed; those in seconds left out, for tests assert no time. */
  misses: string[];
  /** What was tried, over all promises. */
  tries: number;
}

/** A short run of sections of `npm run faults`, in a process of its own. */
export async function faultRun(...args: string[]): Promise<FaultRun> {
  const folder = await mkdtemp(join(tmpdir(), 'echonio-fault-run-'));
  const file = join(folder, 'results.json');
  try {
    const output = await new Promise<string>((resolve) => {
      const options = { cwd: join(__dirname, '../..'), maxBuffer: 2 ** 24 };
      execFile(process.execPath, [MAIN, ...args, '--json', file], options, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
    const text = await readFile(file, 'utf8').catch(() => {
      throw new Error(`The run broke off: ${output}`);
    });
    const { seed, results } = JSON.parse(text) as {
      seed: number;
      results: { of: number; promise: string; timed: boolean; misses: string[] }[];
    };
    const asserted = results.filter(({ timed }) => !timed);
    return {
      misses: asserted.flatMap(({ promise, misses }) => misses.map((miss) => `${promise}, seed ${seed}: ${miss}`)),
      tries: asserted.reduce((sum, { of }) => sum + of, 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
