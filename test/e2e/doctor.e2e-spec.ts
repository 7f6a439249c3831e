import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDataSource, readSettings, uuidv7 } from '@echonio/platform';
import { checkConnections, checkLongTransactions } from '@cli/doctor/checks/sessions';
import { INDEX_DEFINITIONS } from '@cli/doctor/checks/index-definitions';
import { openSession } from '@cli/doctor/session';
import { commandLine } from '../support/command-line';
import { cloneDatabase, createEmptyDatabase, TestDatabase, urlOf } from '../support/test-database';

interface Finding {
  check: string;
  verdict: string;
  finding: string;
  cure?: string;
}

interface Look {
  code: number;
  verdict: string;
  findings: Finding[];
}

const shell = promisify(execFile);
let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
let owner: Client;
let superuser: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'echonio-doctor-'));
  await mkdir(join(folder, 'data/files'), { recursive: true, mode: 0o700 });
  database = await cloneDatabase();
  environment = environmentOf(database);
  owner = await connect(database.ownerUrl);
  superuser = await connect(superuserOf(database.ownerUrl));
});
afterAll(async () => {
  await Promise.all([owner.end(), superuser.end()]);
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const environmentOf = ({ appUrl, ownerUrl }: TestDatabase): Record<string, string> => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  DATA_DIR: join(folder, 'data'),
});

const superuserOf = (url: string): string => urlOf(process.env.TEST_SUPERUSER_URL!, new URL(url).pathname.slice(1));

