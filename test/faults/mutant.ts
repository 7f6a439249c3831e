import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** One change of a built file: the text must be there. */
export interface Patch {
  file: string;
  from: string;
  to: string;
}

/** A copy of the build with a fault in it. The product itself has no switch for that. */
export class MutantBuild {
  readonly dist: string;
  private readonly folder: string;

  constructor(patches: readonly Patch[]) {
    this.folder = mkdtempSync(join(tmpdir(), 'echonio-mutant-'));
    this.dist = join(this.folder, 'dist');
    cpSync(join(ROOT, 'dist'), this.dist, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    for (const patch of patches) this.apply(patch);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private apply({ file, from, to }: Patch): void {
    const path = join(this.dist, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has changed: the mutant can't be made of it any more.`);
    writeFileSync(path, text.replaceAll(from, to));
  }
}
