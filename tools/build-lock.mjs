import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
const ABANDONED_AFTER_MS = 10_000;
const RETRY_MS = 200;

/** Runs `work` while holding the lock file; waits for another process that holds it, unless that one died. */
export async function withLock(path, work) {
  const owner = JSON.stringify({ pid: process.pid, host: hostname() });
  await acquire(path, owner);
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await ownerOf(path)) === owner) await rm(path, { force: true });
  }
}

async function acquire(path, owner) {
  for (let waiting = false; ; waiting = true) {
    try {
      return await writeFile(path, owner, { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!waiting) console.error('Waiting for another process that is building …');
    await sleep(RETRY_MS);
  }
}

async function isAbandoned(path) {
  const status = await stat(path).catch(() => null);
  if (!status) return false;
  return Date.now() - status.mtimeMs > ABANDONED_AFTER_MS || isDead(await ownerOf(path));
}

function isDead(owner) {
  try {
    const { pid, host } = JSON.parse(owner);
    if (host !== hostname()) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function ownerOf(path) {
  return readFile(path, 'utf8').catch(() => '');
}
