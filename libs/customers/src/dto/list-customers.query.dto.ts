import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@echonio/platform';
import { CustomerFiltersQuery } from './customer-filters.query.dto';

export class ListCustomersQuery extends IntersectionType(CustomerFiltersQuery, PageQuery) {
  /** `meta` adds `createdAt` and `updatedAt`. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