async function connect(url: string): Promise<Client> {
  const client = new Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function look(variables: Record<string, string> = environment): Promise<Look> {
  const { code, stdout } = await commandLine(variables, 'doctor', '--json');
  return { code, ...(JSON.parse(stdout) as Omit<Look, 'code'>) };
}

/** What is wrong, as `verdict check: finding`. */
const wrongIn = ({ findings }: Look): string[] =>
  findings
    .filter(({ verdict }) => verdict === 'warn' || verdict === 'fail')
    .map(({ verdict, check, finding }) => `${verdict} ${check}: ${finding}`);

/** Does what a cure says: SQL as the one it names, or a command. */
async function follow({ check, cure = '' }: Finding): Promise<void> {
  const [, who, sql] = /([Aa]s the owner|[Aa]s an administrator|as that user): (.*;)/.exec(cure) ?? [];
  if (check === 'schema') await owner.query('ALTER TABLE tags DROP COLUMN byhand');
  else if (sql !== undefined) await (who === 'As an administrator' ? superuser : owner).query(sql);
  else await shell('sh', ['-c', /(?:Run|From a backup): (.*)$/.exec(cure)![1]!], { cwd: folder });
}

describe('a database as it should be', () => {
  it('is found well, in text and in JSON, and nothing in it can be changed', async () => {
    const text = await commandLine(environment, 'doctor');
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatch(/^Echonio Customers \d+\.\d+\.\d+, looked at \S+Z\n\nOK    settings {2,}/);
    expect(text.stdout).toContain('OK    migrations ');
    expect(text.stdout).toMatch(/\n\d+ well, 0 to be looked at, 0 wrong, \d not known\.\n$/);
    const found = await look();
    expect(found).toMatchObject({ code: 0, verdict: 'ok' });
    expect(found.findings.map(({ check }) => check)).toEqual(expect.arrayContaining([...CHECKS]));
    const { client, ask } = await openSession(database.ownerUrl);
    await expect(ask('CREATE TABLE doctor (id int)')).rejects.toThrow(/read-only/);
    await client.end();
  });
});

it('is known with all its indexes', async () => {
  const { rows } = await owner.query(
    `SELECT c.relname AS name, replace(pg_get_indexdef(c.oid), ' ON public.', ' ON ') AS definition
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid)
      ORDER BY c.relname COLLATE "C"`,
  );
  expect(INDEX_DEFINITIONS).toEqual(rows.map(({ name, definition }) => [name, definition]));
});

const CHECKS = ['settings', 'node', 'postgresql', 'encoding', 'locale', 'clock', 'database', 'extensions', 'schema']
  .concat(['migrations', 'serving role', 'owner', 'row security', 'indexes', 'search index', 'vacuum', 'disk'])
  .concat(['transaction ids', 'transactions', 'prepared', 'connections', 'imports', 'staging', 'files']);

describe('a database that was worked on by hand', () => {
  it('is told fault by fault, and is well once each cure was followed', async () => {
    const { organizationId, fileIds } = await furnish();
    await breakDatabase();
    await breakFiles(organizationId, fileIds);
    const broken = await look();
    expect(broken).toMatchObject({ code: 1, verdict: 'fail' });
    expect(wrongIn(broken).sort()).toEqual(FAULTS.map((pattern) => expect.stringMatching(pattern)));
    for (let round = 0, found = broken; round < 3; round += 1, found = await look()) {
      for (const finding of found.findings.filter(({ verdict }) => verdict === 'warn' || verdict === 'fail'))
        await follow(finding);
    }
    expect(wrongIn(await look())).toEqual([]);
  });

  const FAULTS = [
    /^fail files: 1 file of 2 looked at are missing/,
    /^fail files: 1 file on the disk aren't as long/,
    /^fail indexes: customers_by_creation is missing/,
    /^fail indexes: customers_by_name is invalid/,
    /^fail row security: contacts has no policy/,
    /^fail row security: files has the policy peek/,
    /^fail row security: tags isn't under row-level security/,
    /^fail schema: Somebody changed it: .* DROP COLUMN "byhand"/,
    /^warn constraints: contacts_customer_fk of contacts/,
    /^warn files directory: Other users may look/,
    /^warn search index: .* Every search reads through them/,
    /^warn staging: Rows of 1 import that ended/,
    /^warn vacuum: tags has 12,000 dead rows/,
  ];

  /** An organization with two files, and with more search keys than the index has put in order. */
  async function furnish(): Promise<{ organizationId: string; fileIds: string[] }> {
    const organizationId = uuidv7();
    const fileIds = [uuidv7(), uuidv7()];
    await owner.query(`INSERT INTO organizations (id, name) VALUES ($1, $2)`, [organizationId, organizationId]);
    await owner.query(`INSERT INTO operators (organization_id, id, name) VALUES ($1, $1, 'o')`, [organizationId]);
    await owner.query(
      `INSERT INTO files (organization_id, id, creator_operator_id, name, mime_type, size, sha256)
       SELECT $1::uuid, id, $1::uuid, 'f', 'text/plain', 4, '' FROM unnest($2::uuid[]) id`,
      [organizationId, fileIds],
    );
    await owner.query(
      `WITH made AS (
         INSERT INTO customers (organization_id, id, creator_operator_id, type, name)
         SELECT $1::uuid, gen_random_uuid(), $1::uuid, 'corporate', n::text FROM generate_series(1, 500) n RETURNING id, name)
       INSERT INTO customer_search (organization_id, customer_id, updated_at, key)
       SELECT $1::uuid, id, now(), (SELECT string_agg(md5(name || n), ' ') FROM generate_series(1, 4) n) FROM made`,
      [organizationId],
    );
    await superuser.query(`CREATE EXTENSION pgstattuple; GRANT pg_stat_scan_tables TO echonio_owner`);
    return { organizationId, fileIds };
  }

  async function breakDatabase(): Promise<void> {
    await superuser.query(`
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'customers_by_name'::regclass;
      UPDATE pg_constraint SET convalidated = false WHERE conname = 'contacts_customer_fk'`);
    await owner.query(`
      ALTER TABLE tags DISABLE ROW LEVEL SECURITY;
      DROP POLICY tenant ON contacts;
      CREATE POLICY peek ON files USING (true);
      DROP INDEX customers_by_creation;
      ALTER TABLE tags ADD COLUMN byhand text;
      ALTER TABLE tags SET (autovacuum_enabled = false)`);
    await owner.query(
      `INSERT INTO tags (organization_id, id, title, title_key)
       SELECT o.id, gen_random_uuid(), n::text, n::text FROM organizations o, generate_series(1, 12000) n`,
    );
    await owner.query(`DELETE FROM tags`);
    await owner.query(`SELECT pg_stat_force_next_flush()`);
    await owner.query(
      `INSERT INTO import_staging (organization_id, import_id, ordinal, line, customer_id, event_id, type, key, contacts, tags, tag_event_ids)
       SELECT $1::uuid, $1::uuid, n, n, $1::uuid, $1::uuid, 'corporate', '', '[]', '{}', '{}' FROM generate_series(1, 3) n`,
      [uuidv7()],
    );
  }

  /** One file is gone, one cut short; the backup has both. */
  async function breakFiles(organizationId: string, [missing, cut]: string[]): Promise<void> {
    for (const place of ['backup/files', 'data/files'])
      await mkdir(join(folder, place, organizationId), { recursive: true });
    for (const id of [missing, cut]) await writeFile(join(folder, 'backup/files', organizationId, id!), 'text');
    await writeFile(join(folder, 'data/files', organizationId, cut!), 'tex');
    await shell('chmod', ['755', join(folder, 'data/files')]);
  }

  it('keeps what no cure may undo: files without a row, imports that nobody is at', async () => {
    const [{ id }] = (await owner.query(`SELECT id FROM organizations LIMIT 1`)).rows as [{ id: string }];
    const stray = join(folder, 'data/files', id, uuidv7());
    await writeFile(stray, 'text');
    const importId = uuidv7();
    await owner.query(
      `INSERT INTO imports (organization_id, id, file_id, operator_id, dry_run, options, bytes_total)
       VALUES ($1, $2, $2, $1, false, '{}', 1)`,
      [id, importId],
    );
    await owner.query(
      `INSERT INTO import_queue (organization_id, import_id, operator_id, due_at, lease_until, attempts)
       VALUES ($1, $2, $1, now() - interval '3 h', now() - interval '2 h', 1)`,
      [id, importId],
    );
    expect(wrongIn(await look())).toEqual([
      expect.stringMatching(`warn imports: Import ${importId} was begun once and waits for 7,20. s with nobody at it`),
    ]);
    await utimes(stray, 0, 0);
    await owner.query(`DELETE FROM imports`);
    expect(wrongIn(await look())).toEqual(['warn files: 1 file of 3 met on the disk have no row.']);
    await rm(stray);
  });

  it('is told which migrations are missing or newer, and is well after the next start', async () => {
    const dataSource = await createDataSource({ url: database.ownerUrl }).initialize();
    await dataSource.undoLastMigration();
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (9000000000000, 'Later9000000000000')`);
    expect(wrongIn(await look())).toEqual([
      expect.stringMatching(/^fail migrations: 1 migration didn't run: CreateIdempotency/),
      'warn migrations: 1 migration of a newer version ran: Later9000000000000.',
    ]);
    await owner.query(`DELETE FROM migrations WHERE name LIKE 'Later%'`);
    await dataSource.runMigrations();
    await dataSource.destroy();
    expect(wrongIn(await look())).toEqual([]);
  });
});

describe('roles and sessions', () => {
  it('a user that may not serve, and one that passes row-level security', async () => {
    const name = `doctor_${Date.now()}`;
    const url = new URL(database.appUrl);
    Object.assign(url, { username: name, password: 'doctor' });
    const variables = { ...environment, DATABASE_URL: url.href };
    await superuser.query(`CREATE ROLE ${name} LOGIN BYPASSRLS PASSWORD 'doctor'`);
    try {
      for (const expected of ['bypasses', 'is not a member', 'takes on echonio_app in each', null]) {
        if (expected?.startsWith('takes on')) await superuser.query(`ALTER ROLE ${name} BYPASSRLS`);
        const found = await look(variables);
        expect(wrongIn(found)).toEqual(expected === null ? [] : [expect.stringContaining(expected)]);
        if (expected !== null) await follow(found.findings.find(({ check }) => check === 'serving role')!);
      }
    } finally {
      await superuser.query(`DROP ROLE ${name}`);
    }
  });

  it('an owner that is none, and two users of different databases', async () => {
    const found = await look({ ...environment, DATABASE_OWNER_URL: database.appUrl });
    expect(wrongIn(found)).toContainEqual(
      expect.stringMatching(/^warn owner: echonio_app doesn't own \d+ of the tables/),
    );
    const apart = await look({ ...environment, DATABASE_URL: urlOf(database.appUrl, 'template_migrated') });
    expect(wrongIn(apart)).toEqual([expect.stringMatching(/^fail database: .* lead to different databases/)]);
  });

  it('a transaction that is left open, until it is ended as the cure says', async () => {
    const sleeper = await connect(database.ownerUrl);
    await sleeper.query('BEGIN; SELECT 1');
    const { client, ask } = await openSession(database.ownerUrl);
    const [finding] = await checkLongTransactions([ask], 0);
    expect(finding).toMatchObject({ verdict: 'warn', finding: expect.stringContaining('idle in transaction') });
    await follow(finding!);
    const isOver = async (): Promise<boolean> => (await checkLongTransactions([ask], 0))[0]!.verdict === 'ok';
    while (!(await isOver())) await sleep(20);
    await Promise.allSettled([sleeper.end(), client.end()]);
  });
});

it('sessions of users that the serving role knows nothing of take room too', async () => {
  const { client, ask } = await openSession(database.appUrl);
  const [{ most }] = (await ask(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most`,
  )) as [{ most: number }];
  const [{ finding }] = (await checkConnections({ client, ask }, readSettings({}))) as [Finding];
  await client.end();
  // Those of the owner and of the superuser here.
  expect(Number(/^Room for (\d+) /.exec(finding)![1])).toBeLessThanOrEqual(most - 2);
});

describe('a database that is none', () => {
  it('because it is empty, in a locale without letters, with old extensions', async () => {
    const empty = await createEmptyDatabase(`LOCALE 'C'`);
    const session = await connect(empty.ownerUrl);
    try {
      await session.query(`CREATE EXTENSION pg_trgm VERSION '1.3'`);
      const found = await look(environmentOf(empty));
      expect(wrongIn(found)).toEqual([
        expect.stringMatching(/^fail locale: C: it knows no letters but ASCII/),
        'fail extensions: The extension btree_gin is missing.',
        expect.stringMatching(/^warn extensions: pg_trgm is 1\.3, and the server has/),
        'fail migrations: The database is empty.',
      ]);
      for (const finding of found.findings.filter(({ check }) => check === 'extensions')) {
        const [, sql] = /: (.*;)$/.exec(finding.cure!)!;
        await session.query(sql!);
      }
      const cured = (await look(environmentOf(empty))).findings.filter(({ check }) => check === 'extensions');
      expect(cured.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
    } finally {
      await session.end();
      await empty.drop();
    }
  });

  it('because it is away, closed or missing, and the rest is told all the same', async () => {
    const wrong = new URL(database.ownerUrl);
    wrong.password = 'secret';
    const urls = ['postgres://neda:secret@127.0.0.1:1/x', wrong.href, urlOf(database.ownerUrl, 'nothing_here')];
    const patterns = [/ECONNREFUSED/, /authentication failed/, /"nothing_here" does not exist/];
    for (const [index, DATABASE_URL] of urls.entries()) {
      const found = await look({ DATABASE_URL, DATA_DIR: environment.DATA_DIR!, DATABASE_POOL_SIZE: '0', PROT: '1' });
      expect(found.code).toBe(1);
      expect(wrongIn(found)).toEqual([
        'fail settings: DATABASE_POOL_SIZE must not be less than 1, not "0".',
        expect.stringMatching(patterns[index]!),
      ]);
      expect(JSON.stringify(found)).not.toContain('secret');
      expect(found.findings.map(({ check }) => check)).toEqual(
        expect.arrayContaining(['node', 'disk', 'files directory']),
      );
    }
  });

  it('because nothing was ever started, and nothing is made', async () => {
    const found = await look({ DATA_DIR: join(folder, 'nowhere') });
    expect(found).toMatchObject({ code: 0, verdict: 'warn' });
    expect(wrongIn(found)).toContain('warn embedded server: There is no database yet.');
    await expect(shell('ls', [join(folder, 'nowhere')])).rejects.toThrow();
  });
});
