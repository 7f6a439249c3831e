import { ODD_FILES, OddFile } from '../../../../test/support/odd-files';
import { readImportFile } from '../../../../test/support/read-import-file';
import { FAULT_CODES, type ReaderFaultCode } from './fault-codes';
import { FileFault } from './file-fault';

/** What the reader makes of a file, in the words of the table. */
async function answerTo(content: string | Buffer, pieceBytes?: number): Promise<Omit<OddFile, 'content'>> {
  try {
    const { rows } = await readImportFile(content, { pieceBytes });
    return {
      names: rows
        .filter((row) => row.faults.length === 0)
        .map(({ input }) => (input.identity?.name as string | undefined) ?? null),
      rejected: rows.flatMap(({ line, faults }) => faults.map(({ code }): [number, string] => [line, code])),
    };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code, line, column } = error;
    return { fault: { code, line, column } };
  }
}

describe('files as people have them', () => {
  it.each(Object.entries(ODD_FILES))('%s', async (_, { content, names, rejected, fault }) => {
    const answer = await answerTo(content);
    if (fault) expect(answer.fault).toMatchObject(fault);
    else expect(answer).toEqual({ names, rejected: rejected ?? [] });
    for (const pieceBytes of [1_000, 65_521]) expect(await answerTo(content, pieceBytes)).toEqual(answer);
  });

  it('have codes that are documented', () => {
    const codes = Object.values(ODD_FILES).flatMap(({ fault, rejected }) => [
      ...(fault ? [fault.code] : []),
      ...(rejected ?? []).map(([, code]) => code),
    ]);
    for (const code of codes) expect(FAULT_CODES[code as ReaderFaultCode]).toBeDefined();
  });
});
