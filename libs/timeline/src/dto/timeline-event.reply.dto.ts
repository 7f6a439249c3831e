import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, EventType } from '../timeline-event';

/** Something that happened to a customer. */
export class TimelineEventReply {
  /** Unique identifier of the event. */
  @ApiProperty({ format: 'uuid', example: '6273b4f2-59b8-413c-8dad-0f939ab071c6' })
  id: string;

  /** The customer to whom it happened. */
  @ApiProperty({ format: 'uuid', example: '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1' })
  customerId: string;

  /** The operator who did it. */
  @ApiProperty({ format: 'uuid', example: 'd08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34' })
  creatorOperatorId: string;

  /** What kind of event it is. */
  @ApiProperty({ enum: EVENT_TYPES, example: 'add-tag' })
  type: EventType;

  /** The event in words, as they were when it was written; of a note, its text. */
  @ApiProperty({ example: 'Premium customer tag added' })
  description: string;

  /** What the event is about, such as the `tagId` of a tag event or the `fields` of an update. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { tagId: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' },
  })
  data: Record<string, unknown>;

  /** When the event last changed: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  updatedAt: string;

  /** When the event was written: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt: string;

  /** When the event was deleted: UTC with milliseconds; null while it stands. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  deletedAt: string | null;
}

/** One page of a timeline, newest first. */
export class TimelineReply {
  /** The events asked for. */
  items: TimelineEventReply[];

  /** The exact number of all matches, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  count: number;
}
