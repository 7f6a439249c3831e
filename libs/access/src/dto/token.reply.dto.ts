import { ApiProperty } from '@nestjs/swagger';

/** Never the token itself: it is shown once, when it is created. */
export class TokenReply {
  @ApiProperty({ format: 'uuid', example: '726af1c1-a089-4371-bf26-1b3608683800' })
  id: string;

  /** What the token is for. @example Website */
  label: string | null;

  /** UTC with milliseconds. */
  @ApiProperty({ format: 'date-time', example: '2017-07-06T07:34:19.961Z' })
  createdAt: string;

  /** UTC with milliseconds; null when it doesn't end by itself. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  expiresAt: string | null;
}

export class TokensReply {
  items: TokenReply[];

  /** The number of all tokens that aren't revoked, whatever offset and limit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  count: number;
}

export class NewTokenReply extends TokenReply {
  /** The token, shown this once. @example ech_… */
  token: string;
}
