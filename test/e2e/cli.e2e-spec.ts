import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, Outcome, resultsIn } from '../support/command-line';
import { TestApp } from '../support/test-app';
import { TestProcess } from '../support/test-process';
import { send } from '../support/test-request';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

/** Runs a command line against the database of the test. */
const cli = (...args: string[]): Promise<Outcome> => commandLine(app.environment, ...args);

const use = async (token: unknown): Promise<{ status: number; body: Record<string, unknown> }> =>
  app.send('GET', '/v1/operators/me', { headers: { authorization: `Bearer ${String(token)}` } });

describe('token create', () => {
  it('makes what is missing and prints one line of JSON, and the token works at once', async () => {
    const args = ['--organization', 'شرکت نمونه', '--operator', 'ندا', '--permissions', 'all', '--region', 'US'];
    const made = await cli('token', 'create', ...args);
    expect(made.code).toBe(0);
    expect(made.stdout.split('\n')).toHaveLength(2);
    expect(made.stderr).toBe('Organization "شرکت نمونه" was made.\nOperator "ندا" was made.\n');
    const [{ token, organizationId, operatorId, ...rest }] = made.results as [Record<string, unknown>];
    expect(rest).toEqual({});
    expect((await use(token)).body).toMatchObject({
      id: operatorId,
      organizationId,
      name: 'ندا',
      permissions: ['superuser'],
    });
    const headers = { authorization: `Bearer ${String(token)}` };
    expect((await app.send('GET', '/v1/organization', { headers })).body.defaultRegion).toBe('US');
    const customer = { json: { identity: { name: 'x' } }, headers };
    expect((await app.send('POST', '/v1/customers', customer)).status).toBe(201);

    const second = await cli('token', 'create', ...args);
    expect(second.stderr).toBe('');
    expect(second.results[0]).toMatchObject({ organizationId, operatorId });
    expect(second.results[0]!.token).not.toBe(token);
    expect((await use(token)).status).toBe(200);
  });

  it('gives an existing operator the permissions named, but never takes the last superuser', async () => {
    const create = (operator: string, permissions: string): Promise<Outcome> =>
      cli('token', 'create', '--organization', 'Permits', '--operator', operator, '--permissions', permissions);
    const worker = await create('worker', 'editCustomer,createCustomer');
    const token = worker.results[0]!.token;
    expect((await use(token)).body.permissions).toEqual(['createCustomer', 'editCustomer']);
    await create('worker', 'none');
    expect((await use(token)).body.permissions).toEqual([]);
    await create('boss', 'all');
    const lowered = await create('boss', 'editCustomer');
    expect(lowered).toMatchObject({ code: 1, stdout: '' });
    expect(lowered.stderr).toBe('cli: The last superuser of an organization stays one.\n');
  });

  it('makes one organization and one operator of many calls at once', async () => {
    const calls = Array.from({ length: 4 }, () =>
      cli('token', 'create', '--organization', 'Crowd', '--operator', 'one', '--permissions', 'all'),
    );
    const results = (await Promise.all(calls)).flatMap((outcome) => outcome.results);
    expect(results).toHaveLength(4);
    expect(new Set(results.map(({ organizationId }) => organizationId)).size).toBe(1);
    expect(new Set(results.map(({ operatorId }) => operatorId)).size).toBe(1);
    expect(new Set(results.map(({ token }) => token)).size).toBe(4);
  });
});

describe('organizations, operators and tokens', () => {
  it('can be made, listed, revoked and removed', async () => {
    const organization = await cli('organization', 'create', '--organization', 'Round');
    expect(organization.results).toEqual([{ id: expect.any(String), name: 'Round', defaultRegion: 'IR' }]);
    const again = await cli('organization', 'create', '--organization', 'Round');
    expect(again).toMatchObject({ code: 1, stderr: 'cli: There is an organization "Round" already.\n' });
    const organizationId = organization.results[0]!.id;

    const own = ['--organization', 'Round'];
    const operator = await cli('operator', 'create', ...own, '--operator', 'ali', '--permissions', 'editCustomer');
    expect(operator.results).toEqual([
      { id: expect.any(String), organizationId, name: 'ali', permissions: ['editCustomer'] },
    ]);
    expect((await cli('operator', 'create', ...own, '--operator', 'ali', '--permissions', 'none')).code).toBe(1);
    expect((await cli('operator', 'list', ...own)).results).toEqual([
      { ...operator.results[0], createdAt: expect.any(String) },
    ]);
    expect((await cli('organization', 'list')).results).toContainEqual(
      expect.objectContaining({ name: 'Round', operators: 1, customers: 0 }),
    );

    const create = ['token', 'create', ...own, '--operator', 'ali', '--permissions', 'none'];
    const first = (await cli(...create, '--label', 'till', '--expires', '30')).results[0]!;
    const second = (await cli(...create)).results[0]!;
    const listed = await cli('token', 'list', ...own, '--operator', 'ali');
    expect(listed.results).toMatchObject([
      { operator: 'ali', label: 'till', expiresAt: expect.any(String) },
      { operator: 'ali', label: null, expiresAt: null },
    ]);
    expect(listed.stdout).not.toContain('ech_');
    const days = (Date.parse(String(listed.results[0]!.expiresAt)) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);

    const id = String(listed.results[0]!.id);
    expect((await cli('token', 'revoke', ...own, '--token', id)).results).toEqual([{ result: true, id }]);
    expect([(await use(first.token)).status, (await use(second.token)).status]).toEqual([401, 200]);
    expect(await cli('token', 'revoke', ...own, '--token', id)).toMatchObject({
      code: 1,
      stderr: `cli: No such token: ${id}.\n`,
    });
    expect((await cli('token', 'list', ...own)).results).toHaveLength(1);

    expect((await cli('operator', 'remove', ...own, '--operator', 'ali')).code).toBe(0);
    expect((await use(second.token)).status).toBe(401);
    expect((await cli('operator', 'list', ...own)).results).toEqual([]);
    expect((await cli('operator', 'remove', ...own, '--operator', 'ali')).stderr).toBe(
      'cli: No such operator: "ali".\n',
    );
    expect((await cli('operator', 'list', '--organization', 'None')).stderr).toBe(
      'cli: No such organization: "None".\n',
    );
  });
});

