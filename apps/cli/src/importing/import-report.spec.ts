import type { ImportReply, StoredReject } from '@echonio/imports';
import { failureSentence, outcomeLine, rejectLines } from './import-report';

const ID = '01890000-0000-7000-8000-000000000001';
const reply = (changes: Partial<ImportReply>): ImportReply =>
  ({
    id: ID,
    rows: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    rejected: 0,
    dryRun: false,
    error: null,
    ...changes,
  }) as ImportReply;

describe('what came of an import', () => {
  it('is told with its numbers and its speed', () => {
    const done = reply({ rows: 12_000, created: 11_998, rejected: 2 });
    expect(outcomeLine(done, 2_000)).toBe('12,000 rows: 11,998 created, 2 rejected, in 2.0 s (6,000 rows/s).');
    expect(outcomeLine(reply({ rows: 1, created: 1 }), 0)).toBe('1 row: 1 created, in 0.0 s (1,000 rows/s).');
  });

  it('is none after a dry run', () => {
    expect(outcomeLine(reply({ dryRun: true, rows: 2, created: 2 }), 1_000)).toBe(
      'A dry run, nothing was created. What an import would do: 2 rows: 2 created, in 1.0 s (2 rows/s).',
    );
  });
});

describe('rejected rows', () => {
  const reject = (line: number, ...errors: StoredReject['errors']): StoredReject => ({
    ordinal: line - 1,
    line,
    raw: [],
    errors,
  });

  it('are told by line, column and reason, with the way to all of them', () => {
    const first = [
      reject(
        3,
        { column: 'tel', code: 'INVALID_VALUE', message: 'is bad' },
        { column: null, code: 'INVALID_TAG', message: 'All is bad.' },
      ),
      reject(7, { column: 'tel', code: 'INVALID_VALUE', message: 'is bad too' }),
    ];
    expect(rejectLines(reply({ rejected: 2 }), first)).toEqual([
      'Rejected:',
      '  line 3, tel: is bad',
      '  line 3: All is bad.',
      '  line 7, tel: is bad too',
      `All of them to correct and import: GET /v1/imports/${ID}/rejects, or --rejects FILE when importing.`,
    ]);
    expect(rejectLines(reply({ rejected: 1_002 }), first)).toContain('  and 1,000 rows more');
    expect(rejectLines(reply({}), [])).toEqual([]);
  });

  it('bring nothing to the terminal that steers it', () => {
    const hostile = reject(2, { column: 'a\x1b]0;title\x07', code: 'INVALID_VALUE', message: 'is\r\x9b2J\u202ebad' });
    expect(rejectLines(reply({ rejected: 1 }), [hostile])[1]).toBe('  line 2, a ]0;title : is  2J bad');
  });
});

describe('a failure', () => {
  const failed = (message: string, line: number | null, column: string | number | null): string =>
    failureSentence(reply({ error: { code: 'X', message, line, column } }));

  it('names the place once', () => {
    expect(failed('The quote is never closed.', 3, 5)).toBe('Line 3, column 5: The quote is never closed.');
    expect(failed('It stands twice.', 1, 'tel')).toBe('Line 1, column "tel": It stands twice.');
    expect(failed('Too many rows.', 9, null)).toBe('Line 9: Too many rows.');
    expect(failed('The quote of line 3, column 5 is never closed.', 3, 5)).toBe(
      'The quote of line 3, column 5 is never closed.',
    );
    expect(failed('The quote of line 30 is never closed.', 3, 5)).toContain('Line 3, column 5: ');
    expect(failed('The file is empty.', null, null)).toBe('The file is empty.');
  });
});
