import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabase } from './embedded-database.ts';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'dist');
const KEPT_OUTPUT = 16_384;

/** The limits of the heap that `npm start` sets. */
const HEAP_LIMITS = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start.match(/--max-\S+/g)!;

export interface ProductOptions {
  /** In a process group of its own, which `kill` and `freeze` reach; its messages are kept in `output`. */
  ownGroup?: boolean;
  /** Another build than the one in dist/. */
  dist?: string;
}

/** The product as a user starts it: a process of its own, on an embedded database unless the environment names another. */
export class Product {
  readonly process: ChildProcess;
  readonly dataDir: string;
  readonly url: string;
  /** The end of what it has said. */
  output = '';

  private constructor(child: ChildProcess, url: string, dataDir: string, said: string) {
    this.process = child;
    this.url = url;
    this.dataDir = dataDir;
    this.output = said;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-KEPT_OUTPUT)));
  }

  /** @param spawned is given the process as soon as there is one */
  static async start(
    dataDir: string,
    environment: Record<string, string> = {},
    { ownGroup = false, dist = DIST }: ProductOptions = {},
    spawned: (child: ChildProcess) => void = () => {},
  ): Promise<Product> {
    const child = spawn(process.execPath, [...HEAP_LIMITS, join(dist, 'apps/api/src/main.js')], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', ownGroup ? 'pipe' : 'inherit'],
      detached: ownGroup,
    });
    spawned(child);
    let text = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        text += chunk.toString();
        const found = /(http:\/\/[\d.]+:\d+)\/v1/.exec(text);
        if (!found) return;
        // What it says from now on is read by `output` alone: its log would make each look longer.
        for (const stream of [child.stdout, child.stderr]) stream?.off('data', read);
        resolve(found[1]!);
      };
      child.stdout!.on('data', read);
      child.stderr?.on('data', read);
      child.on('error', reject);
      child.on('exit', (code, signal) => reject(new Error(`The product ended (${code ?? signal}).\n${text}`)));
    });
    return new Product(child, url, dataDir, text);
  }

  /** A new token, by the command line. */
  token(organization: string): { token: string; organizationId: string } {
    const args = ['token', 'create', '--organization', organization, '--operator', 'bench', '--permissions', 'all'];
    const output = execFileSync(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), ...args], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: this.dataDir },
      encoding: 'utf8',
    });
    return JSON.parse(output) as { token: string; organizationId: string };
  }

  /** The connection string of the tables' owner in the embedded database. */
  get ownerUrl(): string {
    return new EmbeddedDatabase(this.dataDir).ownerUrl;
  }

  /** The connection string of the role that serves requests. */
  get appUrl(): string {
    return new EmbeddedDatabase(this.dataDir).appUrl;
  }

  /** The connection string of the superuser of the embedded database. */
  get superuserUrl(): string {
    return new EmbeddedDatabase(this.dataDir).superuserUrl;
  }

  /** Resident memory of the API now, in bytes. */
  get residentBytes(): number {
    return this.statusBytes('VmRSS');
  }

  /** The most resident memory since `forgetPeak`, in bytes. */
  get peakResidentBytes(): number {
    return this.statusBytes('VmHWM');
  }

  /** Files and connections that the API has open now. */
  get descriptors(): number {
    return readdirSync(`/proc/${this.process.pid}/fd`).length;
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.process.pid}/clear_refs`, '5');
  }

  private statusBytes(name: string): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)![1]) * 1024;
  }

  /** It stands still until `thaw`, as on a machine that is out of breath. */
  freeze(): void {
    process.kill(-this.process.pid!, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(-this.process.pid!, 'SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = this.ended();
    this.process.kill('SIGTERM');
    await ended;
  }

  /** Ends the whole process group, at once. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const ended = this.ended();
    process.kill(-this.process.pid!, 'SIGKILL');
    await ended;
  }

  private get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  private ended(): Promise<unknown> {
    return new Promise((resolve) => this.process.once('exit', resolve));
  }
}
