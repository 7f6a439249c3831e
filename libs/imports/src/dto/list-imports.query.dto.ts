import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@echonio/platform';
import { IMPORT_STATES, ImportState } from '../import';

export class ListImportsQuery extends PageQuery {
  /** Only imports in this state; blank is all. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsIn(IMPORT_STATES, { message: `must be one of ${IMPORT_STATES.join(', ')}` })
  @ApiProperty({ required: false, enum: IMPORT_STATES })
  state?: ImportState;
}
