import { Client, Pool } from 'pg';

/** The database can't serve; the message is one sentence for the operator. */
export class DatabaseUnusableError extends Error {}

/** As `server_version_num` tells it. */
export const OLDEST_SERVER = 150_000;
const PERSIAN_WORD = 'رادیو';

type Queryable = Pick<Client | Pool, 'query'>;

/** @throws DatabaseUnusableError when the server is older than PostgreSQL 15 or the database isn't UTF-8 */
export async function checkServer(database: Queryable): Promise<void> {
  const { rows } = await database.query(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
            current_setting('server_encoding') AS encoding`,
  );
  const { version, name, encoding } = rows[0] as { version: number; name: string; encoding: string };
  if (version < OLDEST_SERVER)
    throw new DatabaseUnusableError(`PostgreSQL 15 or newer is needed; this one is ${name}.`);
  if (encoding !== 'UTF8') throw new DatabaseUnusableError(`The database must be UTF8; this one is ${encoding}.`);
}

/** @throws DatabaseUnusableError when the locale gives no trigrams for Persian letters, so that search would scan everything */
export async function checkLocale(database: Queryable): Promise<void> {
  const { rows } = await database.query(`SELECT cardinality(show_trgm($1)) AS trigrams`, [PERSIAN_WORD]);
  if ((rows[0] as { trigrams: number }).trigrams === 0) {
    throw new DatabaseUnusableError(
      'The locale of this database knows no letters but ASCII, so Persian text can not be searched: ' +
        `create it anew with CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.`,
    );
  }
}

/** What stands against serving requests as the role that the pool's sessions have (after `SET ROLE`, where that is done). */
export async function servingRoleFault(database: Queryable, takeRole: boolean): Promise<string | null> {
  const role = takeRole ? `'echonio_app'` : 'current_user';
  const { rows } = await database.query(
    `SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
            EXISTS (SELECT FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
                     WHERE c.relnamespace = current_schema()::regnamespace AND pg_has_role(r.oid, c.relowner, 'USAGE')) AS owns,
            pg_has_role(r.oid, 'echonio_app', 'USAGE') AS serves,
            pg_has_role(r.oid, 'echonio_importer', 'MEMBER') AS imports
       FROM pg_roles r WHERE r.rolname = ${role}`,
  );
  const found = rows[0] as
    | { role: string; superuser: boolean; bypasses: boolean; owns: boolean; serves: boolean; imports: boolean }
    | undefined;
  if (!found) return 'the role echonio_app is missing';
  if (found.superuser) return `the role ${found.role} is a superuser`;
  if (found.bypasses) return `the role ${found.role} bypasses row-level security`;
  if (found.owns) return `the role ${found.role} owns the tables`;
  if (!found.serves) return `the role ${found.role} is not a member of echonio_app`;
  return found.imports ? null : `the role ${found.role} may not take on echonio_importer`;
}
