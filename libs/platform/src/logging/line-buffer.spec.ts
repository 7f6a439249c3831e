import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LineBuffer } from './line-buffer';

let directory: string;
let fd: number;
const written = (): string => readFileSync(join(directory, 'log'), 'utf8');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'line-buffer-'));
  fd = openSync(join(directory, 'log'), 'w');
});
afterEach(() => {
  closeSync(fd);
  rmSync(directory, { recursive: true });
});

async function comesToBe(text: string): Promise<void> {
  while (written() !== text) await sleep(5);
}

describe('LineBuffer', () => {
  it('keeps lines for a moment, then writes them together', async () => {
    const lines = new LineBuffer(fd);
    for (const text of ['one\n', 'two\n']) {
      lines.write(text);
      expect(written()).not.toContain(text);
    }
    await comesToBe('one\ntwo\n');
    lines.write('three\n');
    await comesToBe('one\ntwo\nthree\n');
  });

  it('writes what waits when it is told to', async () => {
    const lines = new LineBuffer(fd);
    lines.write('one\n');
    lines.flushSync();
    expect(written()).toBe('one\n');
    lines.write('two\n');
    await comesToBe('one\ntwo\n');
  });

  it('writes many lines in their order', async () => {
    const lines = new LineBuffer(fd);
    const all = Array.from({ length: 20_000 }, (_, number) => `line ${number}\n`);
    for (const line of all) lines.write(line);
    await comesToBe(all.join(''));
  });
});
