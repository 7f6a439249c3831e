import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ContactBodyInput } from '@echonio/contacts';
import { CorporateIdentityInput, PersonalIdentityInput } from './identity.dto';

const EXAMPLE = { name: 'رادیو', title: 'کافی شاپ', manager: 'ندا یاری' };

const IDENTITY_SCHEMA = {
  anyOf: [CorporateIdentityInput, PersonalIdentityInput].map((each) => ({ $ref: getSchemaPath(each) })),
};

/** What a request passes of a customer. */
@ApiExtraModels(CorporateIdentityInput, PersonalIdentityInput, ContactBodyInput)
export class CustomerBodyInput {
  /** May be left out of a new customer when the identity tells it. */
  @ApiProperty({ required: false, enum: ['corporate', 'personal'], example: 'corporate' })
  type?: string;

  /** The keys of one type; null clears a key. */
  @ApiProperty({ required: false, ...IDENTITY_SCHEMA, example: EXAMPLE })
  identity?: object;

  /** In a change: the whole new list. A known id updates, no id adds, what is left out goes, `[]` clears. */
  @ApiProperty({ required: false, type: [ContactBodyInput], maxItems: 100 })
  contacts?: ContactBodyInput[];

  /** Identifiers of defined tags: the whole new set. Needs `addCustomerTag` or `removeCustomerTag` for what changes. */
  @ApiProperty({
    required: false,
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: 100,
    example: [],
  })
  tagsIds?: string[];

  /** An uploaded PNG, JPEG, WebP or GIF file of the organization; null takes the avatar away. */
  @ApiProperty({ required: false, type: String, nullable: true, format: 'uuid', example: null })
  avatarUploadedFileId?: string | null;
}

const jsonText = (schema: object, example: unknown): object => ({
  type: 'string',
  contentMediaType: 'application/json',
  contentSchema: schema,
  example: JSON.stringify(example, null, 2),
});

/** The same as a form: objects and lists are JSON text. A blank field counts as not passed. */
export class CustomerForm {
  @ApiProperty({ required: false, enum: ['corporate', 'personal'], example: 'corporate' })
  type?: string;

  /** JSON text of the identity. */
  @ApiProperty({
    required: false,
    ...jsonText(IDENTITY_SCHEMA, EXAMPLE),
  })
  identity?: string;

  /** JSON text of the list of contacts. */
  @ApiProperty({
    required: false,
    ...jsonText({ type: 'array', items: { $ref: getSchemaPath(ContactBodyInput) } }, [
      { type: 'tel', value: '+982123422342' },
      { type: 'mobile', value: '+982123422342', role: 'مدیرعامل', title: 'اصلی' },
    ]),
  })
  contacts?: string;

  /** JSON text of the list of tag identifiers. */
  @ApiProperty({ required: false, ...jsonText({ type: 'array', items: { type: 'string', format: 'uuid' } }, []) })
  tagsIds?: string;

  /** Identifier of an uploaded image. */
  @ApiProperty({ required: false, format: 'uuid' })
  avatarUploadedFileId?: string;
}
