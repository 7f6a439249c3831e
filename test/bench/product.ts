import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The limits of the heap that `npm start` sets. */
const HEAP_LIMITS = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start.match(/--max-\S+/g)!;

/** The product as a user starts it: a process of its own on an embedded database. */
export class Product {
  readonly process: ChildProcess;
  readonly url: string;
  readonly dataDir: string;

  private constructor(child: ChildProcess, url: string, dataDir: string) {
    this.process = child;
    this.url = url;
    this.dataDir = dataDir;
  }

  static async start(dataDir: string, environment: Record<string, string> = {}): Promise<Product> {
    const child = spawn(process.execPath, [...HEAP_LIMITS, join(ROOT, 'dist/apps/api/src/main.js')], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout!.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /(http:\/\/[\d.]+:\d+)\/v1/.exec(text);
        if (found) resolve(found[1]!);
      });
      child.on('exit', (code) => reject(new Error(`The product ended with code ${code}.\n${text}`)));
    });
    return new Product(child, url, dataDir);
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

  /** The connection string of the tables' owner. */
  get ownerUrl(): string {
    const folder = join(this.dataDir, 'postgres');
    const { owner } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as { owner: string };
    const { port } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { port: number };
    return `postgres://echonio_owner:${encodeURIComponent(owner)}@127.0.0.1:${port}/echonio`;
  }

  /** Resident memory of the API now, in bytes. */
  get residentBytes(): number {
    return this.statusBytes('VmRSS');
  }

  /** The most resident memory since `forgetPeak`, in bytes. */
  get peakResidentBytes(): number {
    return this.statusBytes('VmHWM');
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.process.pid}/clear_refs`, '5');
  }

  private statusBytes(name: string): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)![1]) * 1024;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }
}
