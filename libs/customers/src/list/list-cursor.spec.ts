import { cursorText, ListCursor, readCursor } from './list-cursor';
import { ListSubject } from './list-subject';
import { listOrder } from './list-order';

const start = { at: '2030-01-31T12:00:00.123456Z', snapshot: '735:741:736,739' };
const subject: ListSubject = { terms: [['%shop%']], filters: { tagIds: ['b', 'a'] }, order: listOrder('name') };
const id = '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1';

const again = (cursor: ListCursor, of = subject): ListCursor => readCursor(cursorText(cursor, 'o', of), 'o', of);

describe('a cursor', () => {
  it.each<[string, ListCursor]>([
    ['in the list', { start, phase: 'list', after: { value: 'پارس\nعلی "x"', id } }],
    ['behind customers without a name', { start, phase: 'list', after: { value: '', id } }],
    ['at the beginning of the changes', { start, phase: 'changes', after: null }],
    ['in the changes', { start, phase: 'changes', after: { value: '2030-01-31T12:00:01.000001Z', id } }],
  ])('comes back as it was: %s', (_, cursor) => {
    expect(again(cursor)).toEqual(cursor);
    expect(cursorText(cursor, 'o', subject)).toMatch(/^[\w-]+$/);
  });

  it('knows its list by what it is of, not by how that was written', () => {
    const text = cursorText({ start, phase: 'changes', after: null }, 'o', subject);
    expect(readCursor(text, 'o', { ...subject, filters: { tagIds: ['a', 'b'] } }).phase).toBe('changes');
    for (const other of [
      { ...subject, filters: { tagIdsAll: ['a', 'b'] } },
      { ...subject, filters: { tagIds: ['a', 'b'], createdFrom: new Date(0) } },
      { ...subject, terms: [] },
      { ...subject, order: listOrder('name', 'desc') },
    ]) {
      expect(() => readCursor(text, 'o', other)).toThrow('cursor: was made for another');
    }
    expect(() => readCursor(text, 'p', subject)).toThrow('cursor: was made for another');
  });

  it('keeps within bounds with a great many transactions under way, and rather sees fewer than more', () => {
    const running = Array.from({ length: 5_000 }, (_, index) => 1_000 + 2 * index);
    const cursor: ListCursor = {
      start: { ...start, snapshot: `1000:99999:${running.join()}` },
      phase: 'changes',
      after: null,
    };
    expect(cursorText(cursor, 'o', subject).length).toBeLessThan(500);
    expect(again(cursor).start.snapshot).toBe('1000:1000:');
  });

  it('has a name in a list by name and a time elsewhere', () => {
    const after = { value: 'shop', id };
    expect(() => again({ start, phase: 'changes', after })).toThrow('cursor: is not a cursor');
    const byTime = { ...subject, order: listOrder() };
    expect(() => again({ start, phase: 'list', after }, byTime)).toThrow('cursor: is not a cursor');
    expect(() => again({ start, phase: 'list', after: { value: 'a\0', id } })).toThrow('cursor: is not a cursor');
  });
});
