import { fail, Finding, ok } from '../finding';
import { Session } from '../session';

const IDENTITY = `
  SELECT current_database() || ' (' || d.oid || ') of ' || pg_postmaster_start_time()::text AS identity
    FROM pg_database d WHERE d.datname = current_database()`;

/** Whether both connection strings lead to one database. */
export async function sameDatabase(serving: Session, owner: Session): Promise<Finding[]> {
  const [one, other] = await Promise.all(
    [serving, owner].map(async ({ ask }) => (await ask<{ identity: string }>(IDENTITY))[0]!.identity),
  );
  if (one === other) return [ok('database', 'Both connection strings lead to one database.')];
  return [
    fail(
      'database',
      'DATABASE_URL and DATABASE_OWNER_URL lead to different databases.',
      'Let both name the same host, port and database.',
    ),
  ];
}
