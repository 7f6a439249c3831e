import { RateLimiter } from './rate-limiter';

describe('the rate limiter', () => {
  it('allows the limit in each minute, for each key apart', () => {
    let now = 0;
    const limiter = new RateLimiter(2, () => now);
    expect(limiter.take('a')).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
    expect(limiter.take('a')).toMatchObject({ allowed: true, remaining: 0 });
    expect(limiter.take('b')).toMatchObject({ allowed: true, remaining: 1 });
    now = 59_500;
    expect(limiter.take('a')).toEqual({ allowed: false, limit: 2, remaining: 0, resetSeconds: 1 });
    now = 60_000;
    expect(limiter.take('a')).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('tells of the next request without counting it', () => {
    const limiter = new RateLimiter(1, () => 0);
    for (let look = 0; look < 3; look += 1) expect(limiter.next('a')).toMatchObject({ allowed: true, remaining: 0 });
    limiter.take('a');
    expect(limiter.next('a')).toMatchObject({ allowed: false });
  });

  it('keeps its memory bounded', () => {
    const limiter = new RateLimiter(1, () => 0);
    for (let key = 0; key < 250_000; key += 1) limiter.take(String(key));
    expect(Reflect.get(limiter, 'counts').size).toBeLessThanOrEqual(100_000);
  });
});
