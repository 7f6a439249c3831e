import { findContactHolders } from '@echonio/customers';
import { Injectable } from '@nestjs/common';
import { TenantTransaction } from '@echonio/platform';
import { DuplicateIndex, tellingKeys } from '../duplicates/duplicate-index';
import { COUNT_BATCH, LEAVE_OUT, TAKE_TURN } from '../duplicates/duplicates.sql';
import { planSkips } from '../duplicates/plan-skips';
import { readPiece } from '../duplicates/staged-piece';
import { RECORD_EVENTS } from './apply.sql';
import type { Batch } from './batch-plan';
import type { ClaimedImport } from './claimed-import';
import { creationSteps } from './creation-steps';

/** Applies a batch of which rows may be duplicates of customers that are there, of earlier rows too. */
@Injectable()
export class DuplicateApplier {
  /** Commits the transaction, into which the batch was entered. */
  async applyBatch(transaction: TenantTransaction, claimed: ClaimedImport, { first, last, at }: Batch): Promise<void> {
    await transaction.run(TAKE_TURN);
    let created = 0;
    let skipped = 0;
    for (let next = first; next <= last;) {
      const rows = await readPiece(transaction, claimed.id, next, last);
      if (rows.length === 0) break;
      const { duplicateBy } = claimed.record.options;
      const index = new DuplicateIndex(duplicateBy);
      const keys = new Set(rows.flatMap(({ customer }) => [...tellingKeys(customer, duplicateBy)]));
      for (const holder of await findContactHolders(transaction, [...keys])) index.add(holder);
      const leftOut = planSkips(rows, index).filter(({ action }) => action !== 'create');
      const piece = { first: next, last: rows.at(-1)!.ordinal, at: at + (next - first) };
      await transaction.runAll(
        [LEAVE_OUT, [claimed.id, leftOut.map(({ ordinal }) => ordinal)]],
        ...creationSteps(claimed.id, piece),
      );
      skipped += leftOut.length;
      created += rows.length - leftOut.length;
      next = piece.last + 1;
    }
    await transaction.finishAll(
      [COUNT_BATCH, [claimed.id, first, created, 0, skipped]],
      [RECORD_EVENTS, [claimed.id, first, last, at]],
    );
  }
}
