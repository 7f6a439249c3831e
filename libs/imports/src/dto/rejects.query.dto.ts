import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';

export class RejectsQuery {
  /** `csv` to correct and import, `ndjson` to read: an object per line with `line`, `errors` and `raw`; blank is `csv`. */
  @ApiProperty({ enum: ['csv', 'ndjson'], required: false, default: 'csv', example: 'csv' })
  @Transform(({ value }: { value: unknown }) => (value === '' ? 'csv' : value))
  @IsIn(['csv', 'ndjson'], { message: 'must be csv or ndjson' })
  format: 'csv' | 'ndjson' = 'csv';
}
