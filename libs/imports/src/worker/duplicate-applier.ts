import { BulkChange, BulkEvent, recordMany, writeCustomers } from '@echonio/customers';
import { OrganizationRegions } from '@echonio/access';
import { Injectable } from '@nestjs/common';
import { Statement, TenantTransaction } from '@echonio/platform';
import { COUNT_BATCH, COUNT_REJECTS, LEAVE_OUT, REJECT_STAGED, TAKE_TURN } from '../duplicates/duplicates.sql';
import { plannerFor, rulesOf } from '../duplicates/known-customers';
import type { RowPlan } from '../duplicates/row-plan';
import { DuplicateRules, KnownCustomer } from '../duplicates/row-planner';
import { readPiece } from '../duplicates/staged-piece';
import { ImportMetrics } from '../import-metrics';
import { RECORD_IMAGES } from '../undo/traces.sql';
import { RECORD_EVENTS } from './apply.sql';
import type { Batch } from './batch-plan';
import type { ClaimedImport } from './claimed-import';
import { creationSteps } from './creation-steps';

type Counts = Record<RowPlan['action'], number>;

/** Applies a batch of which rows may be duplicates of customers that are there, of earlier rows too. */
@Injectable()
export class DuplicateApplier {
  constructor(
    private readonly regions: OrganizationRegions,
    private readonly metrics: ImportMetrics,
  ) {}

  /** Commits the transaction, into which the batch was entered. @returns how many rows became customers or changed some */
  async applyBatch(
    transaction: TenantTransaction,
    claimed: ClaimedImport,
    { first, last, at }: Batch,
  ): Promise<number> {
    await transaction.run(TAKE_TURN);
    const rules = await rulesOf(transaction, claimed.record.options);
    const region = claimed.record.options.defaultRegion ?? (await this.regions.of(claimed.ctx));
    const counts: Counts = { create: 0, skip: 0, update: 0, reject: 0 };
    const events: BulkEvent[] = [];
    for (let next = first; next <= last;) {
      const piece = { first: next, last, at: at + (next - first) };
      const done = await applyPiece(transaction, claimed.id, rules, region, piece, counts);
      if (!done) break;
      events.push(...done.events);
      next = done.last + 1;
    }
    const { create, update, skip, reject } = counts;
    await transaction.finishAll(
      [COUNT_BATCH, [claimed.id, first, create, update, skip]],
      ...(reject > 0 ? [[COUNT_REJECTS, [claimed.id, reject]] as [Statement, unknown[]]] : []),
      [RECORD_EVENTS, [claimed.id, first, last, at]],
      ...(events.length > 0 ? [recordMany(events)] : []),
    );
    this.metrics.rowsRejected(reject);
    return create + update;
  }
}

/** The rows of a batch that fit into memory together. @returns the last of them and the events of changes; null if none is left */
async function applyPiece(
  transaction: TenantTransaction,
  importId: string,
  rules: DuplicateRules,
  region: string,
  { first, last, at }: Batch,
  counts: Counts,
): Promise<{ last: number; events: BulkEvent[] } | null> {
  const rows = await readPiece(transaction, importId, first, last);
  if (rows.length === 0) return null;
  const planner = await plannerFor(transaction, rules, rows);
  const plans = rows.map((row) => ({ row, plan: planner.plan(row) }));
  for (const { plan } of plans) counts[plan.action] += 1;
  const rejected = plans.flatMap(({ row, plan }) =>
    plan.action === 'reject' ? [{ ordinal: row.ordinal, errors: JSON.stringify([plan.fault]) }] : [],
  );
  const leftOut = plans.filter(({ plan }) => plan.action !== 'create').map(({ row }) => row.ordinal);
  const piece = { first, last: rows.at(-1)!.ordinal, at };
  const timeOf = (ordinal: number): number => at + (ordinal - first);
  const changed = planner.changed();
  const steps: [Statement, unknown[]][] = [
    [REJECT_STAGED, [importId, rejected.map(({ ordinal }) => ordinal), rejected.map(({ errors }) => errors)]],
    [LEAVE_OUT, [importId, leftOut]],
    ...creationSteps(importId, piece),
  ];
  if (changed.length > 0) {
    const changes = changed.map((known) => changeOf(known, timeOf));
    steps.push(writeCustomers(changes, region), [RECORD_IMAGES, [importId, JSON.stringify(changes.map(imageOf))]]);
  }
  await transaction.runAll(...steps);
  return { last: piece.last, events: changed.flatMap((known) => eventsOf(known, importId, timeOf)) };
}

const changeOf = ({ before, now, changes }: KnownCustomer, timeOf: (ordinal: number) => number): BulkChange => ({
  before,
  after: now,
  versions: changes.length,
  at: timeOf(changes.at(-1)!.row.ordinal),
});

const imageOf = ({ before: { id, identity, contacts, tagsIds } }: BulkChange): object => ({
  id,
  image: { identity, contacts, tagsIds },
});

const eventsOf = (
  { now, changes }: KnownCustomer,
  importId: string,
  timeOf: (ordinal: number) => number,
): BulkEvent[] =>
  changes.flatMap(({ row, events }) =>
    events.map((event) => ({
      ...event,
      customerId: now.id,
      data: { ...event.data, importId, line: row.line },
      at: timeOf(row.ordinal),
    })),
  );
