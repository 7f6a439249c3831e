import { Recent } from './recent';

describe('Recent', () => {
  it('asks again when the answer is old, and never while a question is open', async () => {
    let asked = 0;
    let answer: (value: number) => void = () => {};
    const recent = new Recent(() => new Promise<number>((resolve) => ((asked += 1), (answer = resolve))), 10);
    const first = recent.get();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(recent.get()).toBe(first);
    answer(7);
    expect(await first).toBe(7);
    await new Promise((resolve) => setTimeout(resolve, 20));
    void recent.get();
    expect(asked).toBe(2);
  });
});
