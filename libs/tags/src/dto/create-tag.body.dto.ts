import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsColor } from './is-color';
import { IsTagTitle } from './is-tag-title';

export class CreateTagBody {
  /** What the tag says, unique in the organization after folding. */
  @IsTagTitle()
  @ApiProperty({ minLength: 1, maxLength: 500, example: 'Premium customer' })
  title: string;

  /** The colour to show the tag in: `#rgb` or `#rrggbb`, or null for none. */
  @IsOptional()
  @IsColor()
  @ApiProperty({ required: false, type: String, nullable: true, example: '#ffaa00' })
  color?: string | null;
}
