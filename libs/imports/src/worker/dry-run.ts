import { Injectable } from '@nestjs/common';
import { RequestContext, statement, TenantDatabase, TenantTransaction } from '@echonio/platform';
import { rulesOf } from '../duplicates/known-customers';
import { BEGIN_PLAN, dryPlannerFor, FORGET_PLANNED, FORGET_PREVIEW, keepPlan } from '../duplicates/planned-customers';
import { PREVIEW_ROWS, PreviewRow, shownChanges, shownCustomer } from '../duplicates/preview';
import type { RowPlan } from '../duplicates/row-plan';
import { RowPlanner } from '../duplicates/row-planner';
import type { AcceptedRow } from '../duplicates/staged-piece';
import type { RowFault } from '../readers/import-file';
import type { CheckedBatch } from './batch-checker';
import { deleteAll, Deleted } from './chunked-delete';
import type { ClaimedImport } from './claimed-import';
import type { RejectedRow } from './row-checker';
import type { NewTag } from './tag-resolver';

/** $2 import, $3 created, $4 updated, $5 skipped rows more */
const COUNT = statement(
  'import_dry_count',
  `UPDATE imports SET created = created + $3, updated = updated + $4, skipped = skipped + $5 WHERE organization_id = $1 AND id = $2`,
);

/** $2 import, $3 rows `[{ordinal, customerId, shown}]` */
const SHOW = statement(
  'import_show',
  `INSERT INTO import_previews (organization_id, import_id, ordinal, customer_id, shown)
   SELECT $1, $2, n.ordinal, n."customerId", n.shown FROM json_to_recordset($3::json)
     AS n (ordinal bigint, "customerId" uuid, shown json)`,
);

/** $2 ids → id, title */
const TITLES = statement(
  'import_tag_titles',
  `SELECT id, title FROM tags WHERE organization_id = $1 AND id = ANY ($2::uuid[])`,
);

interface Planned {
  row: AcceptedRow;
  plan: RowPlan;
}

/** What the preview needs of the rows so far. */
export interface PreviewContext {
  newTags: readonly NewTag[];
  /** Lines of the rows that are shown, by the ids of their customers: a batch of large rows holds fewer than are shown. */
  lines: Map<string, number>;
}

/** What an import would do, decided by the planner that an import goes by, and kept nowhere but in its counts and its preview. */
@Injectable()
export class DryRun {
  constructor(private readonly database: TenantDatabase) {}

  /** Forgets what an earlier try has planned and shown. @throws ClaimLostError */
  async begin(claimed: ClaimedImport): Promise<void> {
    const { id } = claimed;
    await this.forget(claimed);
    await claimed.write((transaction) => transaction.finishAll([FORGET_PREVIEW, [id]], [BEGIN_PLAN, [id]]));
  }

  /** Leaves nothing. */
  async clear(dryRun: { ctx: RequestContext; id: string }): Promise<void> {
    await this.forget(dryRun);
    await this.database.run(dryRun.ctx, FORGET_PREVIEW, [dryRun.id]);
  }

  /** What was planned is of no use any more; the preview stays. */
  async forget({ ctx, id }: { ctx: RequestContext; id: string }): Promise<void> {
    for (const statement of FORGET_PLANNED) {
      await deleteAll((chunk) => this.database.run<Deleted>(ctx, statement, [id, chunk]));
    }
  }

  /** @returns rows that are rejected because of what is there already */
  async plan(
    transaction: TenantTransaction,
    claimed: ClaimedImport,
    { accepted, rejected }: CheckedBatch,
    context: PreviewContext,
  ): Promise<RejectedRow[]> {
    const { id, record } = claimed;
    const rules = await rulesOf(transaction, record.options);
    const looks = rules.onDuplicate !== 'create';
    const planner = looks ? await dryPlannerFor(transaction, id, rules, accepted) : new RowPlanner(rules);
    const plans = accepted.map((row) => ({ row, plan: planner.plan(row) }));
    if (looks) await keepPlan(transaction, id, rules, planner, plans);
    await this.show(transaction, id, plans, rejected, context);
    const count = (action: RowPlan['action']): number => plans.filter(({ plan }) => plan.action === action).length;
    await transaction.run(COUNT, [id, count('create'), count('update'), count('skip')]);
    return plans.flatMap(({ row: { ordinal, line, raw }, plan }) =>
      plan.action === 'reject'
        ? [{ ordinal, line, raw: JSON.parse(raw!) as RejectedRow['raw'], faults: [plan.fault] }]
        : [],
    );
  }

  private async show(
    transaction: TenantTransaction,
    importId: string,
    plans: readonly Planned[],
    rejected: readonly RejectedRow[],
    { newTags, lines }: PreviewContext,
  ): Promise<void> {
    const shown = plans.filter(({ row }) => row.ordinal <= PREVIEW_ROWS);
    const bad = rejected.filter(({ ordinal }) => ordinal <= PREVIEW_ROWS);
    if (shown.length + bad.length === 0) return;
    const titleOf = await titlesFor(transaction, shown, newTags);
    for (const { row } of shown) lines.set(row.customer.id, row.line);
    const rows = [
      ...shown.map(({ row, plan }) => shownRow(row, plan, lines, titleOf)),
      ...bad.map(({ ordinal, line, faults }) => ({ ordinal, customerId: null, shown: rejectedRow(line, faults) })),
    ];
    await transaction.run(SHOW, [importId, JSON.stringify(rows)]);
  }
}

async function titlesFor(
  transaction: TenantTransaction,
  shown: readonly Planned[],
  newTags: readonly NewTag[],
): Promise<(id: string) => string> {
  const ids = shown.flatMap(({ row, plan }) => (plan.action === 'update' ? plan.after : row.customer).tagsIds);
  const stored = await transaction.run<{ id: string; title: string }>(TITLES, [[...new Set(ids)]]);
  const titles = new Map([...newTags, ...stored].map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? id;
}

function shownRow(
  { ordinal, line, customer }: AcceptedRow,
  plan: RowPlan,
  lines: ReadonlyMap<string, number>,
  titleOf: (id: string) => string,
): { ordinal: number; customerId: string | null; shown: PreviewRow } {
  const matched = plan.action === 'create' ? null : plan.customerId;
  const matchedLine = matched === null ? null : (lines.get(matched) ?? null);
  const customerId = matchedLine === null ? matched : null;
  const after = plan.action === 'create' ? customer : plan.action === 'update' ? plan.after : null;
  return {
    ordinal,
    customerId,
    shown: {
      line,
      action: plan.action,
      customer: after && shownCustomer(after, titleOf),
      changes: plan.action === 'update' ? shownChanges(plan.before, plan.after, titleOf) : [],
      matchedCustomerId: customerId,
      matchedLine,
      errors: plan.action === 'reject' ? [plan.fault] : [],
    },
  };
}

const rejectedRow = (line: number, errors: RowFault[]): PreviewRow => ({
  line,
  action: 'reject',
  customer: null,
  changes: [],
  matchedCustomerId: null,
  matchedLine: null,
  errors,
});
