/**
 * What the product sends to PostgreSQL for each kind of request, from its own build: for the floors, which run as processes of their own and
 * are told by their environment where it is and whose requests they serve.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';

interface Statement {
  name?: string;
  text: string;
}
interface Bound extends Statement {
  values: unknown[];
}
export type Row = Record<string, unknown>;

/** A statement with its values behind the organization, and what is to be kept of its answer. */
export interface Message {
  statement: Statement;
  values: unknown[];
  keep?(row: Row): void;
}

export interface NewCustomer {
  identity: { name: string };
  contacts: { type: string; value: string }[];
}

export const { ORGANIZATION } = process.env;
const { DIST, DATABASE_URL, DIGEST, ENTRANCE, POOL_SIZE } = process.env as Record<string, string>;
/** Of the product's build; paths are from its `apps`. */
export const built = createRequire(join(DIST!, 'apps/'));
const { PipelinedBatch } = built('../libs/platform/src/database/pipelined-batch.js') as {
  PipelinedBatch: new (statements: Bound[]) => pg.Submittable & { done: Promise<{ rows: Row[] }[]> };
};
const { FIND, LIST, SEARCH, INSERT } = built('../libs/customers/src/customer.sql.js') as {
  FIND: [Statement];
  LIST: [Statement];
  SEARCH: [Statement];
  INSERT: Statement;
};
const { likePatterns, parseQuery } = built('../libs/search-text/src/index.js') as {
  likePatterns(term: unknown): string[];
  parseQuery(query: string): unknown[];
};
export const { uuidv7 } = built('../libs/platform/src/ids/uuidv7.js') as { uuidv7(): string };

const BEGIN: Bound = { text: 'BEGIN', values: [] };
const COMMIT: Bound = { text: 'COMMIT', values: [] };

const enter = {
  name: 'enter_request',
  text: 'SELECT * FROM enter_request($1, $2, $3)',
  values: [ORGANIZATION, Buffer.from(DIGEST!, 'hex'), []],
};
/** What the entrance does besides, once for each connection: searches read the organization, creations name their operator. */
const ACT_AS = `
  SELECT set_config('app.organization_id', $1::uuid::text, false), set_config('app.operator_id', operator_id::text, false)
    FROM access_tokens WHERE organization_id = $1 AND digest = $2`;
// As the owner of the tables, whom no policy binds, where there is no entrance.
const preamble = ENTRANCE === 'none' ? [] : [enter];
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) });
if (ENTRANCE === 'none') pool.on('connect', (client) => void client.query(ACT_AS, [ORGANIZATION, enter.values[1]]));

/** Sends a message, entrance included. @returns the row that answers it */
export async function run({ statement, values, keep }: Message): Promise<Row> {
  const client = await pool.connect();
  try {
    const results = await send(client, [...preamble, { ...statement, values: [ORGANIZATION, ...values] }]);
    const row = results.at(-1)!.rows[0]!;
    keep?.(row);
    return row;
  } finally {
    client.release();
  }
}

/**
 * A transaction of two round trips. @param first its last row is what `next` is given @param next what is sent with COMMIT; null for nothing more
 * @returns the row that answers `next`
 */
export async function runBoth(first: Message[], next: (row: Row) => Message | null): Promise<Row | null> {
  const bound = ({ statement, values }: Message): Bound => ({ ...statement, values: [ORGANIZATION, ...values] });
  const client = await pool.connect();
  try {
    const opened = await send(client, [BEGIN, ...preamble, ...first.map(bound)]);
    const last = next(opened.at(-1)!.rows[0]!);
    const [closed] = await send(client, last ? [bound(last), COMMIT] : [COMMIT]);
    client.release();
    return last && closed!.rows[0]!;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function send(client: pg.PoolClient, statements: Bound[]): Promise<{ rows: Row[] }[]> {
  const batch = new PipelinedBatch(statements);
  client.query(batch);
  return batch.done;
}

export const find = (id: string): Message => ({ statement: FIND[0], values: [id] });

/** What an answer told of a count, by terms: the next search gives it back, as the product does. */
const known = new Map<string, unknown>();

export function list(limit: number, search?: string): Message {
  if (!search) return { statement: LIST[0], values: [0, limit] };
  const terms = JSON.stringify(parseQuery(search).map((term) => likePatterns(term)));
  const keep = (row: Row): void => void known.set(terms, row.known);
  return { statement: SEARCH[0], values: [terms, 0, limit, known.get(terms) ?? null], keep };
}

export function create({ identity, contacts }: NewCustomer): { id: string; contacts: Row[]; message: Message } {
  const id = uuidv7();
  const rows = contacts.map((contact, position) => ({
    id: uuidv7(),
    position,
    ...contact,
    matchKey: contact.value,
  }));
  const event = { id: uuidv7(), type: 'create', description: 'Customer created', data: {} };
  const key = [identity.name, ...contacts.map(({ value }) => value)].join(' ').toLowerCase();
  const names = [identity.name, null, null, null, null, null];
  const lists = [JSON.stringify(rows), '[]', JSON.stringify([event])];
  const values = [id, 'corporate', ...names, null, ...lists, key, key];
  return { id, contacts: rows, message: { statement: INSERT, values } };
}
