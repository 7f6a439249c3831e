import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface FloorOptions {
  databaseUrl: string;
  organizationId: string;
  /** SHA-256 of the token, hex. */
  digest: string;
  poolSize: number;
  /** Proves the token and names the tenant, as the product does. */
  withEntrance: boolean;
}

/** A floor as a process of its own, so that its processor time and memory can be told from ours. */
export class FloorProcess<Hello> {
  /** What it said when it was ready. */
  readonly hello: Hello;
  private readonly process: ChildProcess;

  private constructor(process: ChildProcess, hello: Hello) {
    this.process = process;
    this.hello = hello;
  }

  /** @param script its file in this directory */
  static async start<Hello>(script: string, options: FloorOptions): Promise<FloorProcess<Hello>> {
    const { databaseUrl, organizationId, digest, poolSize, withEntrance } = options;
    const child = fork(join(import.meta.dirname, script), {
      env: {
        ...process.env,
        DIST: join(import.meta.dirname, '../../dist'),
        DATABASE_URL: databaseUrl,
        ORGANIZATION: organizationId,
        DIGEST: digest,
        POOL_SIZE: String(poolSize),
        ENTRANCE: withEntrance ? 'token' : 'none',
      },
    });
    return new FloorProcess(child, await answerOf<Hello>(child, script));
  }

  get pid(): number {
    return this.process.pid!;
  }

  ask<Answer>(question: object): Promise<Answer> {
    const answer = answerOf<Answer>(this.process, 'The floor');
    this.process.send(question);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}

function answerOf<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null): void => reject(new Error(`${name} ended with code ${code}.`));
    child.once('exit', fail);
    child.once('message', (message: unknown) => {
      child.off('exit', fail);
      resolve(message as T);
    });
  });
}
