import { judgeClock } from './checks/clock';
import { connectionFault } from './checks/connection';
import { judgeDisk } from './checks/disk';
import { judgeEmbedded } from './checks/embedded';
import { judgeConnections, judgePrepared } from './checks/sessions';
import { checkSettings } from './checks/settings';
import { judgeAges } from './checks/upkeep';
import { checkVersions } from './checks/versions';
import { isNearly } from './nearly';
import { reportOf, reportText } from './report';

const GB = 1e9;
const engines = { node: '>=24.18', npm: '>=11.16' };

describe('settings', () => {
  const findings = (variables: NodeJS.ProcessEnv, file = {}): string[] =>
    checkSettings(variables, file).map(({ verdict, finding, cure = '' }) => `${verdict} ${finding} ${cure}`);

  it('that nobody reads are named, with what may be meant', () => {
    expect(findings({ DATABASE_POOLSIZE: '3', PATH: '/bin', HOSTNAME: 'x', LANGUAGE: 'fa' })).toEqual([
      'warn DATABASE_POOLSIZE is no setting; nobody reads it. Write DATABASE_POOL_SIZE, if that is meant.',
    ]);
    expect(findings({}, { LOG_LEVEL: 'info', MAILER: 'x', OTEL_SERVICE_NAME: 'x' })).toEqual([
      expect.stringMatching(/^warn MAILER is no setting; nobody reads it\. Take it out of /),
    ]);
    expect(isNearly('LOG_LEVL', 'LOG_LEVEL')).toBe(true);
    expect(isNearly('LOG_FILE', 'LOG_LEVEL')).toBe(false);
  });

  it('that contradict each other are warned of, and none of the defaults do', () => {
    expect(findings({ PORT: '1' })).toEqual([expect.stringMatching(/^ok 1 setting given/)]);
    const DATABASE_URL = 'postgres://localhost/x';
    expect(findings({ DATABASE_URL, EMBEDDED_DATABASE_PORT: '5000' })[0]).toMatch(/^warn EMBEDDED_DATABASE_PORT does/);
    expect(findings({ LOCK_TIMEOUT_MS: '20000' })[0]).toMatch(/^warn LOCK_TIMEOUT_MS does nothing/);
    expect(findings({ HEADERS_TIMEOUT_MS: '70000' })[0]).toMatch(/^warn HEADERS_TIMEOUT_MS does nothing/);
    expect(findings({ IMPORT_CELL_LIMIT_BYTES: '2000000' })[0]).toMatch(/^warn IMPORT_CELL_LIMIT_BYTES does nothing/);
    const rates = { RATE_LIMIT_PER_MINUTE: '10', ORGANIZATION_RATE_LIMIT_PER_MINUTE: '5' };
    expect(findings(rates)[0]).toMatch(/^warn RATE_LIMIT_PER_MINUTE does nothing/);
    expect(findings({ DATABASE_OWNER_URL: DATABASE_URL })[0]).toMatch(/^fail DATABASE_OWNER_URL needs DATABASE_URL/);
  });
});

it('versions are held against package.json', () => {
  const verdicts = (node: string, agent?: string): string[] =>
    checkVersions(node, agent, { version: '0.1.0', engines }).map(({ verdict }) => verdict);
  expect(verdicts('24.18.0', 'npm/11.16.0 node/v24.18.0 linux x64')).toEqual(['ok', 'ok']);
  expect(verdicts('24.17.9', 'npm/10.8.2 node/v20.20.2 linux x64')).toEqual(['fail', 'warn']);
  expect(verdicts('26.0.0')).toEqual(['ok', 'skip']);
});

it('clocks may differ by a second and by what the question took', () => {
  const verdicts = [0, 900, -1_400, -1_600, 3_000, 90_000].map((ahead) => judgeClock(ahead, 500).verdict);
  expect(verdicts).toEqual(['ok', 'ok', 'ok', 'warn', 'warn', 'fail']);
});

it('a disk is full before it is full', () => {
  const verdict = (free: number, total: number, inodesFree = 50): string =>
    judgeDisk('here', { free: free * GB, total: total * GB, inodes: 100, inodesFree }).verdict;
  expect([verdict(60, 270), verdict(6, 270), verdict(4, 270), verdict(4, 270, 0), verdict(0.4, 2)]).toEqual([
    'ok',
    'ok',
    'fail',
    'fail',
    'fail',
  ]);
  expect([verdict(4, 100), verdict(4, 10)]).toEqual(['warn', 'ok']);
});

it('transaction ids are old when autovacuum ought to have come, and an emergency half way to the end', () => {
  const verdict = (transactions: number, multixacts = 0): string =>
    judgeAges({ transactions, multixacts, freezeAt: 2e8 }).verdict;
  expect([verdict(1e8), verdict(2.1e8), verdict(4e8), verdict(1.2e9), verdict(1, 1.2e9)]).toEqual([
    'ok',
    'ok',
    'warn',
    'fail',
    'fail',
  ]);
});

it('connections must do for two processes', () => {
  const room = { server: 97, database: -1, role: -1, ours: 10, others: 5 };
  expect(judgeConnections(room, 10)).toMatchObject({
    verdict: 'ok',
    finding: expect.stringMatching(/for 6 processes/),
  });
  expect(judgeConnections({ ...room, role: 29 }, 10).verdict).toBe('warn');
  expect(judgeConnections({ ...room, database: 14 }, 10).verdict).toBe('fail');
  expect(judgeConnections({ ...room, ours: 90 }, 10).verdict).toBe('warn');
});

it('a prepared transaction is named with what ends it', () => {
  expect(judgePrepared([])).toMatchObject([{ verdict: 'ok' }]);
  const [finding] = judgePrepared([{ gid: `'it''s'`, owner: 'neda', seconds: 9 }]);
  expect(finding).toMatchObject({ verdict: 'warn', cure: `As neda or a superuser: ROLLBACK PREPARED 'it''s';` });
});

it('an embedded server that runs for nobody is left over', () => {
  const verdict = (users: number, port?: number): string =>
    judgeEmbedded({ exists: true, clusterDir: '/x', users, port }).verdict;
  expect([verdict(0), verdict(1, 5_000), verdict(0, 5_000)]).toEqual(['ok', 'ok', 'warn']);
});

it('a database that can not be used is told with what to do', () => {
  const cure = (code: string, message = 'x'): string | undefined =>
    connectionFault('DATABASE_URL', Object.assign(new Error(message), { code })).cure;
  expect(cure('28P01')).toMatch(/ALTER ROLE/);
  expect(cure('28000')).toMatch(/pg_hba/);
  expect(cure('3D000')).toMatch(/README/);
  expect(cure('53300')).toMatch(/max_connections/);
  expect(cure('ENOTFOUND', 'getaddrinfo ENOTFOUND db')).toMatch(/host name/);
  expect(cure('ECONNREFUSED')).toMatch(/pg_isready/);
});

it('the report has a line for each finding, and the cure below it', () => {
  const report = reportOf('1.2.3', [
    { check: 'disk', verdict: 'ok', finding: 'Fine.' },
    { check: 'migrations', verdict: 'fail', finding: 'Bad.', cure: 'Run: it' },
  ]);
  expect(report.verdict).toBe('fail');
  expect(reportText(report).split('\n').slice(2)).toEqual([
    'OK    disk        Fine.',
    'FAIL  migrations  Bad.',
    '                  > Run: it',
    '',
    '1 well, 0 to be looked at, 1 wrong, 0 not known.',
    '',
  ]);
});
