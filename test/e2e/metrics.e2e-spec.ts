import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anImport } from '../builders/an-import';
import { metricsIn, samplesIn } from '../support/promql';
import { Tenant, TestApp } from '../support/test-app';

const OPERATIONS = join(__dirname, '../../docs/operations');
const LIMIT = 30;
let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({ RATE_LIMIT_PER_MINUTE: String(LIMIT) });
  tenant = await app.tenant();
});
afterAll(() => app.close());

const page = async (): Promise<string> => (await app.send('GET', '/metrics')).text;

/** The value of a sample as it stands on the page. */
const valueOf = (text: string, sample: string): number => {
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
  if (line === undefined) throw new Error(`There is no ${sample}.`);
  return Number(line.slice(sample.length + 1));
};

describe('metrics', () => {
  it('come in the text format of Prometheus, and say what runs', async () => {
    const { text, headers } = await app.send('GET', '/metrics');
    expect(headers['content-type']).toMatch('text/plain');
    expect(text).toMatch(new RegExp(`^echonio_build_info\\{version="[0-9.]+",node="${process.version}"\\} 1$`, 'm'));
  });

  it('count requests by the template of the route, and all that have none together', async () => {
    await tenant.get(`/v1/customers/${tenant.operatorId}`);
    await app.send('GET', '/nothing/here?name=Neda');
    await app.send('GET', '/nothing/there');
    const text = await page();
    const count = (labels: string): number => valueOf(text, `http_request_duration_seconds_count{${labels}}`);
    expect(count('method="GET",route="/v1/customers/:customerId",status="404"')).toBe(1);
    expect(count('method="GET",route="none",status="404"')).toBe(2);
    expect(text).not.toMatch(/Neda|nothing/);
    expect(text).not.toContain(tenant.organizationId);
  });

  it('tell searches by class of term, hits and way', async () => {
    await tenant.post('/v1/customers', { identity: { name: 'Radio' } });
    for (const query of ['search=radio', 'search=radio', 'search=09121', 'search=ra%20di&type=corporate'])
      expect((await tenant.get(`/v1/customers?${query}`)).status).toBe(200);
    await tenant.get('/v1/customers?search=zz');
    await tenant.get('/v1/customers');
    const searches = (await page()).match(/^customer_search_duration_seconds_count.*$/gm);
    expect(searches!.sort()).toEqual([
      'customer_search_duration_seconds_count{term="number",hits="none",way="counted"} 1',
      'customer_search_duration_seconds_count{term="short",hits="none",way="counted"} 1',
      'customer_search_duration_seconds_count{term="word",hits="rare",way="counted"} 1',
      'customer_search_duration_seconds_count{term="word",hits="rare",way="known"} 1',
      'customer_search_duration_seconds_count{term="words",hits="none",way="listed"} 1',
    ]);
  });

  it('count rows of imports and exports, uploads, replays, problems and limited requests', async () => {
    const before = await page();
    const file = 'name\nNorthwind\nContoso\n';
    expect((await anImport(tenant, file)).body).toMatchObject({ count: 2, rejected: 0 });
    const rejected = 'type,name\ncorporate,Fabrikam\nnone,x\n';
    expect((await anImport(tenant, rejected)).body).toMatchObject({ count: 1, rejected: 1 });
    await tenant.get('/v1/customers/export');
    const key = { 'idempotency-key': 'metrics' };
    for (let times = 0; times < 2; times += 1)
      expect((await tenant.post('/v1/settings/tags', { title: 'VIP', color: '#c9a227' }, key)).body).toMatchObject({
        title: 'VIP',
      });
    const other = await app.tenant();
    for (let sent = 0; sent <= LIMIT; sent += 1) await other.get('/v1/customers?limit=0');
    const text = await page();
    const grown = (sample: string): number => valueOf(text, sample) - valueOf(before, sample);
    expect({
      read: grown('import_rows_read_total'),
      applied: grown('import_rows_applied_total'),
      rejected: grown('import_rows_rejected_total'),
      completed: grown('imports_total{state="completed"}'),
      exported: grown('export_rows_total'),
      uploads: grown('uploads_total'),
      bytes: grown('upload_bytes_total'),
      replays: grown('idempotency_replays_total'),
      problems: grown('problems_total{kind="rate-limited"}'),
      limited: grown('rate_limited_requests_total{limit="token"}'),
    }).toEqual({
      read: 4,
      applied: 3,
      rejected: 1,
      completed: 2,
      exported: 4,
      uploads: 2,
      bytes: file.length + rejected.length,
      replays: 1,
      problems: 1,
      limited: 1,
    });
  });

  it('show the queue of imports, and who has waited longest', async () => {
    const importId = '01890000-0000-7000-8000-000000000001';
    await app.owner.query(
      `INSERT INTO imports (organization_id, id, file_id, operator_id, dry_run, options, bytes_total)
       VALUES ($1, $3, $3, $2, true, '{}', 0)`,
      [tenant.organizationId, tenant.operatorId, importId],
    );
    await app.owner.query(
      `INSERT INTO import_queue (organization_id, import_id, operator_id, due_at, lease_until, lease_owner)
       VALUES ($1, $3, $2, now() - interval '20 minutes', now() + interval '1 hour', $3)`,
      [tenant.organizationId, tenant.operatorId, importId],
    );
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const running = await page();
    expect(valueOf(running, 'import_queue_running')).toBe(1);
    expect(valueOf(running, 'import_queue_oldest_waiting_seconds')).toBe(0);
    expect(valueOf(running, 'database_up')).toBe(1);
    // No worker takes a row that somebody else has locked.
    const holder = await app.owner.connect();
    await holder.query(`UPDATE import_queue SET lease_until = now() + interval '1 second' WHERE import_id = $1`, [
      importId,
    ]);
    await holder.query('BEGIN');
    await holder.query('SELECT FROM import_queue WHERE import_id = $1 FOR UPDATE', [importId]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const waiting = await page();
    const { body } = await app.send('GET', '/health/ready');
    await holder.query('DELETE FROM import_queue WHERE import_id = $1', [importId]);
    await holder.query('COMMIT');
    holder.release();
    expect(valueOf(waiting, 'import_queue_waiting')).toBe(1);
    expect(valueOf(waiting, 'import_queue_oldest_waiting_seconds')).toBeGreaterThanOrEqual(1_200);
    expect(body).toMatchObject({ status: 'ready' });
    expect(body.warnings).toContainEqual(
      expect.stringMatching(/^An import has waited for 20 minutes; 1 wait and 0 are/),
    );
  });

  it('have all that the dashboard and the alerts ask for, with the labels that they pick and group by', async () => {
    const dashboard = JSON.parse(readFileSync(join(OPERATIONS, 'grafana-dashboard.json'), 'utf8')) as {
      panels: { type: string; targets?: { expr: string }[] }[];
    };
    const drawn = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const alerts = readFileSync(join(OPERATIONS, 'prometheus-alerts.yaml'), 'utf8');
    const rules = [...alerts.matchAll(/^ +expr: (.+)$/gm)].map(([, expr]) => expr!);
    expect(rules).toHaveLength(alerts.match(/- alert: /g)!.length);
    expect(drawn.length).toBeGreaterThan(30);
    const shown = samplesIn(await page());
    const missing = [...drawn, ...rules].flatMap((expression) => {
      const named = metricsIn(expression);
      if (named.length === 0) return [`nothing is named by ${expression}`];
      return named.flatMap(({ name, labels }) => {
        // Prometheus' own word on whether it could ask.
        if (name === 'up') return [];
        const has = shown.get(name);
        if (!has) return [`${name}, in ${expression}`];
        return labels.filter((label) => !has.has(label)).map((label) => `${name}{${label}}, in ${expression}`);
      });
    });
    expect(missing).toEqual([]);
  });

  it('have a section on each alert, where the alert says it is', () => {
    const alerts = readFileSync(join(OPERATIONS, 'prometheus-alerts.yaml'), 'utf8');
    const guide = readFileSync(join(OPERATIONS, '../running.md'), 'utf8');
    const sections = [...guide.matchAll(/^### (Echonio\w+)$/gm)].map(([, name]) => name!);
    const names = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);
    const places = [...alerts.matchAll(/runbook: docs\/running\.md#(\w+)/g)].map(([, place]) => place!);
    expect(sections).toEqual(names);
    expect(places).toEqual(names.map((name) => name.toLowerCase()));
  });
});
