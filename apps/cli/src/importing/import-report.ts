import { ImportReply, StoredReject } from '@echonio/imports';
import { amountText } from '../progress/progress-text';

/** Rejected rows that are told one by one. */
export const TOLD_REJECTS = 10;

/** What a program gets to know of an import. */
export type ImportSummary = Pick<ImportReply, 'rows' | 'created' | 'updated' | 'skipped' | 'rejected' | 'state'> & {
  importId: string;
};

export const summaryOf = ({ id, rows, created, updated, skipped, rejected, state }: ImportReply): ImportSummary => ({
  importId: id,
  rows,
  created,
  updated,
  skipped,
  rejected,
  state,
});

/** What came of an import that has ended, in a line for eyes. @param ms how long it took */
export function outcomeLine({ rows, created, updated, skipped, rejected, dryRun }: ImportReply, ms: number): string {
  const counts = Object.entries({ created, updated, skipped, rejected })
    .filter(([name, count]) => count > 0 || name === 'created')
    .map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`);
  const rate = amountText((rows * 1_000) / Math.max(ms, 1), 'rows');
  const time = `${(ms / 1_000).toFixed(1)} s (${rate}/s)`;
  const told = `${amountText(rows, 'rows')}: ${counts.join(', ')}, in ${time}.`;
  return dryRun ? `A dry run, nothing was created. What an import would do: ${told}` : told;
}

/** The first rejected rows, a line for each fault, and where the others are. */
export function rejectLines({ id, rejected }: ImportReply, first: readonly StoredReject[]): string[] {
  if (first.length === 0) return [];
  const told = first.slice(0, TOLD_REJECTS);
  const faults = told.flatMap(({ line, errors }) =>
    errors.map(({ column, message }) => `  line ${line}${column === null ? '' : `, ${column}`}: ${message}`),
  );
  const more = rejected - told.length;
  return [
    'Rejected:',
    ...faults.map(printable),
    ...(more > 0 ? [`  and ${amountText(more, 'rows')} more`] : []),
    `All of them to correct and import: GET /v1/imports/${id}/rejects, or --rejects FILE when importing.`,
  ];
}

/** Why an import failed, in a sentence with the place in the file. */
export function failureSentence({ id, error }: ImportReply): string {
  if (!error) return `The import ${id} was cancelled.`;
  const { message, line, column } = error;
  if (line === null || new RegExp(`line ${line}\\b`, 'i').test(message)) return printable(message);
  const place = column === null ? '' : `, column ${typeof column === 'string' ? `"${column}"` : column}`;
  return printable(`Line ${line}${place}: ${message}`);
}

/** Text from a file mustn't steer the terminal. */
const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
