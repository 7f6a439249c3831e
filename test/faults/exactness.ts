import Papa from 'papaparse';
import type { Client } from 'pg';
import type { NumberedFile, NumberedRow } from './numbered-file.ts';
import { asOwner } from './tenant.ts';
import type { ImportState, Tenant } from './tenant.ts';

/** What is wrong after an import; nothing when it is whole. */
export interface Finding {
  lost: number;
  doubled: number;
  faults: string[];
}

interface StoredCustomer {
  type: string;
  name: string;
  title: string | null;
  contacts: [string, string][];
  tags: string[];
  keys: number;
  events: [type: string, importId: string | null, line: number | null][];
  later: boolean;
}

const EMPTIED_WITHIN_MS = 5_000;

/** Holds the tables of an organization that imported one file, and what the API says of it, against the file. */
export async function examine(owner: Client, tenant: Tenant, file: NumberedFile, fileId: string): Promise<Finding> {
  const { rows: imports } = await owner.query<{ id: string }>(
    'SELECT id FROM imports WHERE organization_id = $1 AND file_id = $2',
    [tenant.organizationId, fileId],
  );
  const stored = await customersOf(owner, tenant.organizationId);
  const finding = compareNames(stored, file.good);
  const fault = (text: string): unknown => finding.faults.push(text);
  if (imports.length !== 1) fault(`${imports.length} imports of one file`);
  const importId = imports[0]?.id ?? '';
  if (finding.lost + finding.doubled === 0) compareRows(stored, file.good, importId, fault);
  await compareTotals(owner, tenant.organizationId, file, fault);
  await compareAnswers(tenant, file, fileId, importId, fault);
  return finding;
}

/**
 * Rows of ended imports that are still staged. They are removed just after the end, or by a sweep when a fault came in between: at the
 * latest when a process starts.
 */
export async function stagedRows(ownerUrl: string): Promise<number> {
  return asOwner(ownerUrl, async (owner) => {
    for (const end = Date.now() + EMPTIED_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const { rows } = await owner.query<{ staged: number }>('SELECT count(*)::int AS staged FROM import_staging');
      if (rows[0]!.staged === 0 || Date.now() > end) return rows[0]!.staged;
    }
  });
}

async function customersOf(owner: Client, organizationId: string): Promise<StoredCustomer[]> {
  const { rows } = await owner.query<StoredCustomer>(
    `SELECT c.type, coalesce(c.name, c.last_name) AS name, c.title,
            coalesce((SELECT json_agg(json_build_array(k.type, k.value) ORDER BY k."position") FROM contacts k
                       WHERE k.organization_id = $1 AND k.customer_id = c.id), '[]') AS contacts,
            coalesce((SELECT json_agg(t.title ORDER BY g."position") FROM customer_tags g
                        JOIN tags t ON t.organization_id = $1 AND t.id = g.tag_id
                       WHERE g.organization_id = $1 AND g.customer_id = c.id), '[]') AS tags,
            (SELECT count(*)::int FROM customer_search s WHERE s.organization_id = $1 AND s.customer_id = c.id
                AND s.updated_at = c.updated_at AND s.key <> '') AS keys,
            coalesce((SELECT json_agg(json_build_array(e.type, e.data -> 'importId', e.data -> 'line') ORDER BY e.sequence)
                        FROM timeline_events e WHERE e.organization_id = $1 AND e.customer_id = c.id), '[]') AS events,
            coalesce(c.updated_at > lag(c.updated_at) OVER (ORDER BY c.updated_at, c.id), true) AS later
       FROM customers c WHERE c.organization_id = $1 ORDER BY c.updated_at, c.id`,
    [organizationId],
  );
  return rows;
}

function compareNames(stored: StoredCustomer[], good: NumberedRow[]): Finding {
  const counts = new Map<string, number>();
  for (const { name } of stored) counts.set(name, (counts.get(name) ?? 0) + 1);
  const lost = good.filter(({ name }) => !counts.has(name));
  const doubled = stored.length - counts.size;
  const faults: string[] = [];
  if (lost.length > 0) faults.push(`${lost.length} rows lost, the first in line ${lost[0]!.line}`);
  if (doubled > 0) faults.push(`${doubled} rows doubled`);
  return { lost: lost.length, doubled, faults };
}

