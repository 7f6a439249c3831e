import { fail, Finding, many, ok, orOk, warn } from '../finding';
import { Session } from '../session';

const TABLES = `
  SELECT s.relname AS name, quote_ident(s.relname) AS quoted, s.n_live_tup::float8 AS live, s.n_dead_tup::float8 AS dead,
         to_char(greatest(s.last_autovacuum, s.last_vacuum) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS vacuumed,
         greatest(s.last_autoanalyze, s.last_analyze) IS NOT NULL AS analyzed,
         coalesce(c.reloptions @> '{autovacuum_enabled=false}' OR c.reloptions @> '{autovacuum_enabled=off}', false) AS off
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
   WHERE s.schemaname = current_schema() ORDER BY s.n_live_tup DESC, 1`;
/** While an import runs, and a while after it, autovacuum may not have come yet. */
const IMPORTED = `SELECT count(*)::int AS count FROM imports WHERE coalesce(finished_at, now()) > now() - interval '10 minutes'`;
const AUTOVACUUM = `SELECT current_setting('autovacuum') AS setting`;

export interface TableUpkeep {
  name: string;
  quoted: string;
  /** Rows, as PostgreSQL's statistics have them. */
  live: number;
  dead: number;
  vacuumed: string | null;
  analyzed: boolean;
  /** Autovacuum is off for it. */
  off: boolean;
}

/** Below that no table is worth a word. */
const WORTH_ROWS = 10_000;
/** Twice what autovacuum lets pass. */
const MUCH = 0.4;
const SHOWN = 3;

/** Dead rows, statistics, and whether autovacuum comes. @param isSetUp the schema is this version's */
export async function checkUpkeep({ ask }: Session, isSetUp: boolean): Promise<Finding[]> {
  const [autovacuum] = await ask<{ setting: string }>(AUTOVACUUM);
  const off =
    autovacuum!.setting === 'on'
      ? []
      : [
          fail(
            'vacuum',
            'Autovacuum is off.',
            `As a superuser: ALTER SYSTEM SET autovacuum = on; SELECT pg_reload_conf();`,
          ),
        ];
  const imported = isSetUp ? (await ask<{ count: number }>(IMPORTED))[0]!.count : 0;
  if (imported > 0)
    return orOk(off, 'vacuum', 'An import runs or ended within ten minutes, so autovacuum may not have come yet.');
  return [...off, ...judgeTables(await ask<TableUpkeep>(TABLES))];
}

/** @param tables the largest first */
export function judgeTables(tables: TableUpkeep[]): Finding[] {
  const findings = tables.flatMap(({ name, quoted, live, dead, analyzed, off }) => {
    if (dead >= WORTH_ROWS && dead > MUCH * live) {
      const finding = `${name} has ${many(dead, 'dead row')} beside ${many(live, 'live one')}.`;
      return [warn('vacuum', finding, `As the owner: VACUUM (ANALYZE) ${quoted};`)];
    }
    if (off) {
      const cure = `As the owner: ALTER TABLE ${quoted} RESET (autovacuum_enabled);`;
      return [warn('vacuum', `Autovacuum is off for ${name}.`, cure)];
    }
    if (live < WORTH_ROWS || analyzed) return [];
    return [warn('vacuum', `${name} has no statistics for the planner.`, `As the owner: ANALYZE ${quoted};`)];
  });
  const largest = tables
    .slice(0, SHOWN)
    .map(({ name, live, dead, vacuumed }) => {
      const last = vacuumed === null ? 'never vacuumed' : `vacuumed ${vacuumed}`;
      return `${name} ${live.toLocaleString('en-US')} rows, ${dead.toLocaleString('en-US')} dead, ${last}`;
    })
    .join('; ');
  return orOk(findings, 'vacuum', `The largest tables: ${largest}.`);
}

const AGES = `
  SELECT age(datfrozenxid)::float8 AS transactions, mxid_age(datminmxid)::float8 AS multixacts,
         current_setting('autovacuum_freeze_max_age')::float8 AS "freezeAt"
    FROM pg_database WHERE datname = current_database()`;

export interface Ages {
  transactions: number;
  multixacts: number;
  /** From which age on autovacuum freezes even unasked. */
  freezeAt: number;
}

/** PostgreSQL takes no changes any more shortly before 2³¹. */
const END = 2 ** 31;

/** How far the counters of transactions have come since everything was frozen. */
export async function checkAges({ ask }: Session): Promise<Finding[]> {
  return [judgeAges((await ask<Ages>(AGES))[0]!)];
}

export function judgeAges({ transactions, multixacts, freezeAt }: Ages): Finding {
  const age = Math.max(transactions, multixacts);
  const finding = `The oldest transaction id is ${transactions.toLocaleString('en-US')} transactions old, ${((100 * age) / END).toFixed(1)} % of the way to the end.`;
  const cure =
    'As a superuser, in this database: VACUUM (FREEZE); and look for what holds it up: long transactions, prepared ones, replication slots.';
  if (age > END / 2) return fail('transaction ids', finding, cure);
  return age > 1.5 * freezeAt ? warn('transaction ids', finding, cure) : ok('transaction ids', finding);
}
