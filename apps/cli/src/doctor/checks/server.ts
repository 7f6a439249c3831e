import { checkLocale, DatabaseUnusableError, OLDEST_SERVER } from '@echonio/platform';
import { fail, Finding, ok, skip } from '../finding';
import { Session } from '../session';

const FACTS = `
  SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
         current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
         d.datcollate AS locale, EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS trigrams
    FROM pg_database d WHERE d.datname = current_database()`;

interface Facts {
  number: number;
  version: string;
  encoding: string;
  standby: boolean;
  locale: string;
  trigrams: boolean;
}

const ANEW =
  'Move it to a new one: CREATE DATABASE echonio_new OWNER echonio_owner TEMPLATE template0 ' +
  `ENCODING 'UTF8' LOCALE 'C.UTF-8'; then pg_dump the old one and pg_restore into the new one.`;

/** PostgreSQL's version, the encoding and the locale. */
export async function checkServerTraits(session: Session): Promise<Finding[]> {
  const [facts] = await session.ask<Facts>(FACTS);
  const { number, version, encoding } = facts!;
  return [
    number < OLDEST_SERVER
      ? fail(
          'postgresql',
          `PostgreSQL ${version} is older than 15.`,
          'Upgrade it: pg_upgrade, or pg_dump and pg_restore.',
        )
      : ok('postgresql', `PostgreSQL ${version}.`),
    ...(facts!.standby
      ? [fail('postgresql', 'This server is a standby and takes no changes.', 'Let DATABASE_URL name the primary.')]
      : []),
    encoding === 'UTF8' ? ok('encoding', 'UTF8.') : fail('encoding', `The encoding is ${encoding}, not UTF8.`, ANEW),
    await checkLetters(session, facts!),
  ];
}

async function checkLetters({ client }: Session, { locale, trigrams }: Facts): Promise<Finding> {
  if (!trigrams) return skip('locale', 'Not known without the extension pg_trgm.');
  try {
    await checkLocale(client);
    return ok('locale', `${locale}: it knows Persian letters.`);
  } catch (error) {
    if (!(error instanceof DatabaseUnusableError)) throw error;
    return fail('locale', `${locale}: it knows no letters but ASCII, so Persian text can't be searched.`, ANEW);
  }
}
