import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const ENDS_WITHIN_MS = 10_000;

/** The embedded PostgreSQL of a data directory, seen from outside the product. Linux only. */
export class EmbeddedDatabase {
  readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'postgres');
  }

  /** The connection string of the tables' owner; the port may change with each start. */
  get ownerUrl(): string {
    return this.urlOf('owner');
  }

  /** The connection string of the role that serves requests. */
  get appUrl(): string {
    return this.urlOf('app');
  }

  /** The connection string of the superuser. */
  get superuserUrl(): string {
    return this.urlOf('postgres', 'postgres');
  }

  private urlOf(role: 'owner' | 'app' | 'postgres', user = `echonio_${role}`): string {
    const secrets = this.read<Record<string, string>>('secrets.json');
    const { port } = this.read<{ port: number }>('server.json');
    return `postgres://${user}:${encodeURIComponent(secrets[role]!)}@127.0.0.1:${port}/echonio`;
  }

  /** Ends the postmaster and, unless they are left to find out themselves, its sessions; as a power cut would, without a word. */
  async kill({ leavingSessions = false } = {}): Promise<void> {
    const pids = this.processes();
    for (const pid of leavingSessions ? pids.filter((each) => each === this.postmaster) : pids) end(pid);
    const limit = Date.now() + ENDS_WITHIN_MS;
    while (!leavingSessions && this.processes().length > 0 && Date.now() < limit) await sleep(5);
  }

  /** Shuts down at once, as `pg_ctl stop -m immediate` does, and stays away until somebody starts it. */
  async crash(): Promise<void> {
    const pid = this.postmaster;
    process.kill(pid, 'SIGQUIT');
    while (this.processes().includes(pid)) await sleep(5);
  }

  /** `pg_ctl restart -m immediate`, as the user that it runs as. Resolves when it is up. */
  async restart(): Promise<void> {
    const cluster = join(this.home, 'cluster');
    const program = join(dirname(readlinkSync(`/proc/${this.postmaster}/exe`)), 'pg_ctl');
    const { uid, gid } = statSync(cluster);
    const log = join(cluster, 'server.log');
    const args = ['restart', '-w', '-m', 'immediate', '-D', cluster, '-l', log];
    const environment = { PATH: process.env.PATH, LC_ALL: 'C' };
    await promisify(execFile)(program, args, { uid, gid, cwd: '/', env: environment });
  }

  /** Ends what is left and removes the place that it was moved to, which a data directory below root's own has. */
  async remove(): Promise<void> {
    if (!existsSync(this.folder)) return;
    await this.kill();
    const place = this.home;
    const marker = join(place, 'belongs-to');
    if (place === this.folder || !existsSync(marker)) return;
    if (readFileSync(marker, 'utf8').trim() !== realpathSync(dirname(this.folder))) return;
    await rm(place, { recursive: true, force: true });
  }

  private get home(): string {
    if (!existsSync(join(this.folder, 'server.json'))) return this.folder;
    return this.read<{ home?: string }>('server.json').home ?? this.folder;
  }

  private get postmaster(): number {
    const file = join(this.home, 'cluster', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : 0;
  }

  /** All processes of this cluster, and of no other: they live in its directory. */
  private processes(): number[] {
    const cluster = join(this.home, 'cluster');
    if (!existsSync(cluster)) return [];
    const directory = realpathSync(cluster);
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 1 && worksIn(pid, directory));
  }

  private read<T>(name: string): T {
    return JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as T;
  }
}

function worksIn(pid: number, directory: string): boolean {
  try {
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && realpathSync(`/proc/${pid}/cwd`) === directory
    );
  } catch {
    return false;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
