import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { program } from './binaries';
import { runCommand } from './run-command';
import type { ServerUser } from './server-user';

const FILE = 'echonio.conf';
const INCLUDE = `include_if_exists = '${FILE}'`;
const MB = 1024 * 1024;

export interface ServerTraits {
  port: number;
  /** Memory of the machine, or of the container if that is bounded, in bytes. */
  memory: number;
  lz4: boolean;
  statements: boolean;
  /** /dev/shm is too small for parallel queries, as in a container by default. */
  smallSharedMemory: boolean;
}

/** The settings that make a general PostgreSQL this product's: durable, quiet about customer data, local only. */
export function renderConfig(traits: ServerTraits): string {
  const sharedBuffers = Math.max(32, Math.min(4096, Math.floor(traits.memory / MB / 8)));
  const cache = Math.max(256, Math.floor(traits.memory / MB / 2));
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: traits.port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${cache}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    // A commit waits for all that was written before it; a large import must not leave much of that to the commits of others.
    wal_writer_delay: '10ms',
    checkpoint_timeout: '15min',
    wal_compression: traits.lz4 ? 'lz4' : 'pglz',
    default_toast_compression: traits.lz4 ? 'lz4' : 'pglz',
    random_page_cost: 1.1,
    jit: 'off',
    huge_pages: 'try',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    log_destination: 'stderr',
    logging_collector: 'off',
    // An error's text quotes what the client sent, so statements' errors go to the client alone.
    log_min_messages: 'log',
    log_min_error_statement: 'fatal',
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_statement: 'none',
    log_min_duration_statement: -1,
    shared_preload_libraries: traits.statements ? 'pg_stat_statements' : '',
    ...(traits.statements && { 'pg_stat_statements.track_utility': 'off' }),
    ...(traits.smallSharedMemory && { dynamic_shared_memory_type: 'mmap' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  return [
    '# Written anew at each start. Change a setting with ALTER SYSTEM, which wins over this file.',
    ...lines,
    '',
  ].join('\n');
}

/** What of {@link ServerTraits} the machine and the build decide. */
export async function detectTraits(
  clusterDir: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<Omit<ServerTraits, 'port'>> {
  const question = ['-D', clusterDir, '-C', 'wal_compression', '-c', 'wal_compression=lz4'];
  const [lz4, shm, libraries] = await Promise.all([
    runCommand(program(binaries, 'postgres'), question, { user }),
    process.platform === 'linux' ? statfs('/dev/shm').catch(() => undefined) : undefined,
    Promise.all(['so', 'dylib', 'dll'].map((end) => hasLibrary(binaries, `pg_stat_statements.${end}`))),
  ]);
  return {
    memory: Math.min(totalmem(), process.constrainedMemory() || Infinity),
    lz4: lz4.code === 0,
    statements: libraries.includes(true),
    smallSharedMemory: process.platform === 'linux' && (!shm || shm.blocks * shm.bsize < 256 * MB),
  };
}

/** Writes the settings into the cluster. A new file each time: as root we must not write through another's link. */
export async function writeConfig(clusterDir: string, traits: ServerTraits): Promise<void> {
  const temporary = join(clusterDir, `${FILE}.${randomBytes(6).toString('hex')}`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(renderConfig(traits));
    const { uid, gid } = await stat(clusterDir);
    if (process.getuid?.() === 0) await file.chown(uid, gid);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(temporary, join(clusterDir, FILE));
}

/** Makes a fresh cluster read the settings. */
export async function includeConfig(clusterDir: string): Promise<void> {
  const path = join(clusterDir, 'postgresql.conf');
  if ((await readFile(path, 'utf8')).includes(INCLUDE)) return;
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0));
  try {
    await file.writeFile(`\n${INCLUDE}\n`);
  } finally {
    await file.close();
  }
}

async function hasLibrary(binaries: Binaries, name: string): Promise<boolean> {
  const found = await Promise.all(
    [join('lib', 'postgresql', name), join('lib', name)].map((path) =>
      stat(join(binaries.root, path)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
