import { Client } from 'pg';
import { Administration } from '@echonio/access';
import { openDatabase } from '@echonio/platform';
import { CommandEnvironment, writeNote } from './command';

/**
 * Lends the administration of the database, be a server running or not. An embedded server that had to be started is stopped again.
 * @throws DatabaseUnusableError, EmbeddedServerError, and what the work throws
 */
export async function administer<T>(
  environment: CommandEnvironment,
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(environment.settings, (line) => writeNote(environment, line), 'visitor');
  try {
    const client = new Client({ connectionString: database.ownerUrl, application_name: 'echonio-customers-cli' });
    client.on('error', () => {});
    await client.connect();
    return await work(new Administration(client)).finally(() => client.end());
  } finally {
    await database.close();
  }
}
