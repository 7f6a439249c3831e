import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundLog, logLinesSince, logSize, summarizeLog } from './server-log';

describe('the server log', () => {
  const directory = mkdtempSync(join(tmpdir(), 'echonio-log-'));
  const path = join(directory, 'server.log');
  afterAll(() => rmSync(directory, { recursive: true }));

  it('is cut to its last whole lines once it is too long, and only then', async () => {
    const line = (n: number): string => `2026-01-01 00:00:00.000 UTC [7] LOG:  line ${n} ${'x'.repeat(80)}\n`;
    writeFileSync(path, Array.from({ length: 60_000 }, (_, n) => line(n)).join(''));
    await boundLog(path);
    const cut = readFileSync(path, 'utf8');
    expect(cut.length).toBeLessThanOrEqual(256 * 1024);
    expect(cut.startsWith('2026-01-01')).toBe(true);
    expect(cut.endsWith(line(59_999))).toBe(true);
    await boundLog(path);
    expect(readFileSync(path, 'utf8')).toBe(cut);
  });

  it('is not followed through a link', async () => {
    const link = join(directory, 'link.log');
    symlinkSync(path, link);
    expect(await logSize(link)).toBe(0);
    expect(await logLinesSince(link, 0)).toEqual([]);
  });

  it('tells what went wrong since an offset, without time and pid', async () => {
    const before = '2026-01-01 00:00:00.000 UTC [7] FATAL:  an old story\n';
    writeFileSync(
      path,
      `${before}2026-01-01 00:00:01.000 UTC [8] LOG:  starting\n2026-01-01 00:00:01.100 UTC [8] FATAL:  bad  luck\n`,
    );
    const lines = await logLinesSince(path, before.length);
    expect(lines).toEqual(['LOG:  starting', 'FATAL:  bad  luck']);
    expect(summarizeLog(lines)).toBe('FATAL: bad luck');
    expect(summarizeLog(['LOG:  starting'])).toBe('LOG: starting');
    expect(summarizeLog([])).toBe('its log is empty');
  });
});
