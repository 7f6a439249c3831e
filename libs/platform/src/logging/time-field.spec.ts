import { timeField } from './time-field';

describe('timeField', () => {
  it('is the time in ISO 8601, in UTC with milliseconds', () => {
    const start = Date.parse('2026-12-31T23:59:58.990Z');
    for (const step of [0, 9, 10, 11, 999, 1_000, 1_010, 1_011, 2_345, -5, 86_400_000]) {
      const now = start + step;
      expect(timeField(now)).toBe(`,"time":"${new Date(now).toISOString()}"`);
    }
  });
});
