import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readImportFile } from '../../../../test/support/read-import-file';
import { FileFault } from './file-fault';

jest.setTimeout(60_000);

const FOLDER = join(__dirname, '../../../../test/fixtures/files');
const FILES = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name)));
const SEED = Number(process.env.MUTATION_SEED ?? 20_261);
const MUTATIONS = 3_000;
const INSERTS = ['"', '""', ',', ';', '\t', '\r', '\n', '\r\n', '\0', '\ufeff', ..."{}[]:\\'|", '\u200f', '😀'];

/** Where in a file something happens, as a share of its length, so that every file has such a place. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (content: Buffer, share: number): number => Math.floor(share * content.length);
const splice = (content: Buffer, from: number, to: number, insert: Uint8Array | string): Buffer =>
  Buffer.concat([content.subarray(0, from), Buffer.from(insert as string), content.subarray(to)]);

/** What transfers, editors and people do to files. */
const mutation: fc.Arbitrary<(content: Buffer) => Buffer> = fc.oneof(
  place.map((to) => (content: Buffer) => content.subarray(0, at(content, to))),
  place.map((from) => (content: Buffer) => content.subarray(at(content, from))),
  fc.tuple(place, fc.integer({ min: 1, max: 20 })).map(([from, count]) => (content: Buffer) => {
    return splice(content, at(content, from), at(content, from) + count, '');
  }),
  fc.tuple(place, fc.constantFrom(...INSERTS)).map(([from, insert]) => (content: Buffer) => {
    return splice(content, at(content, from), at(content, from), insert);
  }),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 3 })).map(([from, bytes]) => (content: Buffer) => {
    return splice(content, at(content, from), at(content, from) + bytes.length, bytes);
  }),
  fc.tuple(place, place, place).map(([to, from, end]) => (content: Buffer) => {
    return splice(content, at(content, to), at(content, to), content.subarray(at(content, from), at(content, end)));
  }),
  fc.tuple(place, fc.constantFrom(...FILES), place).map(([to, other, from]) => (content: Buffer) => {
    return splice(content, at(content, to), content.length, other.subarray(at(other, from)));
  }),
);
const damaged = fc
  .tuple(fc.constantFrom(...FILES), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([file, mutations]) => mutations.reduce<Buffer>((content, mutate) => mutate(content), file));

/** Rows, or null for a fault, of which a file may have several; anything else that is thrown is a defect. */
async function outcomeOf(content: Buffer, pieceBytes: number): Promise<unknown> {
  try {
    const { rows } = await readImportFile(content, { pieceBytes });
    return rows.map(({ line, input, faults }) => ({ line, input, faults }));
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return null;
  }
}

it(`${MUTATIONS} damaged files (seed ${SEED}) are read or refused, alike wherever their bytes are cut`, async () => {
  const outcomes = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(damaged, fc.integer({ min: 1, max: 200 }), async (content, pieceBytes) => {
      const whole = await outcomeOf(content, 64 * 1024);
      expect(await outcomeOf(content, pieceBytes)).toEqual(whole);
      outcomes[whole ? 'read' : 'refused'] += 1;
    }),
    { numRuns: MUTATIONS, seed: SEED },
  );
  expect(outcomes.read).toBeGreaterThan(MUTATIONS / 10);
  expect(outcomes.refused).toBeGreaterThan(MUTATIONS / 10);
});
