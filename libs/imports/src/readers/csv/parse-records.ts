import Papa from 'papaparse';
import type { RecordCuts } from './csv-record-cutter';

/** The cells of whole records. */
export function parseRecords(cuts: RecordCuts, delimiter: string): string[][] {
  const count = cuts.starts.length;
  if (count === 0) return [];
  // because papaparse parses what follows the last line end as one more record, and strips U+FEFF from the start of a text
  const text = joinRecords(cuts) + '\n';
  const input = text.charCodeAt(0) === 0xfeff ? `\ufeff${text}` : text;
  const { data } = Papa.parse<string[]>(input, { delimiter, newline: '\n', header: false });
  if (data.length !== count + 1) throw new Error(`papaparse read ${data.length - 1} records where ${count} were cut`);
  data.pop();
  return data;
}

/** The records with LF between, whatever ended them in the file: papaparse knows one line end per text. */
function joinRecords({ text, starts, ends }: RecordCuts): string {
  const count = starts.length;
  const isContiguous = ends.every(
    (end, index) => index === count - 1 || (starts[index + 1] === end + 1 && text[end] === '\n'),
  );
  if (isContiguous) return text.slice(starts[0], ends[count - 1]);
  return starts.map((start, index) => text.slice(start, ends[index])).join('\n');
}
