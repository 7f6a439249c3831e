import { Writable } from 'node:stream';
import { ProgressDisplay } from './progress-display';

/** A screen that keeps what is written to it, and a clock that stands still. */
function setUp(terminal: { isTTY?: boolean; columns?: number }): {
  display: ProgressDisplay;
  written: string[];
  pass(ms: number): void;
} {
  const written: string[] = [];
  const screen = new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) });
  let now = 1_000;
  const display = new ProgressDisplay(Object.assign(screen, terminal), () => now);
  return { display, written, pass: (ms) => (now += ms) };
}

const at = (done: number, step = 'reading') => ({ step, percent: done / 100, done, unit: 'rows' }) as const;

describe('on a terminal', () => {
  it('draws a bar over the last one, not faster than eyes can follow', () => {
    const { display, written, pass } = setUp({ isTTY: true, columns: 60 });
    display.show(at(0));
    pass(50);
    display.show(at(100));
    pass(450);
    display.show(at(1_000));
    expect(written).toEqual([
      `\r\x1b[Kreading    [${'.'.repeat(30)}]  0 %  0 rows`,
      '\r\x1b[Kreading    [#.............]  10 %  1,000 rows  2,000 rows/s',
    ]);
  });

  it('shows the speed that it is told rather than its own', () => {
    const { display, written, pass } = setUp({ isTTY: true, columns: 80 });
    display.show({ ...at(0), rate: null, secondsLeft: null });
    pass(500);
    display.show({ ...at(1_000), rate: 70, secondsLeft: 9 });
    expect(written).toEqual([
      `\r\x1b[Kreading    [${'.'.repeat(30)}]  0 %  0 rows`,
      `\r\x1b[Kreading    [${'##'.padEnd(27, '.')}]  10 %  1,000 rows  70 rows/s  9 s left`,
    ]);
  });

  it('lets lines stand alone and leaves nothing behind', () => {
    const { display, written, pass } = setUp({ isTTY: true, columns: 60 });
    display.note('before');
    display.show(at(0));
    display.note('between');
    pass(200);
    display.show(at(1));
    display.clear();
    display.clear();
    expect(written.map((text) => text.replace(/reading.*/, 'BAR'))).toEqual([
      'before\n',
      '\r\x1b[KBAR',
      '\r\x1b[K',
      'between\n',
      '\r\x1b[KBAR',
      '\r\x1b[K',
    ]);
  });
});

describe('elsewhere', () => {
  it('writes a plain line every few seconds, and none for what is done at once', () => {
    const { display, written, pass } = setUp({});
    for (let tick = 0; tick < 60; tick += 1) {
      display.show(at(tick * 100));
      pass(200);
    }
    display.clear();
    expect(written).toEqual(['reading: 25 %, 2,500 rows, 500 rows/s\n', 'reading: 50 %, 5,000 rows, 500 rows/s\n']);
  });

  it('measures the speed of each step by itself', () => {
    const { display, written, pass } = setUp({});
    display.show(at(90_000));
    pass(4_000);
    display.show(at(0, 'applying'));
    pass(2_000);
    display.show(at(3_000, 'applying'));
    expect(written).toEqual(['applying: 30 %, 3,000 rows, 1,500 rows/s\n']);
  });
});
