import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabase } from './embedded-database.ts';
import { Product } from './product.ts';

/** A data directory of its own with everything that was started on it, all of which `remove` takes away. */
export class DataPlace {
  readonly dataDir: string;
  readonly database: EmbeddedDatabase;
  private readonly dist: string | undefined;
  private readonly children = new Set<ChildProcess>();

  private constructor(dataDir: string, dist?: string) {
    this.dataDir = dataDir;
    this.dist = dist;
    this.database = new EmbeddedDatabase(dataDir);
  }

  /** @param dist another build than the one in dist/ */
  static async make(dist?: string): Promise<DataPlace> {
    const dataDir = await mkdtemp(join(tmpdir(), 'echonio-faults-'));
    // As root the database runs as another user, who must get in.
    await chmod(dataDir, 0o755);
    return new DataPlace(dataDir, dist);
  }

  /** The product in a process group of its own. */
  start(environment: Record<string, string> = {}): Promise<Product> {
    return Product.start(this.dataDir, environment, { ownGroup: true, dist: this.dist }, (child) => {
      this.children.add(child);
      child.once('exit', () => this.children.delete(child));
    });
  }

  async remove(): Promise<void> {
    const left = [...this.children];
    const ended = left.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const { pid } of left) if (pid) process.kill(-pid, 'SIGKILL');
    await Promise.all(ended);
    await this.database.remove();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
