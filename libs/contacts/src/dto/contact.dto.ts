import { ApiProperty } from '@nestjs/swagger';

/** What a contact says. */
export class ContactDataReply {
  /** @example اصلی */
  note: string | null;

  /** @example مدیرعامل */
  role: string | null;

  /** Any kind of contact, in lower case: `tel`, `mobile`, `email`, … @example tel */
  type: string;

  /** As it was given. @example +982123422342 */
  value: string;

  /** Who answers. @example Helen Cron */
  responder: string | null;
}

/** A contact of a customer. */
export class ContactReply {
  @ApiProperty({ format: 'uuid', example: 'bae0fe10-d4f7-4b1a-a2f6-2d97e4f5b5f3' })
  id: string;

  data: ContactDataReply;
}

const text = (maxLength: number, example?: string | null): object => ({
  required: false,
  type: String,
  nullable: true,
  maxLength,
  ...(example === undefined ? {} : { example }),
});

/**
 * A contact as a request passes it, flat or with its values in `data` as in replies. `type` and `value` are needed for a new contact;
 * what isn't passed for a known one stays.
 */
export class ContactBodyInput {
  /** Identifier of a contact that the customer has. */
  @ApiProperty({ required: false, format: 'uuid' })
  id?: string;

  /** Any kind of contact: `tel`, `mobile`, `email`, … */
  @ApiProperty({ required: false, maxLength: 500, example: 'mobile' })
  type?: string;

  /** Never refused for its format. */
  @ApiProperty({ required: false, maxLength: 500, example: '+982123422342' })
  value?: string;

  /** The role of the person who answers. */
  @ApiProperty(text(500, 'مدیرعامل'))
  role?: string | null;

  /** Alias: `title`. */
  @ApiProperty(text(2_000, 'اصلی'))
  note?: string | null;

  /** Who answers. Aliases: `fullname`, `fullName`. */
  @ApiProperty(text(500))
  responder?: string | null;
}
