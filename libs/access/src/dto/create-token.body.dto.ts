import { IsISO8601, IsOptional, IsRFC3339, IsString, MaxLength } from 'class-validator';
import { MAX_TEXT } from '@echonio/platform';
import { BlankIsAbsent, Trimmed } from './fields';

const NOT_A_TIME = 'must be a time with its zone, such as 2030-01-31T12:00:00Z';

export class CreateTokenBody {
  /** What the token is for. @example Website */
  @IsOptional()
  @BlankIsAbsent()
  @Trimmed()
  @IsString({ message: 'must be a text' })
  @MaxLength(MAX_TEXT, { message: `must have at most ${MAX_TEXT} characters` })
  label?: string;

  /** When the token ends by itself (RFC 3339); never when absent. @example 2030-01-31T12:00:00Z */
  @IsOptional()
  @BlankIsAbsent()
  @IsRFC3339({ message: NOT_A_TIME })
  @IsISO8601({ strict: true }, { message: NOT_A_TIME })
  expiresAt?: string;
}
