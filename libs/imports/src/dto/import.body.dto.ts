import { ApiHideProperty, ApiProperty, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { IsId } from '@echonio/platform';
import { DUPLICATE_BY, ON_DUPLICATE } from '../duplicates/duplicate-options';
import type { OnDuplicate } from '../duplicates/duplicate-options';
import { ImportOptions } from '../import';
import { mappingFaults } from '../readers/mapping';
import type { ImportMapping } from '../readers/mapping';
import { defaultsFaults } from '../readers/row-defaults';
import type { RowDefaults } from '../readers/row-defaults';
import { IsDuplicateBy, MAX_DUPLICATE_BY } from './is-duplicate-by';
import { IsFlag } from './is-flag';
import { IsJsonObject } from './is-json-object';
import { IsRegion } from './is-region';
import { IsToldByFile } from './is-told-by-file';

export class ImportBody {
  /** Identifier of the uploaded file. */
  @ApiProperty({ format: 'uuid' })
  @IsId()
  id: string;

  /** `true`: read, check and report, and create nothing. The file can still be imported. */
  @ApiProperty({ type: Boolean, required: false, default: false, example: false })
  @IsFlag()
  dryRun = false;

  /** `true`: one bad row, and nothing is created. */
  @ApiProperty({ type: Boolean, required: false, default: false, example: false })
  @IsFlag()
  atomic = false;

  /** `true`: tags that the organization lacks are defined. Needs `configOrganization` too. */
  @ApiProperty({ type: Boolean, required: false, default: false, example: false })
  @IsFlag()
  createTags = false;

  /**
   * What to do with a row whose customer is there already, in the organization or by an earlier row: `create` another, `skip` the row, or
   * `update` the customer by what the row says, which clears nothing. `update` needs `editCustomer` too, and to give tags `addCustomerTag`.
   */
  @ApiProperty({ enum: ON_DUPLICATE, required: false, default: 'create', example: 'create' })
  @Transform(({ value }: { value: unknown }) => (value === '' ? 'create' : value))
  @IsIn(ON_DUPLICATE, { message: `must be one of ${ON_DUPLICATE.join(', ')}` })
  onDuplicate: OnDuplicate = 'create';

  /**
   * A customer of the same type is there already when it has the same e-mail address (`email`), telephone number (`phone`) or contact of any other
   * type, however it is written. Where a row matches several, what stands first in this list decides, then the older customer.
   */
  @ApiProperty({
    required: false,
    type: [String],
    maxItems: MAX_DUPLICATE_BY,
    default: DUPLICATE_BY,
    example: DUPLICATE_BY,
  })
  @IsDuplicateBy()
  duplicateBy: readonly string[] = DUPLICATE_BY;

  /** The country of phone numbers without a country code, by its ISO 3166 code; else the organization's. */
  @ApiProperty({ required: false, type: String, nullable: true, example: 'IR' })
  @IsRegion()
  defaultRegion: string | null = null;

  /** Column of the file → field, as a header would say it; null ignores the column. Columns that aren't named are read by their names. */
  @ApiProperty({
    required: false,
    oneOf: [{ type: 'object', additionalProperties: { type: 'string', nullable: true } }, { type: 'null' as never }],
    example: { Firma: 'name', Telefon: 'tel', Intern: null },
  })
  @IsJsonObject(mappingFaults)
  mapping: ImportMapping | null = null;

  /** What rows get beside what they say: `type` where they have none, `tags` always (titles or ids). */
  @ApiProperty({
    required: false,
    type: () => ImportDefaultsInput,
    nullable: true,
    example: { type: 'personal', tags: [] },
  })
  @IsJsonObject(defaultsFaults)
  defaults: RowDefaults | null = null;

  @ApiHideProperty()
  @IsToldByFile()
  encoding?: unknown;

  get options(): ImportOptions {
    const { dryRun, atomic, createTags, onDuplicate, duplicateBy, defaultRegion, mapping, defaults } = this;
    return { dryRun, atomic, createTags, onDuplicate, duplicateBy, defaultRegion, mapping, defaults };
  }
}

/** What rows of an import get beside what they say. */
export class ImportDefaultsInput {
  @ApiProperty({ required: false, enum: ['corporate', 'personal'] })
  type?: string;

  /** Titles or identifiers of tags. */
  @ApiProperty({ required: false, type: [String] })
  tags?: string[];
}

/** The same as a form: objects are JSON text. */
export class ImportForm extends OmitType(ImportBody, [
  'duplicateBy',
  'defaultRegion',
  'mapping',
  'defaults',
  'options',
]) {
  /** Types with commas between, or a JSON list of them. */
  @ApiProperty({ required: false, example: 'email,phone' })
  duplicateBy?: string;

  /** The country of phone numbers without a country code, by its ISO 3166 code, for example `IR`; else the organization's. */
  @ApiProperty({ required: false })
  defaultRegion?: string;

  /** JSON text of the mapping, for example `{"Firma":"name"}`. */
  @ApiProperty({ required: false, contentMediaType: 'application/json' } as never)
  mapping?: string;

  /** JSON text of the defaults, for example `{"type":"personal"}`. */
  @ApiProperty({ required: false, contentMediaType: 'application/json' } as never)
  defaults?: string;
}
