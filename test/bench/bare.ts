import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BareOptions {
  databaseUrl: string;
  organizationId: string;
  /** SHA-256 of the token, hex. */
  digest: string;
  poolSize: number;
  /** Proves the token and names the tenant, as the product does. */
  withEntrance: boolean;
}

/** The bare server of `bare-server.ts` as a process. */
export class Bare {
  readonly url: string;
  private readonly process: ChildProcess;

  private constructor(process: ChildProcess, url: string) {
    this.process = process;
    this.url = url;
  }

  static async start({ databaseUrl, organizationId, digest, poolSize, withEntrance }: BareOptions): Promise<Bare> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
      env: {
        ...process.env,
        DIST: join(import.meta.dirname, '../../dist'),
        DATABASE_URL: databaseUrl,
        ORGANIZATION: organizationId,
        DIGEST: digest,
        POOL_SIZE: String(poolSize),
        ENTRANCE: withEntrance ? 'token' : 'none',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
      child.once('exit', (code) => reject(new Error(`The bare server ended with code ${code}.`)));
    });
    return new Bare(child, url);
  }

  get pid(): number {
    return this.process.pid!;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}
