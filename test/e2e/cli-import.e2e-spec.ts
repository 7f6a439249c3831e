import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine, Outcome, resultsIn } from '../support/command-line';
import { Tenant, TestApp } from '../support/test-app';
import { TestProcess } from '../support/test-process';

const CLI = join(__dirname, '../../dist/apps/cli/src/main.js');
const HEAD = 'type,name,firstName,tel,tags\n';
const MIXED = `${HEAD}corporate,رادیو,,021 2234,\npersonal,Radio,,1,\ncorporate,Café,,2,None\n,"two\nlines",,,\n`;

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await TestApp.start();
  folder = await mkdtemp(join(tmpdir(), 'echonio-cli-import-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function aFile(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const as = ({ organizationId, operatorId }: Tenant): string[] => [
  '--organization',
  organizationId,
  '--operator',
  `operator ${operatorId}`,
];

const cli = (...args: string[]): Promise<Outcome> => commandLine(app.environment, ...args);

const rowsOf = (count: number): string =>
  HEAD + Array.from({ length: count }, (_, index) => `corporate,Company ${index},,0912 ${index},\n`).join('');

async function namesOf(tenant: Tenant): Promise<string[]> {
  const { body } = await tenant.get('/v1/customers');
  return (body.items as { identity: { name: string } }[]).map(({ identity }) => identity.name).sort();
}

const storedFiles = async ({ organizationId }: Tenant): Promise<number> => {
  const { rows } = await app.owner.query('SELECT count(*)::int AS count FROM files WHERE organization_id = $1', [
    organizationId,
  ]);
  return (rows[0] as { count: number }).count;
};

describe('import', () => {
  it('beside a running server: all rows taken, one line of JSON, exit code 0', async () => {
    const tenant = await app.tenant();
    const path = await aFile('good.csv', `${HEAD}corporate,رادیو,,021 2234,"مهم"\npersonal,,مینا,,\n`);
    const process = TestProcess.cli(['import', path, ...as(tenant), '--create-tags'], app.environment);
    expect({ code: await process.exit(), stderr: process.stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^2 rows: 2 created, in \d+\.\d s \(\d+ rows?\/s\)\.\n$/),
    });
    expect(process.stdout.split('\n')).toHaveLength(2);
    const [summary] = resultsIn(process.stdout);
    expect(summary).toEqual({
      importId: expect.any(String),
      rows: 2,
      created: 2,
      updated: 0,
      skipped: 0,
      rejected: 0,
      state: 'completed',
    });
    const { body } = await tenant.get(`/v1/imports/${String(summary!.importId)}`);
    expect(body).toMatchObject({ state: 'completed', created: 2, creatorOperatorId: tenant.operatorId });
    expect((await tenant.get(`/v1/files/${String(body.fileId)}`)).body.name).toBe('good.csv');
    const found = await tenant.get(`/v1/customers?search=${encodeURIComponent('راديو')}`);
    expect(found.body).toMatchObject({ count: 1, items: [{ creatorOperatorId: tenant.operatorId }] });
  });

  it('some rows rejected: exit code 3, told by line and column, all of them in a file that imports', async () => {
    const tenant = await app.tenant();
    const rejects = join(folder, 'rejects.csv');
    const path = await aFile('mixed.csv', MIXED);
    const outcome = await cli('import', path, ...as(tenant), '--rejects', rejects);
    expect(outcome.code).toBe(3);
    expect(outcome.results).toEqual([
      expect.objectContaining({ rows: 4, created: 2, rejected: 2, state: 'completed' }),
    ]);
    expect(outcome.stderr).toMatch(/^4 rows: 2 created, 2 rejected, in .*\nRejected:\n {2}line 3, name: /);
    expect(outcome.stderr).toMatch(/\n {2}line 4, tags: The organization has no such tag\./);
    expect(outcome.stderr).toContain(`GET /v1/imports/${String(outcome.results[0]!.importId)}/rejects`);
    const download = await tenant.get(`/v1/imports/${String(outcome.results[0]!.importId)}/rejects`);
    expect(await readFile(rejects, 'utf8')).toBe(download.text);
    expect(await namesOf(tenant)).toEqual(['two\nlines', 'رادیو']);

    const corrected = await aFile('corrected.csv', download.text.replace('personal,', 'corporate,'));
    expect(await cli('import', corrected, ...as(tenant), '--create-tags')).toMatchObject({
      code: 0,
      results: [{ rows: 2, created: 2 }],
    });
  });

  it('tells ten of many rejected rows', async () => {
    const tenant = await app.tenant();
    const path = await aFile('many.csv', HEAD + 'personal,x,,,\n'.repeat(25));
    const outcome = await cli('import', path, ...as(tenant));
    expect(outcome).toMatchObject({ code: 3, results: [{ rows: 25, rejected: 25 }] });
    expect(outcome.stderr.match(/^ {2}line \d+, name: /gm)).toHaveLength(10);
    expect(outcome.stderr).toContain('  and 15 rows more\n');
  });

  it.each([
    ['--dry-run', 3, { created: 2, rejected: 2, state: 'completed' }, 'A dry run, nothing was created.'],
    ['--atomic', 1, { created: 0, skipped: 2, rejected: 2, state: 'failed' }, 'cli: With atomic=true'],
  ])('%s creates nothing and leaves no file behind', async (option, code, result, sentence) => {
    const tenant = await app.tenant();
    const outcome = await cli('import', await aFile('mixed.csv', MIXED), ...as(tenant), option);
    expect(outcome).toMatchObject({ code, results: [{ rows: 4, ...result }] });
    expect(outcome.stderr).toContain(sentence);
    expect(outcome.stderr).toContain('line 3, name: ');
    expect((await tenant.get('/v1/customers')).body.count).toBe(0);
    expect(await storedFiles(tenant)).toBe(0);
  });

  it('a file that can not be read as a whole: exit code 1 and the place in it', async () => {
    const tenant = await app.tenant();
    const outcome = await cli('import', await aFile('broken.json', '[{"identity":{"name":"x"}},\n {]'), ...as(tenant));
    expect(outcome).toMatchObject({ code: 1, results: [{ created: 0, state: 'failed' }] });
    expect(outcome.stderr).toMatch(/^cli: .*line 2\b.*\n$/i);
    expect(await storedFiles(tenant)).toBe(0);
  });

  it("is the operator's to do", async () => {
    const path = await aFile('good.csv', rowsOf(1));
    const clerk = await app.tenant(['createCustomer', 'exportCustomers']);
    const importer = await app.operator(clerk.organizationId, ['importCustomers']);
    const refused = async (args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await cli('import', path, ...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return stderr;
    };
    expect(await refused(as(clerk))).toBe(
      `cli: The operator "operator ${clerk.operatorId}" lacks the permission importCustomers.\n`,
    );
    expect(await refused([...as(importer), '--create-tags'])).toMatch(/lacks the permission configOrganization\.\n$/);
    const [, organization, , operator] = as(importer);
    expect(await refused(['--organization', 'Nobody', '--operator', operator!])).toBe(
      'cli: No such organization: "Nobody".\n',
    );
    expect(await refused(['--organization', organization!, '--operator', 'nobody'])).toBe(
      'cli: No such operator: "nobody".\n',
    );
    expect(await storedFiles(clerk)).toBe(0);
    expect((await cli('import', path, ...as(importer))).code).toBe(0);
  });

  it('names the file that it can not read', async () => {
    const tenant = await app.tenant();
    const missing = join(folder, 'missing.csv');
    expect(await cli('import', missing, ...as(tenant))).toMatchObject({
      code: 1,
      stderr: `cli: "${missing}" can't be read: there is no such file or directory.\n`,
    });
    expect((await cli('import', folder, ...as(tenant))).stderr).toBe(
      `cli: "${folder}" can't be read: it is a directory.\n`,
    );
    const path = await aFile('large.csv', rowsOf(100));
    const small = { ...app.environment, FILE_LIMIT_BYTES: '1000' };
    expect((await commandLine(small, 'import', path, ...as(tenant))).stderr).toBe(
      `cli: "${path}" is larger than 1.0 kB, which FILE_LIMIT_BYTES allows.\n`,
    );
    expect((await cli('import', ...as(tenant))).stderr).toContain('cli: FILE is missing');
  });
});

describe('an import that is interrupted', () => {
  it('is left at once to another process, which finishes it exactly', async () => {
    // Without a server of its own that could take the import from the start.
    const lone = await TestApp.start();
    const tenant = await lone.tenant();
    await lone.nest.close();
    const rows = 800;
    const path = await aFile('interrupted.csv', rowsOf(rows));
    const process = TestProcess.cli(['import', path, ...as(tenant)], { ...lone.environment, IMPORT_BATCH_ROWS: '1' });
    try {
      await applying(lone, tenant);
      expect(await process.end('SIGINT')).toMatchObject({ code: 1 });
      const [summary] = resultsIn(process.stdout);
      expect(summary).toMatchObject({ rows, state: 'applying' });
      expect(process.stderr).toMatch(
        new RegExp(`cli: Interrupted with \\d+ % done\\. The import ${String(summary!.importId)} is left to others: `),
      );
      expect((await lone.owner.query('SELECT lease_owner, lease_until FROM import_queue')).rows).toEqual([
        { lease_owner: null, lease_until: null },
      ]);
      const server = await lone.another();
      try {
        const there = tenant.at(server);
        const look = async (): Promise<{ state: string }> =>
          (await there.get(`/v1/imports/${String(summary!.importId)}`)).body as { state: string };
        while ((await look()).state === 'applying') await new Promise((resolve) => setTimeout(resolve, 100));
        expect(await look()).toMatchObject({ state: 'completed', rows, created: rows });
        expect((await there.get('/v1/customers?limit=0')).body.count).toBe(rows);
      } finally {
        await server.close();
      }
    } finally {
      await process.end('SIGKILL');
      await lone.close();
    }
  });

  /** Waits until customers are being created. */
  async function applying(lone: TestApp, tenant: Tenant): Promise<void> {
    const query = 'SELECT FROM customers WHERE organization_id = $1 LIMIT 1';
    while ((await lone.owner.query(query, [tenant.organizationId])).rowCount === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});

describe('export', () => {
  let tenant: Tenant;

  beforeAll(async () => {
    tenant = await app.tenant();
    const path = await aFile('export.csv', `${rowsOf(3_000)}personal,,مینا,,\n`);
    expect((await cli('import', path, ...as(tenant))).code).toBe(0);
  });

  it.each([
    [[], ''],
    [['--format', 'csv', '--search', 'مينا'], 'format=csv&search=مينا'],
    [['--format', 'json', '--search', 'Company 29', '--include-meta'], 'format=json&search=Company 29&include=meta'],
    [['--format', 'ndjson'], 'format=ndjson'],
  ])('%j writes what the API sends, and nothing else', async (options, query) => {
    const outcome = await cli('export', ...as(tenant), ...options);
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code: 0, stderr: '' });
    expect(outcome.stdout).toBe((await tenant.get(encodeURI(`/v1/customers/export?${query}`))).text);
    expect(outcome.stdout).toContain(query.includes('29') ? 'Company 2999' : 'مینا');
  });

  it('--out: the file gets its name when it is whole', async () => {
    const out = join(folder, 'customers.ndjson');
    const args = ['--format', 'ndjson', '--out', out];
    const outcome = await cli('export', ...as(tenant), ...args);
    const content = await readFile(out);
    expect(outcome).toMatchObject({ code: 0, stderr: '', results: [{ file: out, bytes: content.length }] });
    expect(content.toString().split('\n')).toHaveLength(3_002);

    const clerk = await app.operator(tenant.organizationId, ['importCustomers']);
    const refused = await cli('export', ...as(clerk), ...args);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/lacks the permission exportCustomers\.\n$/);
    expect(await readFile(out)).toEqual(content);
    expect((await readdir(folder)).filter((name) => name.includes('customers.ndjson'))).toEqual(['customers.ndjson']);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const script = '{ "$@"; echo "exit $?" >&2; } | head -c 5';
    const { PATH } = process.env;
    const command = [process.execPath, CLI, 'export', ...as(tenant)];
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', script, 'sh', ...command], {
      env: { PATH, ...app.environment },
    });
    expect({ stdout, stderr }).toEqual({ stdout: '\ufeffty', stderr: 'exit 0\n' });
  });

  it.each([
    [['--format', 'xml'], '--format must be one of csv, json, ndjson'],
    [['--search', 'a '.repeat(11)], '--search must have at most 10 words'],
    [['--search', 'a'.repeat(201)], '--search must have at most 200 characters'],
  ])('%j is not understood', async (options, sentence) => {
    const outcome = await cli('export', ...as(tenant), ...options);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe(`cli: ${sentence} (see export --help)\n`);
  });
});
