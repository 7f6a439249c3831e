import { ListCursor, WalkPlace, WalkStart } from './list-cursor';
import { ListOrder, sortColumn } from './list-order';
import { Parameters } from './parameters';

const MICROSECONDS = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
const NIL = `'00000000-0000-0000-0000-000000000000'::uuid`;

/** By when a walk goes through what was modified since it began. */
export const CHANGES: ListOrder = { sort: 'updatedAt', direction: 'asc' };

const SHORTEST_MARGIN_MS = 300_000;
const STATEMENTS_OF_A_TRANSACTION = 20;

/** How long before the beginning of a walk its changes are looked for, in ms: longer than a transaction that writes may last. */
export const changesMargin = (statementTimeoutMs: number): number =>
  Math.max(SHORTEST_MARGIN_MS, STATEMENTS_OF_A_TRANSACTION * statementTimeoutMs);

const microText = (time: string): string => `to_char(${time} AT TIME ZONE 'UTC', '${MICROSECONDS}')`;

/** The customer of a row with `id` and `sorted` as the place of a walk, and where the walk begins with it its start: a JSON object. */
export function placeJson({ sort }: ListOrder, begins: boolean): string {
  const value = sort === 'name' ? 'sorted' : microText('sorted');
  // The transaction began before the statement saw what it sees.
  const start = begins ? `, 'at', ${microText('now()')}, 'snapshot', pg_current_snapshot()::text` : '';
  return `json_build_object('value', ${value}, 'id', id${start})`;
}

/** The condition for what comes behind a place in an order. */
export function behind(order: ListOrder, { value, id }: WalkPlace, parameters: Parameters): string {
  const type = order.sort === 'name' ? 'text' : 'timestamptz';
  const sign = order.direction === 'asc' ? '>' : '<';
  return `(${sortColumn(order)}, c.id) ${sign} (${parameters.add(value)}::${type}, ${parameters.add(id)}::uuid)`;
}

/**
 * The conditions for what was modified since a walk began, and isn't given yet. A change gets its time before it commits, so one that
 * wasn't there when the walk began may be dated before that, by as much as a transaction may last. What was there then is told by the
 * transaction that wrote the row.
 * @param margin see `changesMargin`
 */
export function changedSince({ start, phase, after }: ListCursor, margin: number, parameters: Parameters): string[] {
  const from =
    phase === 'changes' && after ? behind(CHANGES, after, parameters) : behindStart(start, margin, parameters);
  return [from, `NOT pg_visible_in_snapshot(${WRITER}, ${parameters.add(start.snapshot)}::pg_snapshot)`];
}

const behindStart = ({ at }: WalkStart, margin: number, parameters: Parameters): string =>
  `(c.updated_at, c.id) > (${parameters.add(at)}::timestamptz - ${parameters.add(margin)} * interval '1 millisecond', ${NIL})`;

const NEXT_TRANSACTION = '(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint)';

/** The transaction that wrote the row `c`. The row has the lower 32 bits of its number; of those numbers it is the highest that can be seen. */
const WRITER = `(${NEXT_TRANSACTION} - ((${NEXT_TRANSACTION} - c.xmin::text::bigint) & 4294967295))::text::xid8`;
