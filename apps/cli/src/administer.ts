import { Client } from 'pg';
import { Administration } from '@echonio/access';
import { OpenDatabase, openDatabase } from '@echonio/platform';
import { CommandEnvironment, writeNote } from './command';

/**
 * Lends the administration of the database, be a server running or not.
 * @throws DatabaseUnusableError, EmbeddedServerError, and what the work throws
 */
export const administer = <T>(
  environment: CommandEnvironment,
  work: (administration: Administration) => Promise<T>,
): Promise<T> => visitDatabase(environment, (database) => administerOpen(database, work));

/**
 * Lends the database, be a server running or not. An embedded server that had to be started is stopped again.
 * @throws DatabaseUnusableError, EmbeddedServerError, and what the work throws
 */
export async function visitDatabase<T>(
  environment: CommandEnvironment,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(environment.settings, (line) => writeNote(environment, line), 'visitor');
  return work(database).finally(() => database.close());
}

/** Lends the administration of a database that is open already. */
export async function administerOpen<T>(
  { ownerUrl }: Pick<OpenDatabase, 'ownerUrl'>,
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'echonio-customers-cli' });
  client.on('error', () => {});
  await client.connect();
  return work(new Administration(client)).finally(() => client.end());
}
