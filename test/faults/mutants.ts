import { idempotency } from './idempotency.ts';
import { importCut } from './import-cut.ts';
import { importKill } from './import-kill.ts';
import { importRaces } from './import-races.ts';
import { MutantBuild } from './mutant.ts';
import type { Patch } from './mutant.ts';
import type { Run } from './run.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

interface Mutant {
  name: string;
  patches: Patch[];
  section: (run: Run) => Promise<Verdict[]>;
  /** The promise that must not hold any more; all others may. */
  breaks: RegExp;
  /** Tries within which it must be found. */
  tries: number;
}

const WORKER = 'libs/imports/src/worker';

/** The note that a batch was applied is committed before its rows, in a transaction of its own. */
const NOTE_APART: Patch = {
  file: `${WORKER}/claimed-import.js`,
  from: `            return work(transaction, found);
        });`,
  to: `            return found;
        }).then((found) => this.transaction((transaction) => work(transaction, found)));`,
};

/** Whoever had the claim once may write. */
const FENCE_DROPPED: Patch[] = [`${WORKER}/batches.sql.js`, 'libs/imports/src/import.sql.js'].map((file) => ({
  file,
  from: 'i.claim = $3',
  to: '$3::uuid IS NOT NULL',
}));

/** What a worker without a claim has left open is not ended. */
const SESSIONS_LEFT: Patch = {
  file: 'libs/imports/src/import.sql.js',
  from: 'SELECT end_import_sessions($1)',
  to: 'SELECT $1::uuid',
};

/** A reply is stored just after its effect, in a transaction of its own. */
const REPLY_APART: Patch = {
  file: 'libs/platform/src/database/held-transaction.js',
  from: 'await super.finishAll(...statements);',
  to: `await super.finishAll();
                await new Promise((resolve) => setTimeout(resolve, 20));
                this.state = 'new';
                await super.finishAll(...statements);`,
};

/** Those that are found fast first. */
const MUTANTS: Mutant[] = [
  { name: 'note apart, cut', patches: [NOTE_APART], section: importCut, breaks: /^cuts /, tries: 4 },
  { name: 'fence dropped', patches: FENCE_DROPPED, section: importRaces, breaks: /^workers /, tries: 4 },
  { name: 'sessions left', patches: [SESSIONS_LEFT], section: importRaces, breaks: /^workers /, tries: 4 },
  { name: 'reply apart', patches: [REPLY_APART], section: idempotency, breaks: /^kills /, tries: 10 },
  { name: 'note apart, killed', patches: [NOTE_APART], section: importKill, breaks: /^imports /, tries: 30 },
];

/** Proves that the sections bite: each fault that is built into a copy of the build must turn its section red. */
export async function mutants(run: Run): Promise<Verdict[]> {
  const caught = new Tally('faults that were built in are found');
  const notes: string[] = [];
  for (const { name, patches, section, breaks, tries } of MUTANTS.slice(0, run.count)) {
    const build = new MutantBuild(patches);
    run.defer(async () => build.remove());
    run.progress(name);
    const verdicts = await section({ ...run, count: tries, dist: build.dist, untilMiss: true });
    const found = verdicts.find(({ promise }) => breaks.test(promise))!;
    const first = found.misses[0];
    notes.push(`${name}: at try ${found.of}`);
    caught.count(name, first === undefined ? [`not within ${tries} tries`] : []);
    run.progress(`${name}: ${first}`);
  }
  caught.note = notes.join('; ');
  return [caught.verdict];
}
