import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';
import { IsColor } from './is-color';
import { IsTagTitle } from './is-tag-title';

export class UpdateTagBody {
  /** What the tag says, unique in the organization after folding. Absent: as it was. */
  @ValidateIf((_, value) => value !== undefined)
  @IsTagTitle()
  @ApiProperty({ required: false, minLength: 1, maxLength: 500, example: 'Premium customer' })
  title?: string;

  /** The colour to show the tag in: `#rgb` or `#rrggbb`, null for none. Absent: as it was. */
  @IsOptional()
  @IsColor()
  @ApiProperty({ required: false, type: String, nullable: true, example: '#ffaa00' })
  color?: string | null;
}
