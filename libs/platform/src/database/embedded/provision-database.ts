import type { Connection } from 'pg';
import { Client } from 'pg';
import type { Secrets } from './control-directory';
import { EmbeddedServerError } from './embedded-server-error';
import { HOST } from './free-port';

export const DATABASE = 'echonio';
export const OWNER_ROLE = 'echonio_owner';
export const APP_ROLE = 'echonio_app';

/**
 * Creates what is missing of the two roles and the database; safe to repeat after a crash at any point. It also proves
 * that the server is ours: with SCRAM the server must know the password too.
 */
export async function provisionDatabase(port: number, secrets: Secrets): Promise<void> {
  const client = scramClient(port, secrets.postgres);
  try {
    await client.connect();
    const { rows } = await client.query<{ done: boolean }>(DONE, [OWNER_ROLE, APP_ROLE, DATABASE]);
    if (!rows[0]?.done) await provision(client, secrets);
  } catch (error) {
    throw explain(error, port);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const DONE = `
  SELECT (SELECT count(*) FROM pg_roles WHERE rolname IN ($1, $2)) = 2
     AND EXISTS (SELECT FROM pg_database WHERE datname = $3)
     AND EXISTS (SELECT FROM pg_auth_members WHERE roleid = to_regrole($2) AND member = to_regrole($1)) AS done`;

async function provision(client: Client, secrets: Secrets): Promise<void> {
  await ensureRole(client, OWNER_ROLE, 'CREATEDB CREATEROLE NOSUPERUSER', secrets.owner);
  await ensureRole(client, APP_ROLE, 'NOCREATEDB NOCREATEROLE NOSUPERUSER NOBYPASSRLS', secrets.app);
  await client.query(`GRANT ${APP_ROLE} TO ${OWNER_ROLE} WITH ADMIN TRUE, INHERIT FALSE, SET TRUE`);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  const { rows } = await client.query<{ loaded: boolean }>(
    "SELECT current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%' AS loaded",
  );
  // In this database its view covers all, and the product's own stays free of it.
  if (rows[0]?.loaded) await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
}

async function ensureRole(client: Client, name: string, attributes: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const secret = client.escapeLiteral(password);
  if (!rowCount) await client.query(`CREATE ROLE ${name} LOGIN ${attributes} PASSWORD ${secret}`);
}

/** A client of the superuser that hands its password to nobody who asks for it in clear. */
function scramClient(port: number, password: string): Client {
  let asked = false;
  const client = new Client({
    host: HOST,
    port,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 15_000,
    password: () => {
      if (asked) throw new EmbeddedServerError(`The server on port ${port} is not the embedded one.`);
      return password;
    },
  });
  const { connection } = client as unknown as { connection: Connection };
  connection.on('authenticationCleartextPassword', () => (asked = true));
  connection.on('authenticationMD5Password', () => (asked = true));
  return client;
}

function explain(error: unknown, port: number): Error {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof EmbeddedServerError) return error;
  if (code === '28P01') {
    return new EmbeddedServerError(
      'The embedded database refuses the passwords kept in its data directory: restore postgres/secrets.json.',
    );
  }
  return new EmbeddedServerError(`The embedded PostgreSQL on port ${port} could not be set up: ${message}.`);
}
