import { Injectable } from '@nestjs/common';
import { OrganizationRegions } from '@echonio/access';
import {
  BulkChange,
  BulkEvent,
  eventsBetween,
  KeyedCustomer,
  LoadedCustomer,
  loadCustomers,
  recordMany,
  writeCustomers,
} from '@echonio/customers';
import { Settings, statement, TenantDatabase, TenantTransaction, Traced } from '@echonio/platform';
import {
  CHANGED_PAGE,
  COUNT_REMOVED,
  CREATED_PAGE,
  CREATED_RANGE,
  END_UNDO,
  KEEP_UNDONE,
  LOCK_FOR_REMOVAL,
  REMOVE_UNTOUCHED,
  UNDO_STATE,
} from '../undo/undo.sql';
import { ClaimedImport } from './claimed-import';
import { Staging } from './staging';

/** Customers that are restored, or removed, together. */
const PAGE = 500;

/** $2 ids → id, title */
const TITLES = statement(
  'import_undo_tag_titles',
  `SELECT id, title FROM tags WHERE organization_id = $1 AND id = ANY ($2::uuid[])`,
);

type Image = Pick<KeyedCustomer, 'identity' | 'contacts' | 'tagsIds'>;

interface UndoState {
  phase: 'restoring' | 'removing';
  doneUntil: string | null;
}

interface Left {
  customerId: string;
  reason: string;
}

/**
 * Takes back what an import has done: restores the customers that it has changed, then removes those that it has created, but for those
 * that were touched since. Page by page: customers, counts and how far it is commit together.
 */
@Injectable()
export class ImportUndoer {
  constructor(
    private readonly database: TenantDatabase,
    private readonly regions: OrganizationRegions,
    private readonly staging: Staging,
    private readonly settings: Settings,
  ) {}

  /** Goes on from where an earlier try has come to. @throws ClaimLostError, WorkerStoppingError */
  @Traced('imports.undo')
  async undo(claimed: ClaimedImport): Promise<void> {
    for (let isOver = false; !isOver;) {
      claimed.goOn();
      const [state] = await this.database.run<UndoState>(claimed.ctx, UNDO_STATE, [claimed.id]);
      isOver =
        state!.phase === 'restoring' ? await this.restorePage(claimed, state!) : await this.removePage(claimed, state!);
    }
    const hours = this.settings.IMPORT_RETENTION_HOURS;
    await claimed.write((transaction) => transaction.finish(END_UNDO, [claimed.id, hours]));
    // What stays behind after a failure here goes with the sweep.
    await this.staging.clearTraces(claimed).catch(() => undefined);
  }

  /** @returns false: behind the restoring comes the removing */
  private async restorePage(claimed: ClaimedImport, { doneUntil }: UndoState): Promise<false> {
    const region = await this.regions.of(claimed.ctx);
    await claimed.write(async (transaction) => {
      const values = [claimed.id, doneUntil, PAGE];
      const images = await transaction.run<{ id: string; version: number; image: Image }>(CHANGED_PAGE, values);
      const ids = images.map(({ id }) => id);
      const stored = new Map((await loadCustomers(transaction, ids, { lock: true })).map((each) => [each.id, each]));
      const found = images.flatMap(({ id, version, image }) => {
        const customer = stored.get(id);
        return customer ? [{ customer, version, image }] : [];
      });
      const untouched = found.filter(({ customer, version }) => customer.version === version);
      const left = found
        .filter(({ customer, version }) => customer.version !== version)
        .map(({ customer }) => changed(customer.id));
      const at = Date.now() * 1_000;
      const changes = untouched.map(({ customer, image }) => restoring(customer, image, at));
      const isLast = images.length < PAGE;
      const phase = isLast ? 'removing' : 'restoring';
      const events = await eventsOf(transaction, claimed.id, changes);
      await transaction.finishAll(
        writeCustomers(changes, region),
        [
          KEEP_UNDONE,
          [claimed.id, phase, isLast ? null : ids.at(-1), 0, changes.length, left.length, JSON.stringify(left)],
        ],
        recordMany(events),
      );
    });
    return false;
  }

  /** @returns whether there is nothing behind this page */
  private removePage(claimed: ClaimedImport, { doneUntil }: UndoState): Promise<boolean> {
    return claimed.write(async (transaction) => {
      const { id } = claimed;
      const [range] = await transaction.run<{ firstId: string; lastId: string }>(CREATED_RANGE, [id, doneUntil]);
      if (!range) return true;
      const values = [id, range.firstId, range.lastId, doneUntil, PAGE];
      const ids = (await transaction.run<{ id: string }>(CREATED_PAGE, values)).map((each) => each.id);
      const [, looked] = await transaction.runAll([LOCK_FOR_REMOVAL, [ids]], [REMOVE_UNTOUCHED, [id, ids]]);
      const outcomes = looked as { id: string; reason: string | null }[];
      const left = outcomes.flatMap(({ id: customerId, reason }) => (reason === null ? [] : [{ customerId, reason }]));
      const removed = outcomes.length - left.length;
      const until = ids.length < PAGE ? range.lastId : ids.at(-1);
      await transaction.finishAll(
        [KEEP_UNDONE, [id, 'removing', until, removed, 0, left.length, JSON.stringify(left)]],
        [COUNT_REMOVED, [removed]],
      );
      return false;
    });
  }
}

const changed = (customerId: string): Left => ({ customerId, reason: 'CHANGED' });

const restoring = (customer: LoadedCustomer, image: Image, at: number): BulkChange => ({
  before: customer,
  after: { ...customer, ...image },
  versions: 1,
  at,
});

async function eventsOf(
  transaction: TenantTransaction,
  importId: string,
  changes: readonly BulkChange[],
): Promise<BulkEvent[]> {
  const ids = [...new Set(changes.flatMap(({ before }) => before.tagsIds))];
  const tags = ids.length === 0 ? [] : await transaction.run<{ id: string; title: string }>(TITLES, [ids]);
  const titles = Object.fromEntries(tags.map(({ id, title }) => [id, title]));
  // A definition that went since the customers were loaded has taken its tag along, which is no event of theirs.
  const defined = ({ tagsIds }: KeyedCustomer): string[] => tagsIds.filter((id) => id in titles);
  return changes.flatMap(({ before, after, at }) =>
    eventsBetween({ ...before, tagsIds: defined(before) }, after, titles).map((event) => ({
      ...event,
      customerId: after.id,
      data: { ...event.data, undoneImportId: importId },
      at,
    })),
  );
}
