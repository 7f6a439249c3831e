import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { CustomerFiltersQuery } from '@echonio/customers';
import { EXPORT_FORMATS, ExportFormat } from '../export-format';

export class ExportQuery extends CustomerFiltersQuery {
  /** The format of the file; blank is `csv`. */
  @ApiProperty({ enum: EXPORT_FORMATS, required: false, default: 'csv', example: 'csv' })
  @Transform(({ value }: { value: unknown }) => (value === '' ? 'csv' : value))
  @IsIn(EXPORT_FORMATS, { message: `must be one of ${EXPORT_FORMATS.join(', ')}` })
  format: ExportFormat = 'csv';

  /** `meta` adds what an import ignores: identifiers, creator, times and version. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
