import { ApiProperty } from '@nestjs/swagger';

/** The definition of a tag. */
export class TagReply {
  /** Unique identifier of the tag. */
  @ApiProperty({ format: 'uuid', example: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' })
  id: string;

  /** The organization that defined the tag. */
  @ApiProperty({ format: 'uuid', example: '6ab965cb-a242-4b9f-a868-0a946a2c3cf5' })
  organizationId: string;

  /** What the tag says, as it was written. */
  @ApiProperty({ minLength: 1, maxLength: 500, example: 'Premium customer' })
  title: string;

  /** The colour to show the tag in, as `#rgb` or `#rrggbb` in lower case; null for none. */
  @ApiProperty({ type: String, nullable: true, pattern: '^#([0-9a-f]{3}|[0-9a-f]{6})$', example: '#ffaa00' })
  color: string | null;

  /** The number of customers that have the tag now. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  customersCount: number;

  /** When the tag was defined: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt: string;

  /** When the title or colour last changed: UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  updatedAt: string;
}

/** One page of tags, in the order of their titles. */
export class TagsReply {
  /** The tags asked for. */
  items: TagReply[];

  /** The exact number of all matches, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  count: number;
}

/** Says which tag is gone. */
export class DeletedTagReply {
  /** Always true. */
  @ApiProperty({ type: Boolean, enum: [true], example: true })
  result: true;

  /** The identifier that the tag had. */
  @ApiProperty({ format: 'uuid', example: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' })
  id: string;
}
