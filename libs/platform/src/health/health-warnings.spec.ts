import { HealthWarnings } from './health-warnings';

describe('HealthWarnings', () => {
  it('lists what its sources say, and says of one that fails or hangs that nothing is known', async () => {
    const warnings = new HealthWarnings();
    warnings.add('the weather', () => null);
    warnings.add('the disk', () => 'The disk is nearly full.');
    warnings.add('the moon', () => Promise.reject(new Error('away')));
    warnings.add('the sea', () => new Promise(() => {}));
    expect(await warnings.list()).toEqual([
      'The disk is nearly full.',
      'It is not known how the moon is.',
      'It is not known how the sea is.',
    ]);
  });
});
