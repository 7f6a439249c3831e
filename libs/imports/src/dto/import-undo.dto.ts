import { ApiProperty } from '@nestjs/swagger';

/** A customer that an undoing has left as it is. */
export class LeftCustomer {
  @ApiProperty({ format: 'uuid' })
  customerId: string;

  /** `CHANGED`: it was changed since the import; `NOTED`: somebody has written a note on it. */
  @ApiProperty({ enum: ['CHANGED', 'NOTED'], example: 'CHANGED' })
  reason: string;
}

/** What came of the undoing of an import. */
export class ImportUndoReply {
  /** The operator who asked for it. */
  @ApiProperty({ format: 'uuid' })
  operatorId: string;

  /** Customers that the import had created and that are removed. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 997 })
  removed: number;

  /** Customers that the import had changed and that are as they were before. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  restored: number;

  /** Customers that were touched since the import and are left as they are. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  leftCount: number;

  /** The first hundred of them. */
  @ApiProperty({ type: [LeftCustomer] })
  left: LeftCustomer[];

  /** When it was asked for: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  /** When it ended: UTC with milliseconds. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;
}
