import { fail, Finding, many, orOk } from '../finding';
import { Session } from '../session';

/** They carry no policy: ids and a lease, and what COPY fills; both are the importer role's alone. */
const WITHOUT_POLICY = ['import_queue', 'import_staging'];

const TABLES = `
  SELECT c.relname AS table, quote_ident(c.relname) AS quoted, c.relrowsecurity AS enabled,
         CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END AS "column",
         coalesce((SELECT json_agg(quote_ident(p.polname)) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
                     AND coalesce(pg_get_expr(p.polqual, p.polrelid), '') LIKE '%= current_organization())'), '[]') AS binding,
         coalesce((SELECT json_agg(quote_ident(p.polname)) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
                     AND coalesce(pg_get_expr(p.polqual, p.polrelid), '') NOT LIKE '%= current_organization())'), '[]') AS open
    FROM pg_class c
   WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
     AND (c.relname = 'organizations' OR EXISTS (
           SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped))
     AND c.relname <> ALL ($1)
   ORDER BY 1`;

interface Table {
  table: string;
  quoted: string;
  column: string;
  enabled: boolean;
  /** Policies that show rows of the named organization alone. */
  binding: string[];
  /** Policies that may show others too. */
  open: string[];
}

/** Whether each table of organizations is under row-level security, and by the product's policy alone. */
export async function checkRowSecurity({ ask }: Session): Promise<Finding[]> {
  const tables = await ask<Table>(TABLES, [WITHOUT_POLICY]);
  return orOk(
    tables.flatMap(faultsOf),
    'row security',
    `${many(tables.length, 'table')} of organizations, all under row-level security.`,
  );
}

function faultsOf({ table, quoted, column, enabled, binding, open }: Table): Finding[] {
  const rule = `(${column} = current_organization())`;
  const make = `CREATE POLICY tenant ON ${quoted} TO echonio_app, echonio_importer USING ${rule} WITH CHECK ${rule};`;
  const faults: [boolean, string, string][] = [
    [!enabled, `${table} isn't under row-level security.`, `ALTER TABLE ${quoted} ENABLE ROW LEVEL SECURITY;`],
    [binding.length === 0, `${table} has no policy that keeps organizations apart.`, make],
    ...open.map((policy): [boolean, string, string] => [
      true,
      `${table} has the policy ${policy}, which may show rows of other organizations.`,
      `DROP POLICY ${policy} ON ${quoted};`,
    ]),
  ];
  return faults
    .filter(([holds]) => holds)
    .map(([, finding, sql]) => fail('row security', finding, `As the owner: ${sql}`));
}
