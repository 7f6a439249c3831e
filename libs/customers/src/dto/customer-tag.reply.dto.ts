import { ApiProperty } from '@nestjs/swagger';
import { TimelineEventReply } from '@echonio/timeline';

/** Says which tag was given to, or taken from, which customer. */
export class CustomerTagReply {
  /** Always true. */
  @ApiProperty({ type: Boolean, enum: [true], example: true })
  result: true;

  /** The customer whose tag it is or was. */
  @ApiProperty({ format: 'uuid', example: '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1' })
  customerId: string;

  /** The tag. */
  @ApiProperty({ format: 'uuid', example: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' })
  tagId: string;

  /** The event that the call wrote, or that of old by which the customer has the tag already. */
  timelineEvent: TimelineEventReply;
}
