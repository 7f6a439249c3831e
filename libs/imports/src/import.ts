import type { ImportFailureCode } from './import-codes';
import type { FileFaultCode } from './readers/file-fault';
import type { ImportMapping } from './readers/mapping';
import type { OnDuplicate } from './duplicates/duplicate-options';
import type { RowDefaults } from './readers/row-defaults';

/** What an import does; fixed when it is asked for. */
export interface ImportOptions {
  /** Reads, checks and reports, and creates nothing. */
  dryRun: boolean;
  /** One bad row, and nothing is created. */
  atomic: boolean;
  /** Tags that the organization lacks are defined. */
  createTags: boolean;
  /** What becomes of a row whose customer is there already. */
  onDuplicate: OnDuplicate;
  /** By which contacts a customer is there already: `email`, `phone`, or types of contacts; what goes first first. */
  duplicateBy: readonly string[];
  /** ISO 3166 code of the country of phone numbers without a country code; null for the organization's. */
  defaultRegion: string | null;
  /** Columns of the file that are to be read as other fields than their names say; null for none. */
  mapping: ImportMapping | null;
  /** What rows get beside what they say; null for nothing. */
  defaults: RowDefaults | null;
}

export const IMPORT_STATES = ['reading', 'applying', 'completed', 'failed', 'cancelled', 'undoing', 'undone'] as const;

/**
 * `reading`: checked row by row; `applying`: the customers come into being, and nothing stops that any more; `undoing`: what the import did
 * is taken back.
 */
export type ImportState = (typeof IMPORT_STATES)[number];

/** Why an import failed, or where its first bad row is. */
export interface ImportFailure {
  code: FileFaultCode | ImportFailureCode;
  message: string;
  line: number | null;
  column: string | number | null;
}

/** How far the undoing of an import is, or what came of it. */
export interface ImportUndo {
  operatorId: string;
  removed: number;
  restored: number;
  /** Customers that were touched since; the first are told one by one. */
  leftCount: number;
  left: { customerId: string; reason: string }[];
  startedAt: string;
  finishedAt: string | null;
}

/** An import as it is stored. Times are UTC texts with milliseconds. */
export interface ImportRecord {
  id: string;
  fileId: string;
  operatorId: string;
  options: ImportOptions;
  state: ImportState;
  format: string | null;
  encoding: string | null;
  delimiter: string | null;
  /** The header of a CSV file as it stands there. */
  columns: string[];
  ignoredColumns: string[];
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  bytesRead: number;
  bytesTotal: number;
  /** Rows that were applied, rejected ones among them; 0 once the import has ended. */
  applied: number;
  error: ImportFailure | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  undo: ImportUndo | null;
}

export const hasEnded = ({ state }: { state: string }): boolean =>
  state !== 'reading' && state !== 'applying' && state !== 'undoing';

export const importLocation = (importId: string): string => `/v1/imports/${importId}`;
