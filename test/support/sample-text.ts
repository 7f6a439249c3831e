import { sampleFile, type SampleFileOptions, type SampleTotals } from '../sample/sample-file.ts';

/** A file of the sample generator as one text. */
export function sampleText(options: SampleFileOptions): { text: string; totals: SampleTotals } {
  const pieces = sampleFile(options);
  let text = '';
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return { text, totals: piece.value };
    text += piece.value;
  }
}
