import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './build-lock.mjs';
import { sourceDigest } from './source-digest.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const DIST = join(ROOT, 'dist');
const DIGEST_FILE = '.source-digest';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

class BuildError extends Error {}

/** Builds if dist/ isn't the build of the sources as they are, then runs an entry of it in this process. */
export async function runBuilt(entry) {
  if (!(await ensureBuilt())) return;
  const path = join(DIST, entry);
  if (existsSync(path)) await import(pathToFileURL(path).href);
  else fail(`dist/${entry} is missing: remove dist/ and try again.`);
}

/** Builds if needed. @returns whether there is a build of the sources as they are */
export const ensureBuilt = () => reportFaults(() => buildIfNeeded());

/** Builds whether needed or not; the exit code tells how it went. */
export async function build() {
  await reportFaults(() => withLock(join(ROOT, 'dist.lock'), () => buildAside(sourceDigest(ROOT))));
}

async function buildIfNeeded() {
  if (isFresh(sourceDigest(ROOT))) return;
  await withLock(join(ROOT, 'dist.lock'), async () => {
    const digest = sourceDigest(ROOT);
    if (isFresh(digest)) return;
    console.error('Building …');
    await buildAside(digest);
  });
}

/** Without sources, as in an image of the product alone, whatever is in dist/ is right. */
function isFresh(digest) {
  if (digest === null) return existsSync(DIST);
  const path = join(DIST, DIGEST_FILE);
  return existsSync(path) && readFileSync(path, 'utf8') === digest;
}

/** Builds beside dist/ and puts it in place when it is whole: a failed or killed build leaves the last one alone. */
async function buildAside(digest) {
  await removeLeftovers();
  const next = `dist.next-${process.pid}`;
  const config = `${next}.json`;
  try {
    const compilerOptions = { outDir: next, tsBuildInfoFile: `${next}/.tsbuildinfo` };
    await writeFile(join(ROOT, config), JSON.stringify({ extends: './tsconfig.build.json', compilerOptions }));
    await nestBuild(config);
    await writeFile(join(ROOT, next, DIGEST_FILE), digest);
    await putInPlace(join(ROOT, next));
  } finally {
    await rm(join(ROOT, config), { force: true });
    await rm(join(ROOT, next), { recursive: true, force: true });
  }
}

async function nestBuild(config) {
  const child = spawn(process.execPath, [nestCli(), 'build', '--path', config], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  let interruption = null;
  const interrupt = (signal) => {
    interruption = signal;
    child.kill('SIGTERM');
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  const [code] = await once(child, 'exit').finally(() => {
    for (const signal of SIGNALS) process.removeListener(signal, interrupt);
  });
  if (interruption) throw Object.assign(new BuildError('The build was interrupted.'), { signal: interruption });
  if (code !== 0) throw new BuildError('The build failed; the messages above say why.');
}

function nestCli() {
  try {
    return createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  } catch {
    throw new BuildError(
      'A build is needed and @nestjs/cli is not installed: run "npm ci" first (without --omit=dev).',
    );
  }
}

async function putInPlace(next) {
  const previous = join(ROOT, `dist.previous-${process.pid}`);
  if (existsSync(DIST)) await rename(DIST, previous);
  await rename(next, DIST);
  await rm(previous, { recursive: true, force: true });
}

async function removeLeftovers() {
  const names = (await readdir(ROOT)).filter((name) => /^dist\.(next|previous)-\d+(\.json)?$/.test(name));
  await Promise.all(names.map((name) => rm(join(ROOT, name), { recursive: true, force: true })));
}

async function reportFaults(work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (error.signal) process.kill(process.pid, error.signal);
    fail(error instanceof BuildError ? error.message : `The build failed: ${error.message}`);
    return false;
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
