import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');

/** Stands in for `nest build`: "compiles" each main.ts by copying it, and takes its time when it is to be interrupted. */
const COMPILER = `
import { appendFileSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
const { compilerOptions } = JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));
console.log('compiling');
appendFileSync('builds.log', 'build\\n');
for (const app of ['api', 'cli']) {
  const source = 'apps/' + app + '/src/main.ts';
  mkdirSync(compilerOptions.outDir + '/apps/' + app + '/src', { recursive: true });
  cpSync(source, compilerOptions.outDir + '/apps/' + app + '/src/main.js');
  if (readFileSync(source, 'utf8').includes('type error')) process.exit(1);
}
await setTimeout(Number(process.env.COMPILING_MS ?? 100));
`;

/** Long enough to be met while it lasts, however busy the machine is. */
const LONG_MS = 5_000;

let root: string;

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

function start(entry: string, args: string[] = [], compilingMs = 100) {
  const env = { ...process.env, COMPILING_MS: String(compilingMs) };
  const child = spawn(process.execPath, [join(root, 'tools', entry), ...args], { cwd: tmpdir(), env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const end = once(child, 'close').then(
    ([code, signal]) => ({ code, signal, stdout, stderr }) as Record<string, unknown>,
  );
  return { child, end };
}

const run = (entry: string, ...args: string[]) => start(entry, args).end;
const builds = () => readFileSync(join(root, 'builds.log'), 'utf8').split('\n').length - 1;
const leftovers = () => readdirSync(root).filter((name) => name.startsWith('dist.'));

async function untilBuilding(): Promise<void> {
  while (!leftovers().some((name) => /^dist\.next-\d+$/.test(name))) await new Promise((done) => setTimeout(done, 10));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  cpSync(join(REPOSITORY, 'tools'), join(root, 'tools'), { recursive: true });
  cpSync(join(REPOSITORY, 'package.json'), join(root, 'package.json'));
  write('node_modules/@nestjs/cli/package.json', '{"type":"module"}');
  write('node_modules/@nestjs/cli/bin/nest.js', COMPILER);
  write('apps/api/src/main.ts', 'console.log("api", process.argv.slice(2).join());');
  write('apps/cli/src/main.ts', 'console.log("cli", process.argv.slice(2).join());');
  write('libs/one/src/index.ts', '// one');
  write('libs/one/src/one.spec.ts', '// a test');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it('builds on the first start and prints nothing of it on standard output', async () => {
  expect(await run('cli.mjs', 'a', '--b')).toEqual({
    code: 0,
    signal: null,
    stdout: 'cli a,--b\n',
    stderr: 'Building …\ncompiling\n',
  });
  expect(await run('start.mjs')).toMatchObject({ code: 0, stdout: 'api \n', stderr: '' });
  expect(builds()).toBe(1);
  expect(leftovers()).toEqual([]);
});

it('builds again for whatever a build depends on', async () => {
  await run('cli.mjs');
  const changes: Record<string, () => void> = {
    'a changed source': () => write('libs/one/src/index.ts', '// two'),
    'a new source': () => write('libs/one/src/two.ts', '// two'),
    'a deleted source': () => rmSync(join(root, 'libs/one/src/index.ts')),
    'a changed guide': () => write('docs/one.md', '# One'),
    'a changed lock file': () => write('package-lock.json', '{}'),
    'a changed compiler option': () => write('tsconfig.build.json', '{}'),
    'a build put in dist/ by other means': () => rmSync(join(root, 'dist/.source-digest')),
  };
  for (const [what, change] of Object.entries(changes)) {
    const before = builds();
    change();
    await run('cli.mjs');
    expect({ what, builds: builds() - before }).toEqual({ what, builds: 1 });
  }
});

it('does not build again for a changed test', async () => {
  await run('cli.mjs');
  write('libs/one/src/one.spec.ts', '// another test');
  await run('cli.mjs');
  expect(builds()).toBe(1);
});

it('builds once for two processes that start at once', async () => {
  const ends = await Promise.all([run('cli.mjs'), run('cli.mjs'), run('start.mjs')]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(builds()).toBe(1);
});

it('keeps the last build when the next one fails, and does not run it', async () => {
  await run('cli.mjs');
  write('apps/cli/src/main.ts', '// type error');
  const { code, stdout, stderr } = await run('cli.mjs');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('The build failed; the messages above say why.');
  expect(readFileSync(join(root, 'dist/apps/cli/src/main.js'), 'utf8')).toContain('console.log');
  expect(leftovers()).toEqual([]);
});

it('stops with the signal it gets while building and leaves nothing behind', async () => {
  const { child, end } = start('cli.mjs', [], LONG_MS);
  await untilBuilding();
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ signal: 'SIGTERM', stdout: '' });
  expect(leftovers()).toEqual([]);
});

it('recovers from a process killed while building', async () => {
  const { child, end } = start('cli.mjs', [], LONG_MS);
  await untilBuilding();
  child.kill('SIGKILL');
  await end;
  expect(leftovers()).toContain('dist.lock');
  expect(await run('cli.mjs')).toMatchObject({ code: 0, stdout: 'cli \n' });
  expect(leftovers()).toEqual([]);
});

it('runs what is in dist/ where there are no sources', async () => {
  await run('cli.mjs');
  for (const folder of ['apps', 'libs', 'node_modules']) rmSync(join(root, folder), { recursive: true });
  expect(await run('cli.mjs')).toMatchObject({ code: 0, stdout: 'cli \n', stderr: '' });
});

it('says what to do when the compiler is not installed', async () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  const { code, stderr } = await run('start.mjs');
  expect(code).toBe(1);
  expect(stderr).toContain('run "npm ci" first');
});

it('always builds when told to', async () => {
  await run('build.mjs');
  expect(await run('build.mjs')).toMatchObject({ code: 0 });
  expect(builds()).toBe(2);
  expect(existsSync(join(root, 'dist/apps/api/src/main.js'))).toBe(true);
});
