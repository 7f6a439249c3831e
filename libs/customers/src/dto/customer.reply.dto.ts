import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ContactReply } from '@echonio/contacts';
import { CorporateIdentity, PersonalIdentity } from './identity.dto';

class CustomerReplyBase {
  /** Unique identifier for the object. */
  @ApiProperty({ format: 'uuid', example: '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1' })
  id: string;

  /** Unique identifier for the organization. */
  @ApiProperty({ format: 'uuid', example: '6ab965cb-a242-4b9f-a868-0a946a2c3cf5' })
  organizationId: string;

  /** Unique identifier for the operator who has created the customer. */
  @ApiProperty({ format: 'uuid', example: 'd08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34' })
  creatorOperatorId: string;

  /** Unique identifier for the uploaded avatar. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null })
  avatarUploadedFileId: string | null;

  /** Identifiers of the customer's tags, in the order in which they were given. */
  @ApiProperty({ type: [String], format: 'uuid', example: ['9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77'] })
  tagsIds: string[];

  /** The customer's contacts, in the order given. */
  contacts: ContactReply[];

  /** UTC, with milliseconds; only with `include=meta`. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt?: string;

  /** UTC, with milliseconds; only with `include=meta`. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  updatedAt?: string;
}

/** A customer that is a company or an institution. */
export class CorporateCustomer extends CustomerReplyBase {
  @ApiProperty({ enum: ['corporate'], example: 'corporate' })
  type: 'corporate';

  identity: CorporateIdentity;
}

/** A customer that is a person. */
export class PersonalCustomer extends CustomerReplyBase {
  @ApiProperty({ enum: ['personal'], example: 'personal' })
  type: 'personal';

  identity: PersonalIdentity;
}

/** A customer, told apart by its `type`. */
export const CUSTOMER_SCHEMA = {
  oneOf: [{ $ref: getSchemaPath(CorporateCustomer) }, { $ref: getSchemaPath(PersonalCustomer) }],
  discriminator: {
    propertyName: 'type',
    mapping: { corporate: getSchemaPath(CorporateCustomer), personal: getSchemaPath(PersonalCustomer) },
  },
};

/** One page of customers, most recently modified first. */
@ApiExtraModels(CorporateCustomer, PersonalCustomer)
export class CustomerList {
  @ApiProperty({ type: 'array', items: CUSTOMER_SCHEMA })
  items: (CorporateCustomer | PersonalCustomer)[];

  /** The exact number of all matches, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  count: number;
}

/** Says which customer is gone. */
export class CustomerDeleted {
  @ApiProperty({ enum: ['true'], example: 'true' })
  result: 'true';

  @ApiProperty({ format: 'uuid', example: '61d9ebbf-084f-4221-ad71-d45d4b1a6ff1' })
  id: string;
}
