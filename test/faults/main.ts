import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { databaseRestart } from './database-restart.ts';
import { idempotency } from './idempotency.ts';
import { fuzz } from './fuzz.ts';
import { importCut } from './import-cut.ts';
import { importKill } from './import-kill.ts';
import { importRaces } from './import-races.ts';
import { isolation } from './isolation.ts';
import { mutants } from './mutants.ts';
import { refusals } from './refusals.ts';
import type { Run } from './run.ts';
import { shutdown } from './shutdown.ts';
import { slowClients } from './slow-clients.ts';
import { soak } from './soak.ts';
import type { Verdict } from './verdict.ts';

const SECTIONS: Record<string, (run: Run) => Promise<Verdict[]>> = {
  'import-kill': importKill,
  'import-cut': importCut,
  'import-races': importRaces,
  idempotency,
  fuzz,
  mutants,
  isolation,
  'database-restart': databaseRestart,
  shutdown,
  'slow-clients': slowClients,
  refusals,
  soak,
};

const HELP = `Breaks the product while it works, and holds what is left against what was promised.

  npm run faults -- [SECTION …] [options]

Sections: ${Object.keys(SECTIONS).join(', ')} (all, when none is named)

  --seed S          of the files and of the choice of faults (default: the time; it is printed)
  --count N         how many tries of each section
  --minutes M       how long the soak lasts (default 10)
  --json FILE       write what came of it to FILE

docs/reliability.md says what each section does. Linux only.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    count: { type: 'string' },
    minutes: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const cleaning: (() => Promise<void>)[] = [];

/** Takes away everything that the run made, also after Ctrl-C. */
async function clean(): Promise<void> {
  for (let next = cleaning.pop(); next; next = cleaning.pop()) await next();
}

process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  void clean().then(() => process.exit(1));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clean().then(() => process.exit(1)));

function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`--${name} must be a whole number from ${least}, not "${text}".`);
}

function tell(section: string, { promise, held, of, note, misses }: Verdict, seed: number): void {
  const extra = note ? `: ${note}` : '';
  process.stdout.write(`${section}: ${held} of ${of} ${promise}${extra} (seed ${seed})\n`);
  for (const miss of misses) process.stdout.write(`  MISS ${miss}\n`);
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
  const unknown = names.filter((name) => !(name in SECTIONS));
  if (unknown.length > 0)
    throw new Error(`There is no section ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(', ')}.`);
  const seed = wholeNumber('seed', values.seed, 0) ?? Math.floor(Date.now() / 1_000) % 1_000_000;
  const count = wholeNumber('count', values.count, 1);
  const minutes = wholeNumber('minutes', values.minutes, 1);
  const results: (Verdict & { section: string; seconds: number })[] = [];
  for (const section of names) {
    const began = performance.now();
    const progress = (text: string): void =>
      void (process.stderr.isTTY && process.stderr.write(`\r${section}: ${text} `));
    const run: Run = { seed, count, minutes, progress, defer: (work) => cleaning.push(work) };
    const verdicts = await SECTIONS[section]!(run).finally(clean);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    for (const verdict of verdicts) {
      tell(section, verdict, seed);
      results.push({ section, seconds: (performance.now() - began) / 1_000, ...verdict });
    }
  }
  if (values.json) {
    const machine = { cpus: cpus().length, node: process.version, platform: process.platform };
    await writeFile(values.json, `${JSON.stringify({ at: new Date(), seed, machine, results }, null, 2)}\n`);
  }
  if (results.some(({ held, of }) => held < of || of === 0)) process.exitCode = 1;
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
