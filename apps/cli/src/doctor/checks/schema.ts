import { createDataSource, MIGRATIONS } from '@echonio/platform';
import { fail, Finding, many, ok, orOk, warn } from '../finding';
import { Session } from '../session';

const RAN = `SELECT name FROM migrations`;
const HAS_TABLE = `SELECT to_regclass('migrations') IS NOT NULL AS has`;

/** Migrations that haven't run, and those of a newer version. `isComplete`: the schema is this version's. */
export async function checkMigrations({ ask }: Session): Promise<{ findings: Finding[]; isComplete: boolean }> {
  const [table] = await ask<{ has: boolean }>(HAS_TABLE);
  const ran = table!.has ? (await ask<{ name: string }>(RAN)).map(({ name }) => name) : [];
  const known = MIGRATIONS.map(({ name }) => name);
  const missing = known.filter((name) => !ran.includes(name));
  const newer = ran.filter((name) => !known.includes(name));
  const findings: Finding[] = [];
  if (missing.length > 0) {
    const finding =
      ran.length === 0
        ? 'The database is empty.'
        : `${many(missing.length, 'migration')} didn't run: ${missing.join(', ')}.`;
    findings.push(fail('migrations', finding, 'Start this version (npm start): the first process to start runs them.'));
  }
  if (newer.length > 0) {
    const finding = `${many(newer.length, 'migration')} of a newer version ran: ${newer.join(', ')}.`;
    const cure = 'Start the newer version; to stay with this one, read "Back again" in docs/upgrading.md.';
    findings.push(warn('migrations', finding, cure));
  }
  return {
    findings: orOk(findings, 'migrations', `${many(known.length, 'migration')}, all of them ran.`),
    isComplete: missing.length === 0 && newer.length === 0,
  };
}

/** What of the schema isn't as the code has it: somebody changed it by hand. */
export async function checkSchema(ownerUrl: string): Promise<Finding[]> {
  const dataSource = await createDataSource({ url: ownerUrl, readOnly: true }).initialize();
  try {
    const { upQueries } = await quietly(() => dataSource.driver.createSchemaBuilder().log());
    if (upQueries.length === 0) return [ok('schema', 'Tables and columns are as the code has them.')];
    // What TypeORM would do may drop what it doesn't know, so it is no cure to be followed blindly.
    const [first, ...rest] = upQueries.map(({ query }) => query);
    const others = rest.length > 0 ? `, and ${many(rest.length, 'statement')} more` : '';
    const cure =
      'See all with: npx typeorm schema:log -d dist/ormconfig.js; undo by hand what was done by hand, after a backup.';
    return [fail('schema', `Somebody changed it: to be as the code has it, it lacks ${first}${others}.`, cure)];
  } finally {
    await dataSource.destroy();
  }
}

/** TypeORM asks in a way that pg warns of, which is nothing to whoever reads the report. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const before = process.noDeprecation;
  process.noDeprecation = true;
  return work().finally(() => (process.noDeprecation = before));
}
