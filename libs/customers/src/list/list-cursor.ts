import { createHash } from 'node:crypto';
import { unstorableText, ValidationError } from '@echonio/platform';
import { FILTER_NAMES } from './customer-filters';
import { ListSubject } from './list-subject';
import { isSnapshot } from './snapshot-text';

/** When a walk began, and what it saw then. */
export interface WalkStart {
  /** UTC with µs. */
  at: string;
  /** PostgreSQL's `pg_snapshot` as text. */
  snapshot: string;
}

/** The last customer that a walk has given. */
export interface WalkPlace {
  /** What it was sorted by: a time in UTC with µs, or a sort name. */
  value: string;
  id: string;
}

/**
 * How far a walk through a list has come. It first goes through the list in its order, and then through what was modified since it began,
 * the oldest modification first.
 */
export interface ListCursor {
  start: WalkStart;
  phase: 'list' | 'changes';
  /** Null at the beginning of the changes. */
  after: WalkPlace | null;
}

const VERSION = 1;
const MAX_LENGTH = 8_000;
const MAX_NAME = 500;
const YEAR_ONE = '0001';
const INSTANT = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Text beyond which a snapshot isn't carried whole. */
const MAX_SNAPSHOT = 2_000;

/** The cursor as an opaque text that fits this list alone. */
export function cursorText({ start, phase, after }: ListCursor, organizationId: string, subject: ListSubject): string {
  const { at, snapshot } = start;
  const parts = [VERSION, digestOf(organizationId, subject), phase, at, bounded(snapshot), after?.value, after?.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws ValidationError naming `cursor` when the text is none, or was made for another list */
export function readCursor(text: string, organizationId: string, subject: ListSubject): ListCursor {
  const parts = partsOf(text);
  if (parts?.[0] !== VERSION) throw ValidationError.of('cursor', 'is not a cursor; take it from the Link of a reply');
  const [, digest, phase, at, snapshot, value, id] = parts;
  if (digest !== digestOf(organizationId, subject)) {
    throw ValidationError.of('cursor', 'was made for another search, other filters or another order');
  }
  const isName = phase === 'list' && subject.order.sort === 'name';
  const begins = phase === 'changes' && value === null && id === null;
  const ok =
    (phase === 'list' || phase === 'changes') &&
    isInstant(at) &&
    isSnapshot(snapshot) &&
    (begins || (isValue(value, isName) && isUuid(id)));
  if (!ok) throw ValidationError.of('cursor', 'is not a cursor; take it from the Link of a reply');
  const after = begins ? null : { value: value as string, id: id as string };
  return { start: { at: at as string, snapshot: snapshot as string }, phase, after };
}

function partsOf(text: string): unknown[] | null {
  if (text.length > MAX_LENGTH || !/^[\w-]+$/.test(text)) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

/** What the list is of, so that a cursor can't go on in another one. */
function digestOf(organizationId: string, { terms, filters, order }: ListSubject): string {
  const values = FILTER_NAMES.map((name) => filters[name] ?? null).map((value) =>
    Array.isArray(value) ? [...value].sort() : value,
  );
  const text = JSON.stringify([organizationId, terms, values, order.sort, order.direction]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** With a great many transactions under way their list is left out: whatever came after the oldest of them counts as not seen. */
function bounded(snapshot: string): string {
  if (snapshot.length <= MAX_SNAPSHOT) return snapshot;
  const [oldest] = snapshot.split(':', 1);
  return `${oldest}:${oldest}:`;
}

/** A day that the calendar lacks is read as one of the next month, so it must come back as it was. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && value > YEAR_ONE && time.toISOString().slice(0, 19) === value.slice(0, 19);
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

const isValue = (value: unknown, isName: boolean): boolean =>
  isName ? typeof value === 'string' && value.length <= MAX_NAME && unstorableText(value) === null : isInstant(value);
