import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

/** A contact as a preview shows it. */
export class PreviewContact {
  @ApiProperty({ example: 'tel' })
  type: string;

  @ApiProperty({ example: '+982123422342' })
  value: string;

  @ApiProperty({ type: String, nullable: true })
  role: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ type: String, nullable: true })
  responder: string | null;
}

/** A customer as a preview shows it. */
export class PreviewCustomer {
  @ApiProperty({ enum: ['corporate', 'personal'] })
  type: string;

  /** The values by the keys of the type. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  identity: Record<string, string | null>;

  /** Titles, those too that the import would define. */
  @ApiProperty({ type: [String] })
  tags: string[];

  @ApiProperty({ type: [PreviewContact] })
  contacts: PreviewContact[];
}

const VALUE = {
  oneOf: [{ type: 'string' }, { $ref: getSchemaPath(PreviewContact) }, { type: 'null' as never }],
};

/** What would be different of a customer that is there. */
@ApiExtraModels(PreviewContact)
export class PreviewChange {
  /** A key of the identity, `contacts` or `tags`. */
  @ApiProperty({ example: 'identity.title' })
  field: string;

  /** As it is: a value or a contact; null where the change adds. */
  @ApiProperty(VALUE)
  from: string | PreviewContact | null;

  /** As it would be. */
  @ApiProperty(VALUE)
  to: string | PreviewContact | null;
}

/** Why a row would be rejected. */
export class PreviewFault {
  /** The column of the file, or the path of the value. */
  @ApiProperty({ type: String, nullable: true })
  column: string | null;

  /** A stable code for programs. */
  @ApiProperty({ example: 'UNKNOWN_TAG' })
  code: string;

  /** One sentence for a person. */
  message: string;

  /** The beginning of the value. */
  @ApiProperty({ required: false })
  value?: string;
}

/** What would become of one of the first rows. */
export class PreviewRowReply {
  /** The line of the file on which the row begins, from 1. */
  @ApiProperty({ type: 'integer', example: 2 })
  line: number;

  /** What the import would do. */
  @ApiProperty({ enum: ['create', 'update', 'skip', 'reject'], example: 'create' })
  action: string;

  /** The customer as it would be stored; null where nothing would be. */
  @ApiProperty({ type: PreviewCustomer, nullable: true })
  customer: PreviewCustomer | null;

  /** What would be different of the customer that is there. */
  @ApiProperty({ type: [PreviewChange] })
  changes: PreviewChange[];

  /** The customer that is there already; null where there is none. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  matchedCustomerId: string | null;

  /** The line of the earlier row that has the same customer; null where there is none. */
  @ApiProperty({ type: 'integer', nullable: true })
  matchedLine: number | null;

  /** Why the row would be rejected. */
  @ApiProperty({ type: [PreviewFault] })
  errors: PreviewFault[];
}