describe('a command line that is not understood', () => {
  const token = ['token', 'create', '--organization', 'A', '--operator', 'B'];
  it.each([
    [['token', 'create'], '--organization is missing'],
    [token, '--permissions is missing'],
    [[...token, '--permissions', 'fly'], '--permissions: "fly" is none of all, none, createCustomer'],
    [[...token, '--permissions', ' '], '--permissions must not be blank'],
    [[...token, '--permissions', 'all', '--expires', '0'], '--expires must be a whole number of days'],
    [[...token, '--permissions', 'all', '--region', 'Iran'], '--region must be a two-letter country code'],
    [[...token, '--permissions', 'all', '--force'], "Unknown option '--force'"],
    [[...token, '--permissions'], "Option '--permissions <value>' argument missing"],
    [[...token, '--permissions', 'all', 'now'], '"now" is not understood'],
    [['token', 'revoke', '--organization', 'A', '--token', 'x'], '--token must be an id'],
    [['token'], '"token" is no command; there are token create, token list, token revoke'],
    [['fly', '--help'], '"fly --help" is no command'],
  ])('%j: exit code 2 and one line that names the option', async (args, sentence) => {
    const outcome = await cli(...args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^cli: .*--help\)\n$/);
    expect(outcome.stderr).toContain(sentence);
    expect(outcome.stderr.split('\n')).toHaveLength(2);
  });

  it('gets help on standard output, for all, for a group and for one', async () => {
    for (const args of [['--help'], ['help'], ['-h'], ['token', '--help']]) {
      const outcome = await cli(...args, '--help');
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(outcome.stdout).toContain('token create');
    }
    const one = await cli('token', 'create', '--help');
    expect(one.stdout).toContain('--permissions LIST');
    expect(one.stdout).toContain('An operator that exists gets the permissions named here');
    expect(await cli()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('token create') });
  });
});

describe('as a process on the embedded database', () => {
  it('works without a server, beside one, and leaves the database as it found it', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'echonio-cli-'));
    await chmod(DATA_DIR, 0o755);
    const run = async (...args: string[]): Promise<TestProcess> => {
      const process = TestProcess.cli(args, { DATA_DIR });
      expect({ code: await process.exit(), stderr: process.stderr }).toMatchObject({ code: 0 });
      return process;
    };
    const create = ['token', 'create', '--organization', 'Alone', '--operator', 'me', '--permissions', 'all'];
    let server: TestProcess | undefined;
    try {
      const made = await run(...create);
      expect(resultsIn(made.stdout)).toEqual([
        { token: made.tokens[0], organizationId: expect.any(String), operatorId: expect.any(String) },
      ]);
      expect(made.stderr).not.toContain('ech_');
      server = TestProcess.server({ DATA_DIR });
      const url = await server.ready();
      expect(server.tokens).toEqual([]);
      const beside = await run(...create);
      for (const token of [...made.tokens, ...beside.tokens]) {
        const headers = { authorization: `Bearer ${token}` };
        expect((await send(url, 'GET', '/v1/operators/me', { headers })).body.name).toBe('me');
      }
      expect(await server.end()).toMatchObject({ code: 0 });
      expect(resultsIn((await run('token', 'list', '--organization', 'Alone')).stdout)).toHaveLength(2);
    } finally {
      await server?.end('SIGKILL');
      await rm(DATA_DIR, { recursive: true, force: true });
    }
  }, 90_000);

  it('names a setting at fault and fails', async () => {
    const process = TestProcess.cli(['organization', 'list'], { DATABASE_POOL_SIZE: 'many' });
    expect(await process.exit()).toBe(1);
    expect(process.stderr).toBe(
      'cli: The environment is not usable: DATABASE_POOL_SIZE must be an integer number, not "many".\n',
    );
  });
});
