import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { processIdentity } from './process-identity';

/** The running server of a cluster, as its postmaster.pid tells. */
export interface Postmaster {
  pid: number;
  port: number;
  state: 'starting' | 'ready' | 'stopping';
}

const PID_FILE = 'postmaster.pid';
const run = promisify(execFile);

/** The live server of exactly this cluster; a stale file, or one whose pid another program bears now, doesn't count. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, PID_FILE), 'utf8').catch(() => '');
  const [pid, , , port, , , , state = ''] = text.split('\n').map((line) => line.trim());
  if (!pid || !(await servesCluster(Number(pid), clusterDir))) return undefined;
  const known = state === 'ready' || state === 'stopping' ? state : 'starting';
  return { pid: Number(pid), port: Number(port), state: known };
}

/** Makes a cluster whose server was killed startable again: no stale pid file, no process that still writes to it. */
export async function clearRemains(clusterDir: string): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    const left = await serverProcesses(clusterDir);
    for (const pid of left) signalProcess(pid, signal);
    for (let waited = 0; waited < 2000 && (await anyAlive(left)); waited += 20) await sleep(20);
  }
  // PostgreSQL itself trusts a pid that any process of its user bears, and would refuse to start.
  await rm(join(clusterDir, PID_FILE), { force: true });
}

async function servesCluster(pid: number, clusterDir: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1 || !(await processIdentity(pid))) return false;
  if (process.platform === 'linux') return worksIn(pid, clusterDir);
  // Windows: the password handshake alone must prove it.
  if (process.platform === 'win32') return true;
  const command = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return command?.stdout.includes(clusterDir) ?? false;
}

/** A PostgreSQL process lives in its cluster's directory; compared by inode, so that a moved directory is recognised. */
async function worksIn(pid: number, clusterDir: string): Promise<boolean> {
  try {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8');
    const [here, cluster] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(clusterDir)]);
    return name.trim() === 'postgres' && here.dev === cluster.dev && here.ino === cluster.ino;
  } catch {
    return false;
  }
}

/** Backends outlive a killed postmaster while they compute; only Linux tells whose they are. */
async function serverProcesses(clusterDir: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1);
  const ours = await Promise.all(pids.map((pid) => worksIn(pid, clusterDir)));
  return pids.filter((_, index) => ours[index]);
}

async function anyAlive(pids: number[]): Promise<boolean> {
  const identities = await Promise.all(pids.map(processIdentity));
  return identities.some(Boolean);
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
