import type { FileRow } from './import-file';

/** Bounds what a batch holds beside the count of its rows, so that few huge rows don't pile up. */
const BATCH_CHARACTERS = 1024 * 1024;

/** Gathers rows until they are many enough, or large enough, to be handed on. */
export class RowBatch {
  private rows: FileRow[] = [];
  private characters = 0;

  constructor(private readonly maxRows: number) {}

  add(row: FileRow, characters: number): void {
    this.rows.push(row);
    this.characters += characters;
  }

  get isFull(): boolean {
    return this.rows.length >= this.maxRows || this.characters >= BATCH_CHARACTERS;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  take(): FileRow[] {
    const rows = this.rows;
    this.rows = [];
    this.characters = 0;
    return rows;
  }
}
