import { ApiProperty } from '@nestjs/swagger';
import { FileReply } from '@echonio/files';
import { TimelineEventReply } from '@echonio/timeline';
import { CorporateCustomer, CUSTOMER_SCHEMA, PersonalCustomer } from './customer.reply.dto';

/** A tag that the customer has. */
class DossierTag {
  @ApiProperty({ format: 'uuid', example: '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77' })
  id: string;

  /** @example Premium customer */
  title: string;
}

/** What is made from the customer's values, so that it is found and sorted. */
class DossierDerived {
  /** The name as lists compare it. @example رضایی علی */
  sortName: string;

  /** All values as search compares them, a line each. */
  @ApiProperty({ example: ' رضایی\n علی' })
  searchKey: string;

  /** E-mail addresses and numbers as the search for duplicates compares them. */
  @ApiProperty({ type: [String], example: ['phone:989121234567'] })
  matchKeys: string[];
}

/** Everything that is stored about one customer. */
export class CustomerDossier {
  @ApiProperty(CUSTOMER_SCHEMA)
  customer: CorporateCustomer | PersonalCustomer;

  /** How often it was written; the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 3 })
  version: number;

  tags: DossierTag[];

  @ApiProperty({ type: () => FileReply, nullable: true })
  avatar: FileReply | null;

  /** Oldest first, all of it. */
  timeline: TimelineEventReply[];

  derived: DossierDerived;

  /**
   * What other parts keep of it for a time, by their names: `imports` has how the customer was before an import changed it,
   * `previews` how a dry run would have, `replies` what was answered to requests with an `Idempotency-Key`.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: true } },
    example: { imports: [], previews: [], replies: [] },
  })
  traces: Record<string, object[]>;
}
