import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';

export class TemplateQuery {
  /** The format of the file; blank is `csv`. */
  @Transform(({ value }: { value: unknown }) => (value === '' ? 'csv' : value))
  @IsIn(['csv', 'json'], { message: 'must be csv or json' })
  format: 'csv' | 'json' = 'csv';
}
