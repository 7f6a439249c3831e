import { ApiHideProperty, ApiProperty, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { IsId } from '@echonio/platform';
import { ImportOptions } from '../import';
import { mappingFaults } from '../readers/mapping';
import type { ImportMapping } from '../readers/mapping';
import { defaultsFaults } from '../readers/row-defaults';
import type { RowDefaults } from '../readers/row-defaults';
import { IsFlag } from './is-flag';
import { IsJsonObject } from './is-json-object';
import { IsToldByFile } from './is-told-by-file';

const NOT_OFFERED = new Set<unknown>(['skip', 'update']);

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

  /** What to do with a row whose customer is there already: `create` another. */
  @ApiProperty({ enum: ['create'], required: false, default: 'create', example: 'create' })
  @Transform(({ value }: { value: unknown }) => (value === '' ? 'create' : value))
  @IsIn(['create'], {
    message: ({ value }) =>
      NOT_OFFERED.has(value) ? `must be create; ${String(value)} is not offered yet` : 'must be create',
  })
  onDuplicate = 'create' as const;

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
    const { dryRun, atomic, createTags, onDuplicate, mapping, defaults } = this;
    return { dryRun, atomic, createTags, onDuplicate, mapping, defaults };
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
export class ImportForm extends OmitType(ImportBody, ['mapping', 'defaults', 'options']) {
  /** JSON text of the mapping. */
  @ApiProperty({ required: false, contentMediaType: 'application/json', example: '{"Firma":"name"}' } as never)
  mapping?: string;

  /** JSON text of the defaults. */
  @ApiProperty({ required: false, contentMediaType: 'application/json', example: '{"type":"personal"}' } as never)
  defaults?: string;
}
