import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');
const CLIENT = join(ROOT, 'libs/api-client');
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: 'es2023',
};

/** A fresh project with strict types in a directory of its own, into which the packed client is installed. */
export class ClientProject {
  private constructor(readonly directory: string) {}

  /** Packs the client and installs it; what it needs is copied from here instead of asking the registry. */
  static async make(): Promise<ClientProject> {
    const directory = mkdtempSync(join(tmpdir(), 'echonio-client-'));
    const project = new ClientProject(directory);
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', directory], { cwd: CLIENT });
    const installed = join(directory, 'node_modules/@echonio/customers-client');
    mkdirSync(join(directory, 'node_modules/@types'), { recursive: true });
    mkdirSync(installed, { recursive: true });
    await run('tar', ['-xzf', join(directory, stdout.trim()), '-C', installed, '--strip-components=1']);
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
      cpSync(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules/@types/node'), join(directory, 'node_modules/@types/node'));
    project.write('package.json', JSON.stringify({ private: true }));
    for (const name of ['walk-through.mts', 'walk-through.cts', 'page.ts'])
      cpSync(join(CLIENT, 'test/consumer', name.replace(/\.[mc]ts$/, '.ts')), join(directory, name));
    project.write('guide.mts', guide());
    project.configure('node', ['walk-through.mts', 'walk-through.cts', 'guide.mts'], {
      module: 'nodenext',
      lib: ['es2023'],
      types: ['node'],
    });
    project.configure('page', ['page.ts'], {
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      noEmit: true,
    });
    return project;
  }

  /** @returns what the compiler has to say */
  async compile(name: 'node' | 'page'): Promise<string> {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    return run(process.execPath, [tsc, '-p', `tsconfig.${name}.json`], { cwd: this.directory }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  }

  /** Runs what was compiled. @returns what it has written, which is JSON */
  async run(script: string, ...args: string[]): Promise<unknown> {
    const { stdout } = await run(process.execPath, [script, ...args], { cwd: this.directory });
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private configure(name: string, files: string[], options: object): void {
    this.write(`tsconfig.${name}.json`, JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.directory, name), text);
  }
}

/** The TypeScript of the guide, which is one module from its first snippet to the last. */
function guide(): string {
  const text = readFileSync(join(ROOT, 'docs/client.md'), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, snippet]) => snippet).join('');
}
