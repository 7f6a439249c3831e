import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { BlankIsAbsent, PageQuery } from '@echonio/platform';
import { LIST_DIRECTIONS, LIST_SORTS, ListDirection, ListOrder, listOrder, ListSort } from '../list/list-order';
import { CustomerFiltersQuery } from './customer-filters.query.dto';

export class ListCustomersQuery extends IntersectionType(CustomerFiltersQuery, PageQuery) {
  /** What the list is sorted by; blank is `updatedAt`. A name is compared without case and accents, a person's last name first. */
  @IsOptional()
  @BlankIsAbsent()
  @IsIn(LIST_SORTS, { message: `must be ${LIST_SORTS.join(', ')}` })
  @ApiProperty({ required: false, enum: LIST_SORTS, default: 'updatedAt' })
  sort?: ListSort;

  /** Blank is `desc` for times, so that the newest come first, and `asc` for names. */
  @IsOptional()
  @BlankIsAbsent()
  @IsIn(LIST_DIRECTIONS, { message: `must be ${LIST_DIRECTIONS.join(' or ')}` })
  @ApiProperty({ required: false, enum: LIST_DIRECTIONS })
  order?: ListDirection;

  /**
   * Where to go on, from the `Link` of the reply before; the search, the filters and the order must be the same, and there can be no offset. The
   * next parts are as fast as the first, whatever is changed meanwhile, and in the end they give what was modified since the walk began.
   */
  @IsOptional()
  @BlankIsAbsent()
  @IsString({ message: 'must be a text' })
  @ApiProperty({ required: false, type: String })
  cursor?: string;

  /** `meta` adds `createdAt` and `updatedAt`. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get listOrder(): ListOrder {
    return listOrder(this.sort, this.order);
  }

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
