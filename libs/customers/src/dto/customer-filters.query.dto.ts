import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { BlankIsAbsent, IsId, IsIdList, IsInstant, MAX_TEXT } from '@echonio/platform';
import { MAX_SEARCH_LENGTH } from '@echonio/search-text';
import { CUSTOMER_TYPES, CustomerType } from '../customer';
import { CustomerFilters } from '../list/customer-filters';
import { IsCustomerSearch } from './is-customer-search';
import { IsNotBefore } from './is-not-before';

const MAX_TAG_IDS = 100;
const TAG_ID = '9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77';

/** The parameters of the query string that may be given more than once. */
export const LIST_PARAMETERS = ['tagIds', 'tagIdsAll', 'tagIdsNone'];

/** Which customers a request is about: those that the search finds and that all filters let through. */
export class CustomerFiltersQuery implements CustomerFilters {
  /** A keyword to search among customers' identities and their contacts; blank shows all. */
  @IsCustomerSearch()
  @ApiProperty({ required: false, type: String, maxLength: MAX_SEARCH_LENGTH, example: 'رادیو' })
  search = '';

  /** Only customers of this type; blank is both. */
  @IsOptional()
  @BlankIsAbsent()
  @IsIn(CUSTOMER_TYPES, { message: `must be ${CUSTOMER_TYPES.join(' or ')}` })
  @ApiProperty({ required: false, enum: CUSTOMER_TYPES })
  type?: CustomerType;

  /** Only customers that have any of these tags: up to 100 ids, separated by commas or each in a parameter of its own. */
  @IsIdList(MAX_TAG_IDS)
  @ApiProperty({ required: false, type: String, example: TAG_ID })
  tagIds?: string[];

  /** Only customers that have all of these tags; ids as in `tagIds`. */
  @IsIdList(MAX_TAG_IDS)
  @ApiProperty({ required: false, type: String, example: TAG_ID })
  tagIdsAll?: string[];

  /** Only customers that have none of these tags; ids as in `tagIds`. */
  @IsIdList(MAX_TAG_IDS)
  @ApiProperty({ required: false, type: String, example: TAG_ID })
  tagIdsNone?: string[];

  /** Only customers created at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. */
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-06' })
  createdFrom?: Date;

  /** Only customers created before this instant. */
  @IsNotBefore('createdFrom')
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-07T00:00:00+03:30' })
  createdTo?: Date;

  /** Only customers last modified at or after this instant. */
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-06' })
  updatedFrom?: Date;

  /** Only customers last modified before this instant. */
  @IsNotBefore('updatedFrom')
  @IsInstant()
  @ApiProperty({ required: false, type: String, example: '2017-07-07T00:00:00+03:30' })
  updatedTo?: Date;

  /** Only customers that this operator created. */
  @IsOptional()
  @BlankIsAbsent()
  @IsId()
  @ApiProperty({ required: false, type: String, format: 'uuid' })
  creatorOperatorId?: string;

  /** Only customers with a contact of this type. */
  @IsOptional()
  @BlankIsAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @MaxLength(MAX_TEXT, { message: `must have at most ${MAX_TEXT} characters` })
  @IsString({ message: 'must be a text' })
  @ApiProperty({ required: false, type: String, example: 'email' })
  hasContact?: string;
}
