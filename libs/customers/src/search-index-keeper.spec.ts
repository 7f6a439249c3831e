import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { HealthWarnings, Metrics, TenantDatabase } from '@echonio/platform';
import { SearchIndexKeeper } from './search-index-keeper';

describe('SearchIndexKeeper', () => {
  let flush: jest.Mock<() => Promise<unknown[]>>;
  let keeper: SearchIndexKeeper;
  let pending: () => number;
  let warnings: HealthWarnings;
  const outcomes = { done: { inc: jest.fn() }, failed: { inc: jest.fn() } };

  beforeEach(() => {
    jest.useFakeTimers();
    flush = jest.fn(async () => []);
    const metrics = {
      counters: () => outcomes,
      gauge: (_name: string, _help: string, read: () => number) => (pending = read),
    };
    warnings = new HealthWarnings();
    const database = { runAsImporter: flush } as unknown as TenantDatabase;
    keeper = new SearchIndexKeeper(database, metrics as unknown as Metrics, warnings);
  });

  afterEach(async () => {
    await keeper.onModuleDestroy();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('flushes once, two seconds after the first of some changes', async () => {
    for (let change = 0; change < 10; change += 1) keeper.note();
    await jest.advanceTimersByTimeAsync(1_999);
    expect(flush).not.toHaveBeenCalled();
    expect(pending()).toBe(10);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(flush).toHaveBeenCalledTimes(1);
    expect(outcomes.done.inc).toHaveBeenCalledTimes(1);
    expect(pending()).toBe(0);
    keeper.note();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(flush).toHaveBeenCalledTimes(2);
  });

  it('flushes at once after a thousand changes, and never twice at the same time', async () => {
    let end: () => void = () => {};
    flush.mockImplementation(() => new Promise((resolve) => (end = () => resolve([]))));
    for (let change = 0; change < 3_000; change += 1) keeper.note();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(flush).toHaveBeenCalledTimes(1);
    expect(pending()).toBe(3_000);
    end();
    await jest.advanceTimersByTimeAsync(0);
    expect(pending()).toBe(2_000);
    expect(flush).toHaveBeenCalledTimes(2);
    end();
  });

  it('tells of a failure and goes on with the next change', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    flush.mockRejectedValueOnce(new Error('away'));
    keeper.note();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(outcomes.failed.inc).toHaveBeenCalledTimes(1);
    expect(await warnings.list()).toEqual([expect.stringContaining('could not be put in order')]);
    keeper.note();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(flush).toHaveBeenCalledTimes(2);
    expect(await warnings.list()).toEqual([]);
  });

  it('is silent after the end', async () => {
    keeper.note();
    await keeper.onModuleDestroy();
    keeper.note();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(flush).not.toHaveBeenCalled();
  });
});
