import { ApiProperty, PickType } from '@nestjs/swagger';
import { ImportReply } from './import.reply.dto';

const SHARED = ['id', 'state', 'rows', 'created', 'updated', 'skipped', 'rejected', 'percent'] as const;

/** How far an import has come: the data of a `progress` event. */
export class ImportProgress extends PickType(ImportReply, SHARED) {
  /** Bytes of the file that were read. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 9_000_000 })
  bytesRead: number;

  /** How fast rows are read, or applied, over the last seconds; null as long as that isn't known. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, example: 21_000 })
  rowsPerSecond: number | null;

  /** How long the rest takes at the speed of the last seconds; null as long as that isn't known. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, example: 3 })
  estimatedSecondsLeft: number | null;
}
