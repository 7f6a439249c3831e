import { setImmediate as nextTurn } from 'node:timers/promises';
import { inLanes } from './in-lanes';

const numbers = (count: number): (() => number | undefined) => {
  let next = 0;
  return () => (next < count ? next++ : undefined);
};

describe('lanes', () => {
  it('do every piece once, so many at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inLanes(3, numbers(20), async (piece) => {
      most = Math.max(most, ++running);
      await nextTurn();
      running -= 1;
      done.push(piece);
    });
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, piece) => piece));
    expect(most).toBe(3);
  });

  it('end what they are at when one fails, take nothing more and tell the first failure', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (piece: number): Promise<void> => {
      begun.push(piece);
      await nextTurn();
      if (piece >= 3) throw new Error(`piece ${piece}`);
      ended.push(piece);
    };
    await expect(inLanes(2, numbers(20), work)).rejects.toThrow('piece 3');
    expect(begun.length).toBeLessThanOrEqual(5);
    expect(ended).toEqual([0, 1, 2]);
  });

  it('tell what breaks when the next piece is asked for', async () => {
    const broken = (): number => {
      throw new Error('no more');
    };
    await expect(inLanes(2, broken, () => Promise.resolve())).rejects.toThrow('no more');
  });
});
