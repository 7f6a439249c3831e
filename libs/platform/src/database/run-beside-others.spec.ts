import { DatabaseUnusableError } from './database-checks';
import { runBesideOthers } from './run-beside-others';

const refusal = (code: string): Error => Object.assign(new Error('refused'), { code });

/** Counts the tries of work that is refused with the given codes, and then done. */
async function triesOf(...codes: string[]): Promise<number> {
  let tries = 0;
  await runBesideOthers(async () => {
    const code = codes[tries];
    tries += 1;
    if (code !== undefined) throw refusal(code);
  }, 0);
  return tries;
}

describe('runBesideOthers', () => {
  it('comes again after a deadlock and after a lock that others have', async () => {
    expect(await triesOf('40P01', '55P03')).toBe(3);
  });

  it('says at last who is in the way, and passes every other error on at once', async () => {
    expect(await triesOf(...Array<string>(19).fill('55P03'))).toBe(20);
    await expect(triesOf(...Array<string>(20).fill('55P03'))).rejects.toThrow(DatabaseUnusableError);
    await expect(triesOf('55P03', '42501')).rejects.toMatchObject({ code: '42501' });
  });
});
