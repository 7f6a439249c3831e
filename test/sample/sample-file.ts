import { CSV_HEADER, csvRow } from './csv-rows.ts';
import type { SampleFormat } from './sample-formats.ts';
import { sampleRows, type SampleOptions } from './sample-customers.ts';

export interface SampleFileOptions extends SampleOptions {
  format: SampleFormat;
  /** How much of the rows must be rejected by an import, 0 to 100. Default 0. */
  badPercent?: number;
}

export interface SampleTotals {
  rows: number;
  /** Rows that an import must accept, and the contacts in them. */
  customers: number;
  contacts: number;
  bad: number;
}

const CHUNK_LENGTH = 65_536;

/** An import file in pieces of about 64 KiB; returns what is in it. */
export function* sampleFile(options: SampleFileOptions): Generator<string, SampleTotals> {
  const totals: SampleTotals = { rows: 0, customers: 0, contacts: 0, bad: 0 };
  const { opening, separator, closing } = FRAMES[options.format];
  const serialize = options.format === 'csv' ? csvRow : JSON.stringify;
  let chunk = opening;
  for (const { customer, fault } of sampleRows(options)) {
    chunk += (totals.rows > 0 ? separator : '') + serialize(customer);
    totals.rows++;
    if (fault) totals.bad++;
    else {
      totals.customers++;
      totals.contacts += customer.contacts.length;
    }
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk + (totals.rows > 0 ? '\n' : '') + closing;
  return totals;
}

const FRAMES: Record<SampleFormat, { opening: string; separator: string; closing: string }> = {
  csv: { opening: `${CSV_HEADER}\n`, separator: '\n', closing: '' },
  json: { opening: '[\n', separator: ',\n', closing: ']\n' },
  ndjson: { opening: '', separator: '\n', closing: '' },
};
