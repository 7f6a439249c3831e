import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { program, removeOldCopies } from './binaries';
import { EmbeddedServerError } from './embedded-server-error';
import { choosePort } from './free-port';
import type { Postmaster } from './postmaster';
import { clearRemains, findPostmaster } from './postmaster';
import type { CommandResult } from './run-command';
import { runCommand } from './run-command';
import { detectTraits, includeConfig, writeConfig } from './server-config';
import { boundLog, logLinesSince, logSize, summarizeLog } from './server-log';
import type { ServerUser } from './server-user';

export interface Cluster {
  home: string;
  directory: string;
  binaries: Binaries;
  user: ServerUser | undefined;
}

export interface RunOptions {
  askedPort?: number;
  rememberedPort?: number;
  log: (line: string) => void;
}

// After a crash the server may replay gigabytes before it answers.
const RECOVERY_LIMIT_MS = 10 * 60_000;
const START_ATTEMPTS = 4;

export function logPath(clusterDir: string): string {
  return join(clusterDir, 'server.log');
}

/** Finds the cluster's live server or starts it, and waits until it answers. */
export async function runPostmaster(
  cluster: Cluster,
  options: RunOptions,
): Promise<{ postmaster: Postmaster; started: boolean }> {
  let failure = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const postmaster = await waitUntilReady(cluster.directory, options.log);
    if (postmaster) return { postmaster, started: false };
    const offset = await prepareStart(cluster, options);
    const { code, output } = await pgCtl(cluster, ['start', '-w', '-t', '30', '-l', logPath(cluster.directory)]);
    const live = await waitUntilReady(cluster.directory, options.log);
    if (live) return { postmaster: live, started: code === 0 || output.includes('in time') };
    const lines = await logLinesSince(logPath(cluster.directory), offset);
    failure = summarizeLog(lines.length > 0 ? lines : output.trim().split('\n'));
    if (!/Address already in use|shared memory block|lock file/.test(lines.join('\n'))) break;
    await sleep(100);
  }
  throw new EmbeddedServerError(
    `The embedded PostgreSQL did not start: ${failure.replace(/\.$/, '')} (its log is ${logPath(cluster.directory)}).`,
  );
}

/** Stops the server if it runs, ending its connections; returns when it is down. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  if (!(await findPostmaster(cluster.directory))) return;
  for (const how of ['fast', 'immediate']) {
    await pgCtl(cluster, ['stop', '-w', '-t', '30', '-m', how]);
    if (!(await findPostmaster(cluster.directory))) return;
  }
  throw new EmbeddedServerError(`The embedded PostgreSQL in ${cluster.directory} could not be stopped.`);
}

function pgCtl(cluster: Cluster, args: string[]): Promise<CommandResult> {
  const all = [...args, '-D', cluster.directory];
  return runCommand(program(cluster.binaries, 'pg_ctl'), all, { user: cluster.user, detached: true });
}

/** Returns the log's size before the start. */
async function prepareStart(cluster: Cluster, options: RunOptions): Promise<number> {
  const { directory, binaries, user, home } = cluster;
  await clearRemains(directory);
  await removeOldCopies(home, binaries);
  await includeConfig(directory);
  const [port, traits] = await Promise.all([
    choosePort(options.askedPort, options.rememberedPort),
    detectTraits(directory, binaries, user),
  ]);
  await writeConfig(directory, { ...traits, port });
  await boundLog(logPath(directory));
  return logSize(logPath(directory));
}

/** The ready server; undefined if there is none, or it ended while starting or stopping. */
async function waitUntilReady(clusterDir: string, log: (line: string) => void): Promise<Postmaster | undefined> {
  const since = Date.now();
  let told = since;
  for (;;) {
    const postmaster = await findPostmaster(clusterDir);
    if (!postmaster || postmaster.state === 'ready') return postmaster;
    if (Date.now() - since > RECOVERY_LIMIT_MS) {
      throw new EmbeddedServerError(
        `The embedded PostgreSQL (process ${postmaster.pid}) is still ${postmaster.state} after ten minutes; see ${logPath(clusterDir)}.`,
      );
    }
    if (Date.now() - told > 10_000) {
      told = Date.now();
      log(`The embedded PostgreSQL is still ${postmaster.state} …`);
    }
    await sleep(20);
  }
}
