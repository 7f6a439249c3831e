import { Statement, statement } from '@echonio/platform';

/** Rows that one statement deletes: few enough to stay far below the time limit of statements. */
const CHUNK = 10_000;

export interface Deleted {
  deleted: number;
}

/** $1 organization, $2 import, $3 how many → deleted: rows that a table holds of an import. @param key what tells its rows apart */
export const deleteSome = (table: string, key: 'ordinal' | 'ctid'): Statement =>
  statement(
    `${table}_clear`,
    `WITH gone AS (
       DELETE FROM ${table} WHERE organization_id = $1 AND import_id = $2 AND ${key} = ANY (ARRAY(
         SELECT ${key} FROM ${table} WHERE organization_id = $1 AND import_id = $2 LIMIT $3))
       RETURNING 1
     )
     SELECT count(*)::int AS deleted FROM gone`,
  );

/** Deletes until nothing is left. @param some runs a `deleteSome` for so many rows */
export async function deleteAll(some: (chunk: number) => Promise<Deleted[]>): Promise<void> {
  for (let deleted = CHUNK; deleted === CHUNK;) deleted = (await some(CHUNK))[0]!.deleted;
}
