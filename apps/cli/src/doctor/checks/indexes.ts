import { INDEX_DEFINITIONS } from './index-definitions';
import { fail, Finding, many, ok, orOk, skip, warn } from '../finding';
import { Session } from '../session';

const INDEXES = `
  SELECT c.relname AS name, quote_ident(c.relname) AS quoted, i.indisvalid AND i.indisready AS valid
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
   WHERE c.relnamespace = current_schema()::regnamespace ORDER BY 1`;
const UNVALIDATED = `
  SELECT conname AS name, quote_ident(conname) AS quoted, conrelid::regclass::text AS table
    FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated ORDER BY 1`;
const LEFT_BY_REINDEX = /_cc(new|old)\d*$/;

/**
 * Indexes that are missing, or not used because they are invalid, and constraints that weren't checked for the rows that were there.
 * @param isSetUp the schema is this version's
 */
export async function checkIndexes({ ask }: Session, isSetUp: boolean): Promise<Finding[]> {
  const indexes = await ask<{ name: string; quoted: string; valid: boolean }>(INDEXES);
  const constraints = await ask<{ name: string; quoted: string; table: string }>(UNVALIDATED);
  const missing = INDEX_DEFINITIONS.filter(([expected]) => isSetUp && !indexes.some(({ name }) => name === expected));
  const invalid = indexes.filter(({ valid }) => !valid);
  return [
    ...missing.map(([name, definition]) =>
      fail('indexes', `${name} is missing.`, `As the owner: ${definition.replace(' INDEX ', ' INDEX CONCURRENTLY ')};`),
    ),
    ...orOk(
      invalid.map(({ name, quoted }) =>
        LEFT_BY_REINDEX.test(name)
          ? warn('indexes', `${name} is left of a REINDEX that broke off.`, `As the owner: DROP INDEX ${quoted};`)
          : fail('indexes', `${name} is invalid.`, `As the owner: REINDEX INDEX CONCURRENTLY ${quoted};`),
      ),
      'indexes',
      `${many(indexes.length, 'index', 'indexes')}, all that are there are valid.`,
    ),
    ...constraints.map(({ name, quoted, table }) =>
      warn(
        'constraints',
        `${name} of ${table} wasn't checked for the rows that were there.`,
        `As the owner: ALTER TABLE ${table} VALIDATE CONSTRAINT ${quoted};`,
      ),
    ),
  ];
}

const INDEX = 'customer_search_key_trigrams';
const CAN_LOOK = `
  SELECT e.extnamespace::regnamespace::text AS schema, quote_ident(current_user) AS name,
         has_function_privilege(e.extnamespace::regnamespace::text || '.pgstatginindex(regclass)', 'EXECUTE') AS may
    FROM (SELECT 1) one LEFT JOIN pg_extension e ON e.extname = 'pgstattuple'`;
const BLOCK_BYTES = 8_192;
const MUCH_BYTES = 1_048_576;

/** What the search index has put off, where it can be known. */
export async function checkPendingList({ ask }: Session): Promise<Finding[]> {
  const [look] = await ask<{ schema: string | null; name: string; may: boolean | null }>(CAN_LOOK);
  const { schema, name, may } = look!;
  if (schema === null || !may) {
    const finding =
      'What the search index has put off is not known without pgstattuple; gin_pending_list_limit bounds it (4 MB unless set).';
    const cure = `To see it, as a superuser: ${schema === null ? 'CREATE EXTENSION pgstattuple; ' : ''}GRANT pg_stat_scan_tables TO ${name};`;
    return [skip('search index', finding, cure)];
  }
  const [row] = await ask<{ pages: number; tuples: number }>(
    `SELECT pending_pages::int AS pages, pending_tuples::float8 AS tuples FROM ${schema}.pgstatginindex($1::regclass)`,
    [INDEX],
  );
  const { pages, tuples } = row!;
  const finding = `The search index has put off ${many(tuples, 'entry', 'entries')} on ${many(pages, 'page')}.`;
  if (pages * BLOCK_BYTES < MUCH_BYTES) return [ok('search index', finding)];
  const cure = `As the owner: SELECT gin_clean_pending_list('${INDEX}'); a server that runs does so by itself after changes.`;
  return [warn('search index', `${finding} Every search reads through them.`, cure)];
}
