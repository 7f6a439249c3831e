import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { BlankIsAbsent, IsId, IsInstant, PageQuery } from '@echonio/platform';
import { EVENT_TYPES, EventType } from '../timeline-event';

export class ListEventsQuery extends PageQuery {
  /** Only events of this kind; blank is all. */
  @IsOptional()
  @BlankIsAbsent()
  @IsIn(EVENT_TYPES, { message: `must be one of ${EVENT_TYPES.join(', ')}` })
  @ApiProperty({ required: false, enum: EVENT_TYPES })
  type?: EventType;

  /** Only what this operator did; blank is all. */
  @IsOptional()
  @BlankIsAbsent()
  @IsId()
  @ApiProperty({ required: false, type: String, format: 'uuid' })
  operatorId?: string;

  /** Only events at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. */
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-06' })
  from?: Date;

  /** Only events before this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. */
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-07T00:00:00+03:30' })
  to?: Date;
}
