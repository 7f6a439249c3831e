import { IsOptional, ValidateIf } from 'class-validator';
import { IsColor } from './is-color';
import { IsTagTitle } from './is-tag-title';

export class UpdateTagBody {
  /** What the tag says: 1 to 500 characters, unique in the organization after folding. Absent: as it was. */
  @ValidateIf((_, value) => value !== undefined)
  @IsTagTitle()
  title?: string;

  /** The colour to show the tag in: `#rgb` or `#rrggbb`, null for none. Absent: as it was. */
  @IsOptional()
  @IsColor()
  color?: string | null;
}
