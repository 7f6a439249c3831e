import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsIn, IsOptional } from 'class-validator';
import { IsId, PageQuery } from '@echonio/platform';
import { readInstant } from '../instant';
import { EVENT_TYPES, EventType } from '../timeline-event';

const NOT_AN_INSTANT = 'must be an ISO 8601 date or date-time, such as 2030-01-31 or 2030-01-31T12:00:00Z';

const blankIsAbsent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** A Date where the text names an instant; anything else stays as it is and is refused. */
const asInstant = (value: unknown): unknown => (typeof value === 'string' ? (readInstant(value) ?? value) : value);

export class ListEventsQuery extends PageQuery {
  /** Only events of this kind; blank is all. */
  @IsOptional()
  @Transform(({ value }) => blankIsAbsent(value))
  @IsIn(EVENT_TYPES, { message: `must be one of ${EVENT_TYPES.join(', ')}` })
  @ApiProperty({ required: false, enum: EVENT_TYPES })
  type?: EventType;

  /** Only what this operator did; blank is all. */
  @IsOptional()
  @Transform(({ value }) => blankIsAbsent(value))
  @IsId()
  @ApiProperty({ required: false, type: String, format: 'uuid' })
  operatorId?: string;

  /** Only events at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. */
  @IsOptional()
  @Transform(({ value }) => asInstant(blankIsAbsent(value)))
  @IsDate({ message: NOT_AN_INSTANT })
  @ApiProperty({ required: false, type: String, example: '2017-07-06' })
  from?: Date;

  /** Only events before this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. */
  @IsOptional()
  @Transform(({ value }) => asInstant(blankIsAbsent(value)))
  @IsDate({ message: NOT_AN_INSTANT })
  @ApiProperty({ required: false, type: String, example: '2017-07-07T00:00:00+03:30' })
  to?: Date;
}
