import { BYTE_ORDER_MARK } from './export/byte-order-mark';
import { csvRow } from './export/csv-row';
import { customerToCsvRow, exportColumns } from './export/customer-csv';
import { customerToJson } from './export/customer-json';
import type { ExportedCustomer, ExportOptions } from './export/exported-customer';

export const EXPORT_FORMATS = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How customers become the text of a file: `head`, the customers with `separator` between them, `tail`. */
export interface ExportWriter {
  mediaType: string;
  head(includeMeta: boolean): string;
  customer(customer: ExportedCustomer, options: ExportOptions): string;
  separator: string;
  tail: string;
}

export const EXPORT_WRITERS: Record<ExportFormat, ExportWriter> = {
  csv: {
    mediaType: 'text/csv',
    head: (includeMeta) => BYTE_ORDER_MARK + csvRow(exportColumns(includeMeta)),
    customer: customerToCsvRow,
    separator: '',
    tail: '',
  },
  json: { mediaType: 'application/json', head: () => '[\n', customer: customerToJson, separator: ',\n', tail: '\n]\n' },
  ndjson: {
    mediaType: 'application/x-ndjson',
    head: () => '',
    customer: (customer, options) => `${customerToJson(customer, options)}\n`,
    separator: '',
    tail: '',
  },
};
