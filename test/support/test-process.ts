import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist');

export interface ProcessEnd {
  /** The exit code, or the signal that ended it. */
  code: number | string;
  ms: number;
}

/** The built product, or its command line, as a process of its own. End it with `end` or `kill`, whatever the test found. */
export class TestProcess {
  stdout = '';
  stderr = '';
  private readonly ended: Promise<number | string>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.on('data', (chunk: Buffer) => (this.stdout += chunk.toString('utf8')));
    child.stderr!.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    this.ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  }

  static server(environment: Record<string, string>, nodeOptions: string[] = []): TestProcess {
    return TestProcess.run('apps/api/src/main.js', [], { HOST: '127.0.0.1', PORT: '0', ...environment }, nodeOptions);
  }

  static cli(args: string[], environment: Record<string, string>): TestProcess {
    return TestProcess.run('apps/cli/src/main.js', args, environment);
  }

  private static run(
    entry: string,
    args: string[],
    environment: Record<string, string>,
    nodeOptions: string[] = [],
  ): TestProcess {
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment };
    const options = { env, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] };
    return new TestProcess(spawn(process.execPath, [...nodeOptions, join(DIST, entry), ...args], options));
  }

  /** The base URL, once the server says that it is ready. */
  async ready(): Promise<string> {
    await this.says(/ {2}Docs {2}\S+\n/);
    return /^ {2}API {3}(\S+)\/v1$/m.exec(this.stdout)![1]!;
  }

  /** Waits until the output so far matches. */
  async says(pattern: RegExp): Promise<void> {
    let over: number | string | undefined;
    void this.ended.then((code) => (over = code));
    while (!pattern.test(this.stdout + this.stderr)) {
      if (over !== undefined) throw new Error(`The process ended (${over}) and said: ${this.stdout}${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** All tokens that it has shown. */
  get tokens(): string[] {
    return (this.stdout + this.stderr).match(/ech_[0-9A-Za-z]+_[0-9A-Za-z]+_[0-9A-Za-z]+/g) ?? [];
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> {
    const began = performance.now();
    this.signal(signal);
    const code = await this.ended;
    return { code, ms: performance.now() - began };
  }

  exit(): Promise<number | string> {
    return this.ended;
  }
}
