import { Client } from 'pg';

/** Asks the database; statements that would change something are refused by it. */
export type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** One connection for looking around. */
export interface Session {
  client: Client;
  ask: Ask;
}

const CONNECT_MS = 10_000;
const BOUNDS = `SET default_transaction_read_only = on; SET statement_timeout = '20s'; SET lock_timeout = '2s'`;

/** @throws what kept the connection from being made */
export async function openSession(url: string): Promise<Session> {
  const client = new Client({
    connectionString: url,
    application_name: 'echonio-customers-doctor',
    connectionTimeoutMillis: CONNECT_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(BOUNDS);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  const ask: Ask = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await client.query(sql, [...values])).rows as Row[];
  return { client, ask };
}
