import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMMAND = resolve(__dirname, '../../tools/sample.mjs');

const sample = (...args: string[]) => spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });

describe('npm run sample', () => {
  it('writes the file to standard output and its sums to standard error', () => {
    const { status, stdout, stderr } = sample('--rows', '40', '--format', 'ndjson', '--bad', '10');
    const customers = stdout.trimEnd().split('\n');
    expect(customers).toHaveLength(40);
    expect(stderr).toMatch(/^rows=40 customers=36 contacts=\d+ bad=4\n$/);
    expect(status).toBe(0);
  });

  it('writes the same bytes to a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sample-'));
    const file = join(folder, 'customers.csv');
    const { stdout, stderr } = sample('--rows=3000', '--seed=5', '--out', file);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^rows=3000 customers=3000 /);
    expect(readFileSync(file, 'utf8')).toBe(sample('--rows', '3000', '--seed', '5').stdout);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [[], '--rows is missing'],
    [['--rows', '0'], '--rows must be a whole number from 1 to 100000000, not "0"'],
    [['--rows', '1e3'], '--rows must be a whole number'],
    [['--rows', '5', '--format', 'xml'], '--format must be one of csv, json, ndjson, not "xml"'],
    [['--rows', '5', '--seed', '-1'], 'sample: Option'],
    [['--rows', '5', '--seed', '4294967296'], '--seed must be a whole number'],
    [['--rows', '5', '--bad', '101'], '--bad must be a number from 0 to 100, not "101"'],
    [['--rows', '5', '--out='], '--out needs the name of a file'],
    [['--row', '5'], "Unknown option '--row'"],
    [['5'], 'Unexpected argument'],
  ])('refuses %j in one line', (args, message) => {
    const { status, stdout, stderr } = sample(...args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^sample: .+\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('says in one line that a file cannot be written', () => {
    const { status, stderr } = sample('--rows', '5', '--out', join(tmpdir(), 'no', 'such', 'folder', 'file'));
    expect(stderr).toMatch(/^sample: ENOENT.*\n$/);
    expect(status).toBe(1);
  });

  it('explains itself', () => {
    const { status, stdout } = sample('--help');
    for (const option of ['rows', 'format', 'seed', 'bad', 'out']) expect(stdout).toContain(`--${option}`);
    expect(status).toBe(0);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [COMMAND, '--rows', '1000000'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const [status] = (await once(child, 'close')) as [number];
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
  });
});
