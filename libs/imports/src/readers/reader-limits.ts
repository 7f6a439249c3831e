/** Bounds of a file. Bytes are counted in UTF-8, whatever the file's encoding. */
export interface ReaderLimits {
  /** One CSV cell; a larger one rejects its row. JSON cells (`contacts`, `_item`) are bounded by the row only. */
  cellBytes: number;
  /** One CSV record, NDJSON line or JSON item; a larger one is a fault of the file. */
  rowBytes: number;
  /** Columns of a CSV header. */
  columns: number;
  /** Nesting of a JSON item, the item itself being 1; a deeper one rejects its row. */
  jsonDepth: number;
}

export const DEFAULT_READER_LIMITS: Readonly<ReaderLimits> = {
  cellBytes: 64 * 1024,
  rowBytes: 1024 * 1024,
  columns: 500,
  jsonDepth: 10,
};

/** Whether `text` takes more than `bytes` in UTF-8; measures only what could. */
export function isLargerThan(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && Buffer.byteLength(text) > bytes);
}
