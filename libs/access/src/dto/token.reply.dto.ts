/** Never the token itself: it is shown once, when it is created. */
export class TokenReply {
  id: string;
  label: string | null;
  /** UTC with milliseconds. */
  createdAt: string;
  /** UTC with milliseconds; null when it doesn't end by itself. */
  expiresAt: string | null;
}

export class TokensReply {
  items: TokenReply[];
  /** The number of all tokens that aren't revoked, whatever offset and limit. */
  count: number;
}

export class NewTokenReply {
  id: string;
  /** The token, shown this once. */
  token: string;
  label: string | null;
  createdAt: string;
  expiresAt: string | null;
}