function compareRows(
  stored: StoredCustomer[],
  good: NumberedRow[],
  importId: string,
  fault: (text: string) => unknown,
): void {
  for (const [index, row] of good.entries()) {
    const found = stored[index];
    const wanted: StoredCustomer = {
      type: row.type,
      name: row.name,
      title: row.title,
      contacts: row.contacts,
      tags: row.tags,
      keys: 1,
      events: [['import', importId, row.line], ...row.tags.map((): [string, null, null] => ['add-tag', null, null])],
      later: true,
    };
    if (JSON.stringify(found) === JSON.stringify(wanted)) continue;
    fault(`customer ${index + 1} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    return;
  }
}

async function compareTotals(
  owner: Client,
  organizationId: string,
  { good, bad }: NumberedFile,
  fault: (text: string) => unknown,
): Promise<void> {
  const count = (table: string): string => `(SELECT count(*)::int FROM ${table} WHERE organization_id = $1)`;
  const { rows } = await owner.query<Record<string, number>>(
    `SELECT ${count('customers')} AS customers, ${count('contacts')} AS contacts, ${count('customer_tags')} AS tags,
            ${count('customer_search')} AS keys, ${count('timeline_events')} AS events, ${count('import_rejects')} AS rejects,
            (SELECT count(DISTINCT sequence)::int FROM timeline_events WHERE organization_id = $1) AS sequences,
            (SELECT customers_count::int FROM organization_counters WHERE organization_id = $1) AS counted,
            (SELECT event_sequence::int FROM organization_counters WHERE organization_id = $1) AS sequence`,
    [organizationId],
  );
  const found = rows[0]!;
  const sum = (of: (row: NumberedRow) => number): number => good.reduce((total, row) => total + of(row), 0);
  const events = good.length + sum(({ tags }) => tags.length);
  const wanted: Record<string, number> = {
    customers: good.length,
    contacts: sum(({ contacts }) => contacts.length),
    tags: sum(({ tags }) => tags.length),
    keys: good.length,
    events,
    rejects: bad.length,
    sequences: events,
    counted: good.length,
    sequence: events,
  };
  for (const [name, number] of Object.entries(wanted))
    if (found[name] !== number) fault(`${name}: ${found[name]} in the tables, not ${number}`);
}

async function compareAnswers(
  tenant: Tenant,
  { rows, good, bad }: NumberedFile,
  fileId: string,
  importId: string,
  fault: (text: string) => unknown,
): Promise<void> {
  const answered = async (
    what: string,
    found: Promise<Record<string, unknown>>,
    wanted: Record<string, unknown>,
  ): Promise<void> => {
    const reply = await found.catch((error: Error) => ({ error: error.message }) as Record<string, unknown>);
    const same = Object.entries(wanted).every(([name, value]) => reply[name] === value);
    if (!same) fault(`${what}: ${JSON.stringify(reply)}, not ${JSON.stringify(wanted)}`);
  };
  const state = tenant.importState(importId) as Promise<ImportState & Record<string, unknown>>;
  const numbers = { rows, created: good.length, updated: 0, skipped: 0, rejected: bad.length };
  await answered('the import', state, { state: 'completed', ...numbers, percent: 100, error: null });
  const again = { result: true, count: good.length, importId, rejected: bad.length };
  await answered('the same call again', tenant.import(fileId) as unknown as Promise<Record<string, unknown>>, again);
  await answered('the list', tenant.get('/v1/customers?limit=0'), { count: good.length });
  const wanted = good.findLast(({ contacts }) => contacts.some(([type]) => type === 'email'));
  const email = wanted?.contacts.find(([type]) => type === 'email')?.[1];
  if (email) await answered(`the search for ${email}`, tenant.get(`/v1/customers?search=${email}`), { count: 1 });
  const csv = await (await tenant.send('GET', `/v1/imports/${importId}/rejects`)).text();
  const lines = Papa.parse<{ _line: string }>(csv, { header: true, skipEmptyLines: true }).data.map(({ _line }) =>
    Number(_line),
  );
  if (lines.join() !== bad.join()) fault(`the rejects are those of lines ${lines.join()}, not ${bad.join()}`);
}
