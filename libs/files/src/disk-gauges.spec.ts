import { roomWarning } from './disk-gauges';

describe('roomWarning', () => {
  it('warns of a disk of which little is left, in part and in all', () => {
    expect(roomWarning({ free: 1.25e9, size: 20e9 })).toBe(
      'The disk of the files has 1.3 GB left of 20.0 GB; uploads and imports are refused when it is full.',
    );
    expect(roomWarning({ free: 3e9, size: 20e9 })).toBeNull();
    expect(roomWarning({ free: 50e9, size: 1_000e9 })).toBeNull();
  });
});
