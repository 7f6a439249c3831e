import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@echonio/platform';
import { IsCustomerSearch } from './is-customer-search';

export class ListCustomersQuery extends PageQuery {
  /** A keyword to search among customers' identities and their contacts; blank shows all. */
  @IsCustomerSearch()
  search = '';

  /** `meta` adds `createdAt` and `updatedAt`. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
