import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILLER = 'filler';

/** A disk of a few mebibytes, which can be filled up and freed. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Null, with the reason on standard output, where nothing can be mounted. */
  static mount(mebibytes: number): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'echonio-disk-'));
    try {
      const options = `size=${mebibytes}m,mode=755`;
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' });
      return new SmallDisk(path);
    } catch (error) {
      rmdirSync(path);
      process.stdout.write(
        `Tests on a full disk are skipped, because nothing can be mounted: ${(error as Error).message}\n`,
      );
      return null;
    }
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.path);
    return bavail * bsize;
  }

  /** Leaves so much free; what others write at the same time may take it. */
  fill(freeBytes = 0): void {
    const part = Buffer.alloc(65_536);
    const path = join(this.path, FILLER);
    for (let room = this.freeBytes - freeBytes; room > 0; room = this.freeBytes - freeBytes) {
      try {
        writeFileSync(path, part.subarray(0, Math.min(part.length, room)), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  }

  free(): void {
    rmSync(join(this.path, FILLER), { force: true });
  }

  unmount(): void {
    execFileSync('umount', [this.path], { stdio: 'pipe' });
    rmdirSync(this.path);
  }
}
