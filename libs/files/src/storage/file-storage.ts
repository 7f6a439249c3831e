import type { Readable } from 'node:stream';

/** Where a content lies: made of ids alone. */
export interface ContentKey {
  organizationId: string;
  fileId: string;
}

/** A content that was written and that nobody sees yet. */
export interface Draft {
  /** Puts it in its place, all at once. */
  publish(key: ContentKey): Promise<void>;
  discard(): Promise<void>;
}

export interface StoredContent {
  /** In bytes. */
  size: number;
  /** Must be read or destroyed. */
  stream: Readable;
}

/** How much a disk holds, in bytes. */
export interface DiskRoom {
  free: number;
  size: number;
}

/** Holds the contents of files, in a place that knows nothing but ids. */
export abstract class FileStorage {
  /** Makes the place ready. @throws when it can't be written to */
  abstract prepare(): Promise<void>;

  /** Writes a content to its end, durably. Nothing is left behind when that fails. @throws StorageFullError */
  abstract write(content: AsyncIterable<Buffer>): Promise<Draft>;

  /** Null when there is no such content. */
  abstract open(key: ContentKey): Promise<StoredContent | null>;

  /** Does nothing when there is no such content. */
  abstract remove(key: ContentKey): Promise<void>;

  /** Removes drafts that nobody has written to since a time. @returns how many went */
  abstract removeDrafts(olderThan: Date): Promise<number>;

  /** Removes a content that was last written before a time. @returns whether it went */
  abstract removeIfOlder(key: ContentKey, than: Date): Promise<boolean>;

  /** What is left for contents. */
  abstract room(): Promise<DiskRoom>;

  /** The keys of all contents, each batch of one organization. */
  abstract batches(size: number): AsyncIterable<ContentKey[]>;
}
