import { ApiProperty } from '@nestjs/swagger';

/** A note on a customer. */
export class NoteBody {
  /** The text of the note. Alias: `note`. */
  @ApiProperty({ minLength: 1, maxLength: 2_000, example: 'Called back, wants an offer by Saturday.' })
  description: string;
}
