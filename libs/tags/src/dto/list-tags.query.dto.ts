import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@echonio/platform';
import { MAX_SEARCH_LENGTH } from '@echonio/search-text';

export class ListTagsQuery extends PageQuery {
  /** Words that the title must contain, in any spelling; blank shows all. */
  @IsOptional()
  @IsString({ message: 'must be a text' })
  @MaxLength(MAX_SEARCH_LENGTH, { message: `must have at most ${MAX_SEARCH_LENGTH} characters` })
  @ApiProperty({ required: false, type: String, maxLength: MAX_SEARCH_LENGTH, default: '' })
  search: string = '';
}
