import { Finding, many, orOk, warn } from '../finding';
import { Session } from '../session';

/** A worker that lives takes what waits within seconds. */
const LEFT_ALONE_S = 60;
/** Imports wait for each other; longer than that, somebody should look. */
const LONG_S = 3_600;

const QUEUE = `
  SELECT import_id AS id, attempts, lease_until IS NOT NULL AND lease_until > clock_timestamp() AS held,
         round(extract(epoch FROM clock_timestamp() - due_at))::float8 AS waits,
         round(extract(epoch FROM clock_timestamp() - coalesce(lease_until, due_at)))::float8 AS alone
    FROM import_queue WHERE task = 'import' ORDER BY due_at`;
const STAGED = `
  SELECT count(*)::int AS imports FROM (
    WITH RECURSIVE staged AS (
      (SELECT organization_id, import_id FROM import_staging ORDER BY 1, 2 LIMIT 1)
      UNION ALL
      SELECT next.organization_id, next.import_id FROM staged s CROSS JOIN LATERAL (
        SELECT organization_id, import_id FROM import_staging t
         WHERE (t.organization_id, t.import_id) > (s.organization_id, s.import_id) ORDER BY 1, 2 LIMIT 1) next
    )
    SELECT FROM staged s WHERE NOT EXISTS (
      SELECT FROM import_queue q WHERE q.organization_id = s.organization_id AND q.import_id = s.import_id)
  ) orphans`;

interface Queued {
  id: string;
  attempts: number;
  /** A worker is at it. */
  held: boolean;
  /** Seconds since it was due, and since anybody was at it. */
  waits: number;
  alone: number;
}

const START = 'Start a server (npm start): its worker takes it within seconds.';

/** Imports that nobody goes on with, and staged rows of imports that are over. */
export async function checkImports({ ask }: Session): Promise<Finding[]> {
  const queued = await ask<Queued>(QUEUE);
  const [{ imports }] = (await ask<{ imports: number }>(STAGED)) as [{ imports: number }];
  const running = queued.filter(({ held }) => held).length;
  return [
    ...orOk(queued.flatMap(judge), 'imports', `${running} under way, ${queued.length - running} waiting.`),
    ...orOk(
      imports === 0 ? [] : [warn('staging', `Rows of ${many(imports, 'import')} that ended are left.`, LEFT)],
      'staging',
      'Nothing is left of imports that ended.',
    ),
  ];
}

const LEFT =
  'Start a server (npm start), which clears them within two minutes; or, as the owner: DELETE FROM import_staging s ' +
  'WHERE NOT EXISTS (SELECT FROM import_queue q WHERE (q.organization_id, q.import_id) = (s.organization_id, s.import_id));';

function judge({ id, held, waits, alone, attempts }: Queued): Finding[] {
  if (held) return [];
  if (alone > LEFT_ALONE_S) {
    const begun = attempts > 0 ? `was begun ${attempts === 1 ? 'once' : `${attempts} times`} and` : '';
    return [
      warn('imports', `Import ${id} ${begun} waits for ${seconds(alone)} with nobody at it.`.replace('  ', ' '), START),
    ];
  }
  if (waits < LONG_S) return [];
  const cure = 'Let its organization run fewer imports at once, or start one more server.';
  return [warn('imports', `Import ${id} waits for ${seconds(waits)} behind others.`, cure)];
}

const seconds = (amount: number): string => `${amount.toLocaleString('en-US')} s`;
