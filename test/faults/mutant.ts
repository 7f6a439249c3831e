import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  /** Changes whatever matches in the scripts whose path is wanted. @returns how many times */
  rewrite(pattern: RegExp, to: string, isWanted: (file: string) => boolean): number {
    let count = 0;
    for (const file of readdirSync(this.dist, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.js') || !isWanted(file)) continue;
      const path = join(this.dist, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        text.replace(pattern, () => ((count += 1), to)),
      );
    }
    return count;
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
