import { ApiProperty } from '@nestjs/swagger';
import { ImportUndoReply } from './import-undo.dto';
import { PreviewRowReply } from './import-preview.dto';
import { DUPLICATE_BY, ON_DUPLICATE } from '../duplicates/duplicate-options';
import { IMPORT_STATES } from '../import';

/** Why an import failed. */
export class ImportError {
  /** A stable code for programs. */
  @ApiProperty({ example: 'UNCLOSED_QUOTE' })
  code: string;

  /** One sentence for a person. */
  @ApiProperty({ example: 'The quote that opens at line 3, column 5 is never closed.' })
  message: string;

  /** The line of the file, from 1. */
  @ApiProperty({ type: 'integer', nullable: true, example: 3 })
  line: number | null;

  /** The column, by its name or as the character in the line, from 1. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }], example: 5 })
  column: string | number | null;
}

/** An import of a file. When it has ended, created, updated, skipped and rejected rows make up all rows. */
export class ImportReply {
  /** Unique identifier of the import. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The file that is imported. */
  @ApiProperty({ format: 'uuid' })
  fileId: string;

  /** The operator who asked for the import. */
  @ApiProperty({ format: 'uuid' })
  creatorOperatorId: string;

  /** `reading`: the file is checked, nothing can be seen of it; `applying`: the customers are created; `undoing`: they are taken back. The others are final. */
  @ApiProperty({ enum: IMPORT_STATES, example: 'completed' })
  state: string;

  /** Only read and checked: the counts say what an import would do. */
  dryRun: boolean;

  /** One bad row, and nothing is created. */
  atomic: boolean;

  /** Tags that the organization lacked are defined. */
  createTags: boolean;

  /** What happens to a row whose customer is there already. */
  @ApiProperty({ enum: ON_DUPLICATE, example: 'create' })
  onDuplicate: string;

  /** By which contacts a customer is there already: `email`, `phone`, or types of contacts. */
  @ApiProperty({ type: [String], example: DUPLICATE_BY })
  duplicateBy: readonly string[];

  /** The country of phone numbers without a country code, by its ISO 3166 code; null for the organization's. */
  @ApiProperty({ type: String, nullable: true, example: null })
  defaultRegion: string | null;

  /** What the content of the file shows it to be; null before it was looked at. */
  @ApiProperty({ enum: ['csv', 'json', 'ndjson', null], type: String, nullable: true, example: 'csv' })
  format: string | null;

  /** How the file's text is encoded. */
  @ApiProperty({ enum: ['utf-8', 'utf-16le', 'utf-16be', null], type: String, nullable: true, example: 'utf-8' })
  encoding: string | null;

  /** What stands between the cells of a CSV file. */
  @ApiProperty({ type: String, nullable: true, example: ',' })
  delimiter: string | null;

  /** Columns of the file that nothing was read from. */
  @ApiProperty({ type: [String], example: [] })
  ignoredColumns: string[];

  /** Rows of the file, as far as it was read. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1000 })
  rows: number;

  /** Customers that were created. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 998 })
  created: number;

  /** Customers that were changed. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  updated: number;

  /** Good rows of which nothing came. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  skipped: number;

  /** Bad rows: `/v1/imports/{id}/rejects` says why. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  rejected: number;

  /** How far the import has come. */
  @ApiProperty({ minimum: 0, maximum: 100, example: 100 })
  percent: number;

  /** Why the import failed; else null. */
  @ApiProperty({ type: ImportError, nullable: true })
  error: ImportError | null;

  /** When it was asked for: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it was begun: UTC with milliseconds. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;

  /** When it ended: UTC with milliseconds. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;

  /** What came of undoing it; null if nobody asked for that. */
  @ApiProperty({ type: ImportUndoReply, nullable: true })
  undo: ImportUndoReply | null;

  /** What would become of the first ten rows; only of a dry run that has ended well, and not in lists. Kept for a day. */
  @ApiProperty({ type: [PreviewRowReply], required: false })
  preview?: PreviewRowReply[];
}

/** One page of imports, newest first. */
export class ImportsReply {
  /** The imports asked for. */
  items: ImportReply[];

  /** The exact number of all matches, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  count: number;
}

/** What came of an import. */
export class ImportResult {
  @ApiProperty({ enum: [true], example: true })
  result: true;

  /** Customers created, exactly; of a dry run, those that would be. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 998 })
  count: number;

  /** Identifier of the import, for `/v1/imports/{id}`. */
  @ApiProperty({ format: 'uuid' })
  importId: string;

  /** Rows that were rejected. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  rejected: number;

  /** Customers changed; only where `onDuplicate` is `skip` or `update`. */
  @ApiProperty({ type: 'integer', minimum: 0, required: false })
  updated?: number;

  /** Good rows of which nothing came, as their customers are there already; only where `onDuplicate` is `skip` or `update`. */
  @ApiProperty({ type: 'integer', minimum: 0, required: false })
  skipped?: number;

  /** Nothing was created; only in the reply to a dry run. */
  @ApiProperty({ enum: [true], required: false })
  dryRun?: true;

  /** What would become of the first ten rows; only in the reply to a dry run. */
  @ApiProperty({ type: [PreviewRowReply], required: false })
  preview?: PreviewRowReply[];
}
