import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AcceptedRow } from '../duplicates/staged-piece';
import type { FileRow } from '../readers/import-file';
import { LineBuffer } from './line-buffer';
import { checkRow, RejectedRow, RowCheck } from './row-checker';
import { stagedLine, StagedRow } from './staged-row';
import { TagResolver } from './tag-resolver';

/** Rows checked in one go; then requests have their turn. */
const SLICE = 20;

export interface NumberedRow {
  /** 1-based among all rows of the file. */
  ordinal: number;
  row: FileRow;
}

/** What a batch of rows comes to. */
export interface CheckedBatch {
  /** Lines of COPY_STAGING; the memory is used again for the batch after the next. */
  staged: Buffer;
  rejected: RejectedRow[];
  /** The accepted rows, where they are wanted instead of their lines. */
  accepted: AcceptedRow[];
}

/** Checks batches of one file. Two may be in use: one that is written and one that is checked. */
export class BatchChecker {
  private buffers: [LineBuffer, LineBuffer] = [new LineBuffer(), new LineBuffer()];

  constructor(
    private readonly organizationId: string,
    private readonly importId: string,
    private readonly tags: TagResolver,
    private readonly check: Omit<RowCheck, 'tags'> & { stages: boolean },
  ) {}

  async run(rows: readonly NumberedRow[]): Promise<CheckedBatch> {
    const check = { ...this.check, tags: await this.tags.resolve(namesOf(rows)) };
    const rejected: RejectedRow[] = [];
    const accepted: AcceptedRow[] = [];
    const lines = this.nextBuffer();
    for (let at = 0; at < rows.length; at += SLICE) {
      let text = '';
      for (const { ordinal, row } of rows.slice(at, at + SLICE)) {
        const checked = checkRow(row, ordinal, check);
        if ('faults' in checked) rejected.push(checked);
        else if (this.check.stages) text += this.stage(checked);
        else accepted.push(this.accept(checked));
      }
      lines.append(text);
      await nextTurn();
    }
    return { staged: lines.content, rejected, accepted };
  }

  private nextBuffer(): LineBuffer {
    const [first, second] = this.buffers;
    this.buffers = [second, first];
    first.clear();
    return first;
  }

  private accept({ ordinal, line, customer, matchKeys, raw }: StagedRow): AcceptedRow {
    this.tags.use(customer.tagsIds);
    const contacts = customer.contacts.map((contact, index) => ({ ...contact, matchKey: matchKeys[index]! }));
    return { ordinal, line, customer: { ...customer, contacts }, raw };
  }

  private stage(row: StagedRow): string {
    this.tags.use(row.customer.tagsIds);
    return stagedLine(this.organizationId, this.importId, row);
  }
}

function* namesOf(rows: readonly NumberedRow[]): Generator<string> {
  for (const { row } of rows) if (row.faults.length === 0 && row.input.tags) yield* row.input.tags;
}
