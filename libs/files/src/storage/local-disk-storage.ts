import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, FileHandle, mkdir, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isId, StorageFullError } from '@echonio/platform';
import { ContentKey, DiskRoom, Draft, FileStorage, StoredContent } from './file-storage';

const DRAFTS = 'drafts';
const OWNER_ONLY = 0o700;

/**
 * Contents as plain files: `<root>/<organization id>/<file id>`. A content is written under a random name in `<root>/drafts`, synced to the
 * disk and then renamed, so that a place holds a whole content or none.
 */
export class LocalDiskStorage extends FileStorage {
  private readonly root: string;
  private readonly drafts: string;

  constructor(root: string) {
    super();
    this.root = resolve(root);
    this.drafts = join(this.root, DRAFTS);
  }

  async prepare(): Promise<void> {
    await mkdir(this.drafts, { recursive: true, mode: OWNER_ONLY });
    await access(this.drafts, constants.W_OK);
  }

  async write(content: AsyncIterable<Buffer>): Promise<Draft> {
    const path = join(this.drafts, randomUUID());
    const discard = (): Promise<void> => rm(path, { force: true });
    try {
      const handle = await open(path, 'wx', 0o600);
      await writeDurably(handle, content).finally(() => handle.close());
    } catch (error) {
      await discard();
      throw explainFullDisk(error);
    }
    return { publish: (key) => this.publish(path, key), discard };
  }

  async open(key: ContentKey): Promise<StoredContent | null> {
    const handle = await unlessMissing(open(this.pathOf(key), 'r'));
    if (!handle) return null;
    const { size } = await handle.stat();
    return { size, stream: handle.createReadStream() };
  }

  async remove(key: ContentKey): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async removeDrafts(olderThan: Date): Promise<number> {
    let removed = 0;
    for await (const name of namesIn(this.drafts)) {
      removed += Number(await removeIfOlder(join(this.drafts, name), olderThan));
    }
    return removed;
  }

  removeIfOlder(key: ContentKey, than: Date): Promise<boolean> {
    return removeIfOlder(this.pathOf(key), than);
  }

  /** What who isn't root may use. */
  async room(): Promise<DiskRoom> {
    const { bavail, blocks, bsize } = await statfs(this.root);
    return { free: bavail * bsize, size: blocks * bsize };
  }

  async *batches(size: number): AsyncGenerator<ContentKey[]> {
    for await (const organizationId of namesIn(this.root)) {
      if (!isId(organizationId)) continue;
      let batch: ContentKey[] = [];
      for await (const fileId of namesIn(join(this.root, organizationId))) {
        if (!isId(fileId) || batch.push({ organizationId, fileId }) < size) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    }
  }

  private async publish(draft: string, key: ContentKey): Promise<void> {
    const path = this.pathOf(key);
    try {
      const isNew = await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY });
      await rename(draft, path);
      await syncDirectory(dirname(path));
      if (isNew) await syncDirectory(this.root);
    } catch (error) {
      throw explainFullDisk(error);
    }
  }

  private pathOf({ organizationId, fileId }: ContentKey): string {
    if (!isId(organizationId) || !isId(fileId)) throw new Error('A content is named by two UUIDs.');
    return join(this.root, organizationId, fileId);
  }
}

async function writeDurably(handle: FileHandle, content: AsyncIterable<Buffer>): Promise<void> {
  await handle.writeFile(content);
  await handle.sync();
}

/** Makes a new name survive a power cut; a system that can't sync a directory does so by itself. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function removeIfOlder(path: string, than: Date): Promise<boolean> {
  const found = await unlessMissing(stat(path));
  if (!found || found.mtime >= than) return false;
  await rm(path, { force: true });
  return true;
}

async function* namesIn(path: string): AsyncGenerator<string> {
  const directory = await unlessMissing(opendir(path));
  if (!directory) return;
  for await (const entry of directory) yield entry.name;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  });
}

const explainFullDisk = (error: unknown): unknown =>
  ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '') ? new StorageFullError({ cause: error }) : error;
