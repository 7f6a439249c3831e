import { uuidv7 } from './uuidv7';

describe('uuidv7', () => {
  it('gives well-formed, distinct, strictly increasing ids', () => {
    const ids = Array.from({ length: 100_000 }, () => uuidv7());
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('says when it was made', () => {
    const before = Date.now();
    const made = parseInt(uuidv7().replace('-', '').slice(0, 12), 16);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made - before).toBeLessThan(60_000);
  });
});
