import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { IsId } from '@echonio/platform';
import { ImportOptions } from '../import';
import { IsFlag } from './is-flag';

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

  get options(): ImportOptions {
    const { dryRun, atomic, createTags, onDuplicate } = this;
    return { dryRun, atomic, createTags, onDuplicate };
  }
}
