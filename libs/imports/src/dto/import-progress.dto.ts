import { ApiProperty } from '@nestjs/swagger';
import { IMPORT_STATES, ImportState } from '../import';

/** How far an import has come: the data of a `progress` event. */
export class ImportProgress {
  /** Unique identifier of the import. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** `reading`: the file is checked; `applying`: the customers are created. */
  @ApiProperty({ enum: IMPORT_STATES, example: 'applying' })
  state: ImportState;

  /** Rows of the file, as far as it was read. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 100_000 })
  rows: number;

  /** Customers that were created. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 42_000 })
  created: number;

  /** Customers that were changed. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  updated: number;

  /** Good rows of which nothing came. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  skipped: number;

  /** Bad rows. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  rejected: number;

  /** Bytes of the file that were read. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 9_000_000 })
  bytesRead: number;

  /** How far the whole import has come. */
  @ApiProperty({ minimum: 0, maximum: 100, example: 65.2 })
  percent: number;

  /** How fast rows are read, or applied, over the last seconds; null as long as that isn't known. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, example: 21_000 })
  rowsPerSecond: number | null;

  /** How long the rest takes at the speed of the last seconds; null as long as that isn't known. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, example: 3 })
  estimatedSecondsLeft: number | null;
}
