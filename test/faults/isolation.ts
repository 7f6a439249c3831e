import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MutantBuild } from './mutant.ts';
import type { Patch } from './mutant.ts';
import type { Run } from './run.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Statements name the organization like this, in the code that serves; the functions and policies of the database stay as they are. */
const CONDITION = /\b(?:\w+\.)?organization_id = \$1\b/g;
/** Those beside an id: without the others, and without policies, nothing would work that could be tried. */
const CONDITION_BESIDE_ID = /\b(?:\w+\.)?organization_id = \$1(?= AND (?:\w+\.)?\w*id = )/g;
const ANY = '$1::uuid IS NOT NULL';

const WITHOUT_SCOPE: Patch = {
  file: 'libs/platform/src/database/scoped-repository.js',
  from: 'return { ...where, organizationId: this.organizationId };',
  to: 'return { ...where };',
};

const OPEN_POLICIES: Patch = {
  file: 'libs/platform/src/database/migrations/tenant-policy.js',
  from: 'USING (${column} = current_organization()) WITH CHECK (${column} = current_organization())',
  to: 'USING (true) WITH CHECK (true)',
};

interface TestResults {
  testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
}

/**
 * Takes the condition on the organization out of every statement of a copy of the build, and tries every id of another organization on it,
 * as test/e2e/isolation does. Then without the policies too, to see that this would be noticed.
 */
export async function isolation(run: Run): Promise<Verdict[]> {
  const refused = new Tally('tries with what belongs to others are refused by the database alone');
  const closed = await triesOn([WITHOUT_SCOPE], CONDITION, run);
  for (const { name, passed } of closed.tries) refused.count(name, passed ? [] : ['red']);
  refused.note = `${closed.removed} conditions taken out`;
  if (run.count === 1) return [refused.verdict];
  const noticed = new Tally('builds without conditions and policies are found out');
  const open = await triesOn([OPEN_POLICIES], CONDITION_BESIDE_ID, run);
  const red = open.tries.filter(({ passed }) => !passed).length;
  // With all of them red it may be that nothing ran.
  const isTelling = red > 0 && red < open.tries.length;
  noticed.count('policies open', isTelling ? [] : [`${red} of ${open.tries.length} tries red`]);
  noticed.note = `${open.removed} conditions taken out, ${red} of ${open.tries.length} tries red`;
  return [refused.verdict, noticed.verdict];
}

async function triesOn(
  patches: Patch[],
  conditions: RegExp,
  run: Run,
): Promise<{ removed: number; tries: { name: string; passed: boolean }[] }> {
  const build = new MutantBuild(patches);
  run.defer(async () => build.remove());
  const removed = build.rewrite(conditions, ANY, (file) => !file.includes('/migrations/'));
  if (removed === 0) throw new Error('No statement names the organization: the mutant is none.');
  run.progress(`${removed} conditions taken out`);
  const folder = await mkdtemp(join(tmpdir(), 'echonio-isolation-'));
  run.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'results.json');
  const output = await jest(['--json', `--outputFile=${file}`, '--', 'e2e/isolation.e2e'], build.dist, run);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The tests didn't run: ${output}`);
  });
  const { testResults } = JSON.parse(text) as TestResults;
  const tries = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ name: fullName, passed: status === 'passed' })),
  );
  if (tries.length === 0) throw new Error(`The tests didn't run: ${testResults[0]?.message ?? output}`);
  return { removed, tries };
}

/** Runs end-to-end tests on another build. @returns what they say */
function jest(args: string[], dist: string, run: Run): Promise<string> {
  const command = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'e2e',
    '--maxWorkers=1',
  ];
  const child = spawn(process.execPath, [...command, ...args], { cwd: ROOT, env: { ...process.env, TEST_DIST: dist } });
  run.defer(async () => void (child.exitCode === null && child.kill()));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}
