import { IsOptional } from 'class-validator';
import { IsColor } from './is-color';
import { IsTagTitle } from './is-tag-title';

export class CreateTagBody {
  /** What the tag says: 1 to 500 characters, unique in the organization after folding. */
  @IsTagTitle()
  title: string;

  /** The colour to show the tag in: `#rgb` or `#rrggbb`, or null for none. */
  @IsOptional()
  @IsColor()
  color?: string | null;
}
